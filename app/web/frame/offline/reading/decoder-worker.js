// ZXing, compiled to WebAssembly, in a thread beside the page's own.
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm";

prepareZXingModule({
  overrides: { locateFile: () => new URL(wasm, self.location.href).href },
  fireImmediately: true,
});

const OPTIONS = {
  formats: ["QRCode"],
  maxNumberOfSymbols: 1,
  tryHarder: true,
  tryInvert: false,
  tryRotate: false, // a QR code is found whichever way it lies
};

self.addEventListener("message", async ({ data }) => {
  let text = null;
  try {
    const [found] = await readBarcodes(data, OPTIONS);
    text = found?.isValid ? found.text : null;
  } catch {
    // A picture that cannot be decoded is treated as one without a code; the next one follows.
  }
  self.postMessage(text);
});
