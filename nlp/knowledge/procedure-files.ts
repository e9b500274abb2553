import { readdirSync, readFileSync } from "node:fs";
import { type Document, isMap, isScalar, isSeq, parse, parseDocument, type YAMLMap } from "yaml";
import type { z } from "zod";
import { procedureFileSchema, procedureSchema } from "./record.ts";
import { changedKeys } from "./record-meaning.ts";
import type { GroupedProcedure, WrittenProcedure } from "./sheet/plain.ts";

const dataFolder = new URL("../data/procedures/", import.meta.url);
/** As the files are written: lines are never folded, dashes stand under their key. */
const style = { lineWidth: 0, indentSeq: false };

/** One file of procedures, as text and as what is written in it. */
export interface ProcedureFile {
  path: URL;
  text: string;
  group: string;
  procedures: WrittenProcedure[];
}

/** Reads the procedure files as they are written, for whoever changes them; `loadKnowledge` reads them for answering. */
export function readProcedureFiles(folder: URL = dataFolder): ProcedureFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return names.sort().map((name) => {
    const path = new URL(name, folder);
    const text = readFileSync(path, "utf8");
    const written = parse(text) as z.input<typeof procedureFileSchema>;
    procedureFileSchema.parse(written);
    return { path, text, group: written.group, procedures: written.procedures };
  });
}

/**
 * The text of a file with the given records of its group put in: only what differs is written anew, records that are
 * not given stay, new ones come last. Comments and the order of keys are kept, so that the difference is small.
 */
export function withRecords(file: ProcedureFile, records: readonly GroupedProcedure[]): string {
  const own = records.filter(({ group }) => group === file.group);
  const document = parseDocument(file.text);
  const list = document.get("procedures");
  if (!isSeq(list)) throw new TypeError("a procedure file has a list of procedures");
  let isChanged = false;
  for (const { procedure } of own) {
    const before = file.procedures.find(({ id }) => id === procedure.id);
    const keys = changedKeys(before, procedure);
    if (keys.length === 0) continue;
    isChanged = true;
    const node = list.items.find((item) => isMap(item) && item.get("id") === procedure.id);
    if (isMap(node))
      for (const key of keys) setKey(document, node, key, procedure[key as keyof WrittenProcedure], rank);
    else list.add(document.createNode(inOrder(procedure)));
  }
  return isChanged ? document.toString(style) : file.text;
}

const order = Object.keys(procedureSchema.shape);
const rank = (key: unknown) => order.indexOf(String(key));

function inOrder(procedure: WrittenProcedure): Record<string, unknown> {
  return Object.fromEntries(Object.entries(procedure).sort(([a], [b]) => rank(a) - rank(b)));
}

/** Sets a key where the ranks say it belongs, or takes it away; what is the same inside stays as it is written. */
function setKey(
  document: Document,
  node: YAMLMap,
  key: string,
  value: unknown,
  rankOf: (key: unknown) => number,
): void {
  const old = node.get(key, true);
  if (value === undefined) node.delete(key);
  else if (old !== undefined) node.set(key, mended(document, old, value));
  else {
    const at = node.items.findIndex((pair) => rankOf(pair.key) > rankOf(key));
    node.items.splice(at < 0 ? node.items.length : at, 0, document.createPair(key, value));
  }
}

/** A node that says `value` and is written like `old` as far as the two agree. */
function mended(document: Document, old: unknown, value: unknown): unknown {
  if (isMap(old) && isMap(document.createNode(value))) {
    const next = value as Record<string, unknown>;
    const keys = Object.keys(next);
    for (const key of Object.keys(old.toJSON())) if (!(key in next)) old.delete(key);
    for (const key of keys) setKey(document, old, key, next[key], (each) => keys.indexOf(String(each)));
    return old;
  }
  if (isSeq(old) && Array.isArray(value)) {
    old.items = value.map((each, at) => mended(document, old.items[at], each));
    return old;
  }
  return isScalar(old) && old.value === value ? old : document.createNode(value);
}
