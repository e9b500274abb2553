import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { AppError } from "../../../core/errors.ts";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";

const own = new URL("../../../nlp/data/", import.meta.url);
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "knowledge-"));
  cpSync(new URL("procedures", own), join(folder, "procedures"), { recursive: true });
  for (const name of ["synonyms.yaml", "open-topics.yaml", "hotlines.yaml"])
    cpSync(new URL(name, own), join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function edit(file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

function faults(): string[] {
  try {
    loadKnowledge(undefined, pathToFileURL(`${folder}/`));
  } catch (error) {
    if (error instanceof AppError && error.code === "CONFIG_INVALID" && Array.isArray(error.details.issues)) {
      return error.details.issues;
    }
    throw error;
  }
  return [];
}

test("the product's own files have no fault", () => {
  expect(faults()).toEqual([]);
});

test("all faults of all files are told at once, with file and field", () => {
  edit("procedures/kinh-doanh.yaml", (text) => text.replace("confidence: high", "confidence: sure"));
  edit("procedures/an-sinh.yaml", (text) => text.replace("channel: any", "channel: fax"));
  edit("synonyms.yaml", (text) => text.replace("- means: căn cước", "- meaning: căn cước"));
  edit("open-topics.yaml", (text) => text.replace("'mo cua'", "'mo (cua'"));
  const found = faults().join("\n");
  expect(found).toMatch(/kinh-doanh\.yaml: procedures\.0\.confidence/);
  expect(found).toMatch(/an-sinh\.yaml: procedures\.0\.fee\.items\.0\.channel/);
  expect(found).toMatch(/synonyms\.yaml: 0\.means/);
  expect(found).toMatch(/open-topics\.yaml: .*not a regular expression/);
});

test("a reference to nothing, a doubled id and a broken file are faults", () => {
  edit("procedures/ho-tich.yaml", (text) => text.replace("- to: khai-sinh-qua-han", "- to: khai-sinh-khac"));
  edit("procedures/chung-thuc.yaml", (text) => text.replace("id: giay-uy-quyen", "id: chung-thuc-chu-ky"));
  edit("procedures/dat-dai.yaml", () => "group: [");
  const found = faults().join("\n");
  expect(found).toMatch(/khai-sinh: refers to khai-sinh-khac/);
  expect(found).toMatch(/chung-thuc-chu-ky: the id is used twice/);
  expect(found).toMatch(/dat-dai\.yaml/);
});
