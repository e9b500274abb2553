import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import ts from "typescript";
import { z } from "zod";
import { environment } from "../server/config.ts";

/**
 * Writes docs/operations/configuration.md: the words are the comments in server/config*.ts, types and defaults come from
 * the schema. With `--check` only says whether the committed page is stale. A variable without words is a fault.
 */
const page = new URL("../docs/operations/configuration.md", import.meta.url);
const folder = new URL("../server/", import.meta.url);

type Words = Map<string, { file: string; text: string }>;

/** The comment above each variable. */
function wordsIn(file: string): [string, { file: string; text: string }][] {
  const source = ts.createSourceFile(file, readFileSync(new URL(file, folder), "utf8"), ts.ScriptTarget.ES2022, true);
  const found: [string, { file: string; text: string }][] = [];
  const visit = (node: ts.Node): void => {
    const doc = ts.isPropertyAssignment(node) ? ts.getJSDocCommentsAndTags(node)[0] : undefined;
    if (doc && ts.isPropertyAssignment(node) && /^[A-Z][A-Z0-9_]+$/.test(node.name.getText())) {
      const text = ts.getTextOfJSDocComment(doc.comment) ?? "";
      found.push([node.name.getText(), { file, text: text.replace(/\s+/g, " ").trim() }]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

interface Kind {
  default?: unknown;
  enum?: string[];
  type?: string;
  minimum?: number;
  maximum?: number;
}

const code = (text: string): string => `\`${text.replaceAll("|", "\\|")}\``;
const cell = (text: string): string => text.replaceAll("|", "\\|");

/** What may be set: a choice, a number in its limits, or a text. */
function choiceOf({ enum: choices, type, minimum, maximum }: Kind): string {
  if (choices) return choices.map(code).join(", ");
  const isNumber = type === "number" || type === "integer";
  const limit = [minimum, maximum].some((one) => one === undefined || Math.abs(one) >= Number.MAX_SAFE_INTEGER);
  if (isNumber) return limit ? "number" : `${minimum} to ${maximum}`;
  return "text";
}

function defaultOf({ default: given }: Kind): string {
  if (given === undefined || given === "") return "";
  if (typeof given === "boolean") return code(given ? "1" : "0");
  return code(Array.isArray(given) ? given.join(",") : String(given));
}

const titleOf = (file: string): string => file.replace(/^config-?|\.ts$/g, "") || "general";

function write(): string {
  const files = readdirSync(folder).filter((name) => /^config(-[\w-]+)?\.ts$/.test(name));
  const words: Words = new Map(files.flatMap(wordsIn));
  const schema = z.toJSONSchema(environment, { io: "input", unrepresentable: "any" });
  const kinds = Object.entries(schema.properties ?? {}) as [string, Kind][];
  const silent = kinds.filter(([name]) => !words.get(name)?.text).map(([name]) => name);
  if (silent.length > 0) throw new Error(`no comment in server/config*.ts says what these are: ${silent.join(", ")}`);
  const titles = [...new Set(kinds.map(([name]) => titleOf(words.get(name)?.file ?? "")))];
  const sections = titles.map((title) => {
    const rows = kinds
      .filter(([name]) => titleOf(words.get(name)?.file ?? "") === title)
      .map(
        ([name, kind]) =>
          `| ${code(name)} | ${choiceOf(kind)} | ${defaultOf(kind)} | ${cell(words.get(name)?.text ?? "")} |`,
      );
    return `## ${title}\n\n| variable | value | default | what it does |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
  });
  const head =
    "# Configuration\n\n" +
    "Made from `server/config*.ts` by `npm run config-page`. Do not edit.\n\n" +
    "Every variable the product reads from its environment. What is wrong or missing is named at start, all at once. " +
    "A channel is off or complete: where some of its variables are set, the missing ones are named. Which are needed for " +
    "what is told in [connecting.md](../connecting.md). Secrets belong into a file only the service may read " +
    "(`deploy/env.example`), never into a command line.\n";
  return `${head}\n${sections.join("\n")}`;
}

const text = write();
if (process.argv.includes("--check")) {
  if (readFileSync(page, "utf8") !== text) {
    console.error("docs/operations/configuration.md is stale: run `npm run config-page` and commit it.");
    process.exitCode = 1;
  }
} else {
  writeFileSync(page, text);
  console.log("docs/operations/configuration.md written");
}
