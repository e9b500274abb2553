import { describe, expect, test } from "@jest/globals";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";
import { recordsInForce, wardGroup } from "../../../nlp/knowledge/records-in-force.ts";
import { changesIn } from "../../../nlp/knowledge/sheet/changes.ts";
import type { GroupedProcedure, WrittenProcedure } from "../../../nlp/knowledge/sheet/plain.ts";
import { readKnowledgeSheet, writeKnowledgeSheet } from "../../../nlp/knowledge/sheet/sheet.ts";
import { dearer, hallRecord, released } from "./written.ts";

const release = loadKnowledge();
const version = (body: Record<string, unknown>) => ({ kind: "procedure", entryId: String(body.id), body }) as const;
const inForce = (...bodies: Record<string, unknown>[]) => recordsInForce(release, bodies.map(version));

/** What staff have on their disk: these records, written and read back. */
async function fileOf(records: readonly GroupedProcedure[]): Promise<GroupedProcedure[]> {
  const { records: read, problems } = await readKnowledgeSheet(await writeKnowledgeSheet(records, "xlsx"));
  expect(problems).toEqual([]);
  return read;
}
const changed = (file: readonly GroupedProcedure[], id: string, change: Partial<WrittenProcedure>) =>
  file.map((one) => (one.procedure.id === id ? { ...one, procedure: { ...one.procedure, ...change } } : one));
const idsOf = ({ changes, stale, missing, unchanged }: ReturnType<typeof changesIn>) => ({
  changes: changes.map(({ after }) => after.id),
  stale: stale.map(({ id }) => id),
  missing: missing.map(({ id }) => id),
  unchanged,
});

describe("What a spreadsheet changes of the records in force", () => {
  test("a file that nobody touched changes nothing, also of words that a sheet writes more tidily", async () => {
    const untidy = released("khai-tu", { result: `${"Trích lục".normalize("NFD")}  khai tử` });
    const standing = inForce(dearer(8_000), hallRecord, untidy);
    expect(standing.at(-1)).toMatchObject({ group: wardGroup, procedure: { id: hallRecord.id } });
    const found = idsOf(changesIn(await fileOf(standing), standing));
    expect(found).toEqual({ changes: [], stale: [], missing: [], unchanged: 106 });
  });

  test("what was changed is told with the words before, what is new without, and what the file lacks stays", async () => {
    const standing = inForce();
    const [first, ...rest] = changed(await fileOf(standing), "khai-tu", { result: "Trích lục mới" });
    const fresh = { group: wardGroup, procedure: hallRecord as unknown as WrittenProcedure };
    const found = changesIn([...rest, fresh], standing);
    expect(idsOf(found)).toEqual({
      changes: ["khai-tu", hallRecord.id],
      stale: [],
      missing: [first?.procedure.id],
      unchanged: 103,
    });
    expect(found.changes.map(({ before }) => before?.result)).toEqual([released("khai-tu").result, undefined]);
  });

  test("a row made from words that are no longer in force is not used, unless it says what is in force now", async () => {
    const file = changed(await fileOf(inForce()), "khai-tu", { result: "Trích lục mới" });
    const now = inForce(dearer(8_000), released("khai-tu", { result: "Trích lục mới" }));
    expect(idsOf(changesIn(file, now))).toMatchObject({ changes: [], stale: ["chung-thuc-ban-sao"], unchanged: 104 });
    const unmarked = file.map(({ group, procedure }) => ({ group, procedure }));
    expect(idsOf(changesIn(unmarked, now))).toMatchObject({ changes: ["chung-thuc-ban-sao"], stale: [] });
  });

  test("a version that cannot be used leaves the release's words in the file", () => {
    const [record] = inForce({ ...released("khai-tu"), name: "" }).filter(
      ({ procedure }) => procedure.id === "khai-tu",
    );
    expect(record?.procedure.name).toBe(released("khai-tu").name);
  });
});
