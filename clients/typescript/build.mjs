// Builds the package: bundles, and declarations of types, which are checked strictly.
import { execFileSync } from "node:child_process";
import { cp, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(here, "dist");
const compiler = fileURLToPath(import.meta.resolve("typescript/lib/tsc.js"));

await rm(dist, { recursive: true, force: true });
await import("./bundle.mjs");
const compile = (...given) => execFileSync(process.execPath, [compiler, ...given], { stdio: "inherit" });
compile("--project", here);
// The compiler also declares what is bundled from the pages; none of our types refers to it.
await cp(path.join(dist, "types/clients/typescript/src"), dist, { recursive: true });
await rm(path.join(dist, "types"), { recursive: true });
// Who uses the package compiles against what was just written.
compile("--project", path.join(here, "test"));
