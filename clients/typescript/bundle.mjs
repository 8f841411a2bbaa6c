// Bundles the package into a folder (`dist`, or the one named): `index.js` for those who bundle
// themselves, and `titik-temu.js`, which needs nothing else, for pages without a build.
import { build } from "esbuild";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.resolve(process.argv[2] ?? path.join(here, "dist"));

const common = {
  absWorkingDir: here,
  entryPoints: ["src/index.ts"],
  bundle: true,
  format: "esm",
  target: "es2022",
  logLevel: "warning",
};
await build({ ...common, outfile: path.join(target, "index.js"), packages: "external" });
await build({ ...common, outfile: path.join(target, "titik-temu.js"), legalComments: "eof" });
