// Reading a QR code from a picture: by the browser itself where it can, else by ZXing in a worker.

/**
 * @typedef {{decode: (source: HTMLVideoElement, area: Area) => Promise<string | null>}} Decoder
 * @typedef {{x: number, y: number, side: number}} Area a square, in pixels of the video
 */

/** The picture is made no larger than this for decoding: 45 modules keep 14 pixels each. */
const LARGEST_SIDE = 640;

/**
 * @param {string} workerUrl address of the built decoder-worker.js
 * @returns {Promise<Decoder>}
 */
export async function makeDecoder(workerUrl) {
  return (await nativeDecoder()) ?? wasmDecoder(workerUrl);
}

async function nativeDecoder() {
  try {
    const formats = (await globalThis.BarcodeDetector?.getSupportedFormats()) ?? [];
    if (!formats.includes("qr_code")) return null;
    const detector = new globalThis.BarcodeDetector({ formats: ["qr_code"] });
    const cut = cutter();
    return {
      async decode(video, area) {
        const codes = await detector.detect(cut(video, area).canvas);
        return codes[0]?.rawValue ?? null;
      },
    };
  } catch {
    return null;
  }
}

function wasmDecoder(workerUrl) {
  const worker = new Worker(workerUrl, { type: "module" });
  const cut = cutter();
  let settle = null;
  worker.addEventListener("message", ({ data }) => settle?.(data));
  worker.addEventListener("error", () => settle?.(null));
  return {
    decode(video, area) {
      const picture = cut(video, area);
      const { canvas } = picture;
      const pixels = picture.getImageData(0, 0, canvas.width, canvas.height);
      return new Promise((resolve) => {
        settle = resolve;
        worker.postMessage(pixels, [pixels.data.buffer]);
      });
    },
  };
}

/** Makes a function that draws the area of a video on a canvas of its own. */
function cutter() {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (video, { x, y, side }) => {
    const size = Math.round(Math.min(side, LARGEST_SIDE));
    if (canvas.width !== size) canvas.width = canvas.height = size;
    context.drawImage(video, x, y, side, side, 0, 0, size, size);
    return context;
  };
}
