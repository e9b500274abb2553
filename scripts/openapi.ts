import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";
import { openApiDocument } from "../server/openapi.ts";

/** Writes the console's types from the contract; with `--check` only says whether the committed ones are stale. */
const file = new URL("../web/src/api-types.ts", import.meta.url);
const header = "// Made from server/contract.ts by `npm run openapi`. Do not edit.\n\n";

const ast = await openapiTS(JSON.stringify(openApiDocument()));
const types = header + astToString(ast);

if (process.argv.includes("--check")) {
  const committed = await readFile(file, "utf8").catch(() => "");
  if (committed !== types) {
    console.error("web/src/api-types.ts is stale: run `npm run openapi` and commit it.");
    process.exitCode = 1;
  }
} else {
  await writeFile(file, types);
  console.log("web/src/api-types.ts written");
}
