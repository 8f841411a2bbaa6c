// Reads QR codes from pictures: by the browser's own decoder or, without one, by ZXing in a worker.

/**
 * @typedef {{decode: (source: HTMLVideoElement, area: Area) => Promise<string | null>}} Decoder
 * @typedef {{x: number, y: number, side: number}} Area a square, in pixels of the video
 */

/** The picture is made no larger than this for decoding: 45 modules keep 14 pixels each. */
const LARGEST_SIDE = 640;

/** A browser's own decoder may exist and yet fail: Android loads a part of it later. */
const MOST_FAILURES = 3;
/** No picture takes this long; the worker has ended or has never started. */
const WORKER_PATIENCE_MS = 8_000;

/**
 * @param {string} workerUrl address of the built decoder-worker.js
 * @returns {Promise<Decoder>}
 */
export async function makeDecoder(workerUrl) {
  const native = await nativeDecoder();
  return native ? withSubstitute(native, () => wasmDecoder(workerUrl)) : wasmDecoder(workerUrl);
}

/**
 * Return a decoder that uses `first` until it has failed several times in a row, then another.
 * @param {Decoder} first @param {() => Decoder} makeOther @returns {Decoder}
 */
export function withSubstitute(first, makeOther) {
  let used = first;
  let failures = 0;
  return {
    async decode(video, area) {
      try {
        const text = await used.decode(video, area);
        failures = 0;
        return text;
      } catch (error) {
        failures += 1;
        if (used === first && failures >= MOST_FAILURES) used = makeOther();
        throw error;
      }
    },
  };
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
  const cut = cutter();
  let worker = null;
  return {
    async decode(video, area) {
      const picture = cut(video, area);
      const { canvas } = picture;
      const pixels = picture.getImageData(0, 0, canvas.width, canvas.height);
      worker ??= new Worker(workerUrl, { type: "module" });
      const text = await answerOf(worker, pixels);
      if (text !== undefined) return text;
      worker.terminate(); // some phones end workers when memory is short; a new one may work
      worker = null;
      return null;
    },
  };
}

/** @returns {Promise<string | null | undefined>} undefined: the worker did not answer in time */
function answerOf(worker, pixels) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, WORKER_PATIENCE_MS);
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.postMessage(pixels, [pixels.data.buffer]);
  });
}

/** Return a function that draws an area of a video on a canvas of its own. */
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
