/** Generates src/generated/<service>.ts from openapi/<service>.json, the document that the service exports. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";

const api = fileURLToPath(new URL("..", import.meta.url));
const check = process.argv.includes("--check");
let outdated = 0;

for (const name of readdirSync(join(api, "openapi")).sort()) {
  const service = basename(name, ".json").replaceAll("_", "-");
  const target = join(api, "src", "generated", `${service}.ts`);
  const schema = JSON.parse(readFileSync(join(api, "openapi", name), "utf8"));
  const text = COMMENT_HEADER + astToString(await openapiTS(schema));
  if (check) {
    let present = "";
    try {
      present = readFileSync(target, "utf8");
    } catch {
      // A missing file is an outdated one.
    }
    if (present !== text) {
      console.error(`src/generated/${service}.ts differs from openapi/${name}: npm run clients`);
      outdated += 1;
    }
  } else {
    writeFileSync(target, text);
    console.log(`${service}: ${text.length} characters`);
  }
}
process.exit(outdated > 0 ? 1 : 0);
