// Bundles the scripts and styles that stand beside the pages of app/web into app/web/static.
// Called by hatch_build.py; by hand: npm run build.
//
// Every output carries a hash of its content in its name, so that a browser may keep it for
// ever; manifest.json tells the server which name belongs to which source.

import { readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { build } from "esbuild";

const root = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(root, "app/web");
const target = path.join(source, "static");
const staging = path.join(source, "static.new");

const ENTRIES = [
  "app.css",
  "app.js",
  "frame/icons/favicon.svg",
  "frame/icons/icon-180.png",
  "frame/icons/icon-192.png",
  "frame/icons/icon-512.png",
  "frame/offline/offline-worker.js",
  "frame/offline/reading/decoder-worker.js",
  "frame/styles/dark.css",
  "agenda/agenda.js",
  "agenda/reminders-worker.js",
  "docs/docs.css",
  "docs/docs.js",
  "frame/live.js",
  "scanner/scanner.css",
  "scanner/scanner.js",
  "signage/signage.css",
  "signage/signage.js",
  "table/table.css",
  "table/table.js",
];
const SHIPPED = [
  "@fontsource-variable/noto-sans",
  "@noble/ed25519",
  "@noble/hashes",
  "@picocss/pico",
  "htmx.org",
  "idb",
  "swagger-ui-dist",
  "zxing-wasm",
];

/** What a package contains beyond what its own licence text speaks of. */
const CONTAINED = {
  "zxing-wasm":
    "Its WebAssembly is built from ZXing-C++ (https://github.com/zxing-cpp/zxing-cpp) and " +
    "ZXingWasm.cpp, both under the Apache License 2.0, whose text stands at swagger-ui-dist.",
};

/** Source name -> built name, for the entries and for the files they pull in (fonts). */
function manifestOf(metafile) {
  const manifest = {};
  for (const [output, { entryPoint, inputs }] of Object.entries(metafile.outputs)) {
    const origin = entryPoint ?? Object.keys(inputs)[0];
    manifest[path.basename(origin)] = path.basename(output);
  }
  return manifest;
}

const isLicence = (file) => /^(licen[cs]e|notice)/i.test(file) || file.endsWith(".LICENSE.txt");

/** Our own licence, and that of the data we carry. */
async function ours() {
  const [licence, data] = await Promise.all(
    ["LICENSE", "app/sheets/data/NOTICE"].map((name) => readFile(path.join(root, name), "utf8")),
  );
  return ["Titik Temu (Apache-2.0)", data.trim(), licence].join("\n\n");
}

/** All licence texts: ours, and those of what the bundles contain, whose authors ask for it. */
async function licences() {
  const parts = SHIPPED.map(async (name) => {
    const folder = path.join(root, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json")));
    const files = (await readdir(folder)).filter(isLicence).sort();
    if (files.length === 0) throw new Error(`${name} ${version} carries no licence text`);
    const texts = files.map((file) => readFile(path.join(folder, file), "utf8"));
    const notes = name in CONTAINED ? [CONTAINED[name]] : [];
    return [`${name} ${version} (${license})`, ...notes, ...(await Promise.all(texts))].join("\n\n");
  });
  return (await Promise.all([ours(), ...parts])).join(`\n\n${"-".repeat(80)}\n\n`);
}

const PACKED = { ".br": promisify(brotliCompress), ".gz": promisify(gzip) };
const WORTH_PACKING = /\.(css|js|svg|txt|wasm)$/;

/** Write beside each file its packed forms, which the server sends to browsers that take them. */
async function pack(folder) {
  for (const name of (await readdir(folder)).filter((name) => WORTH_PACKING.test(name))) {
    const content = await readFile(path.join(folder, name));
    for (const [suffix, packing] of Object.entries(PACKED)) {
      await writeFile(path.join(folder, name + suffix), await packing(content));
    }
  }
}

await rm(staging, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ENTRIES.map((name) => path.join(source, name)),
  outdir: staging,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome90", "firefox90", "safari15"],
  loader: { ".woff2": "file", ".wasm": "file", ".svg": "copy", ".png": "copy" },
  legalComments: "none",
  // htmx can evaluate expressions in attributes; our policy forbids it and app.js turns it off.
  logOverride: { "direct-eval": "silent" },
  logLevel: "warning",
  metafile: true,
});
await writeFile(
  path.join(staging, "manifest.json"),
  `${JSON.stringify(manifestOf(metafile), null, 2)}\n`,
);
await writeFile(path.join(staging, "licences.txt"), await licences());
await pack(staging);
await rm(target, { recursive: true, force: true });
await rename(staging, target);
