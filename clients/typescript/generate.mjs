// Writes src/schema.ts anew from the API's document. Its first lines say of which document and by
// what it was made, and what it held then; a test compares them without this generator.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import openapiTS, { astToString } from "openapi-typescript";

const document = await readFile(new URL("../../app/openapi.json", import.meta.url), "utf8");
const { version } = createRequire(import.meta.url)("openapi-typescript/package.json");
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

// What has a default may be left out of a request.
const made = await openapiTS(JSON.parse(document), { defaultNonNullable: false });
const content = astToString(made);
const head = [
  `// Made by openapi-typescript ${version} from app/openapi.json: npm run generate`,
  `// document ${sha256(document)}`,
  `// content ${sha256(content)}`,
];
await writeFile(new URL("src/schema.ts", import.meta.url), `${head.join("\n")}\n${content}`);
