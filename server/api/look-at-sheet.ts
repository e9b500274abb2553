import { createHash } from "node:crypto";
import { AppError } from "../../core/errors.ts";
import { waitingTwin } from "../../core/knowledge/draft-entries.ts";
import type { KnowledgeVersion } from "../../core/knowledge/version.ts";
import type { Staff } from "../../core/people/staff.ts";
import { plainBody } from "../../nlp/knowledge/plain.ts";
import { markOf, saysSame } from "../../nlp/knowledge/record-meaning.ts";
import { recordsInForce, wardGroup } from "../../nlp/knowledge/records-in-force.ts";
import { changesIn, type SheetChange } from "../../nlp/knowledge/sheet/changes.ts";
import { entryProblems } from "../../nlp/knowledge/sheet/entry-problems.ts";
import type { SheetProblem } from "../../nlp/knowledge/sheet/problems.ts";
import { readKnowledgeSheet } from "../../nlp/knowledge/sheet/sheet.ts";
import { procedureBody } from "../contract-bodies.ts";
import { given } from "./given.ts";
import type { KnowledgeDeps } from "./knowledge.ts";

type File = Express.Multer.File | undefined;
type Waits = "same-draft" | "same-proposed" | "own-draft";
interface Named {
  id: string;
  name: string;
}

/** A change with the number of the version in force it was held against, and what waits of its entry. */
interface Change extends SheetChange {
  id: string;
  base: number;
  waits?: Waits;
}

/** What a spreadsheet would change, and every slip in it. */
interface Look {
  fingerprint: string;
  problems: SheetProblem[];
  changes: Change[];
  stale: Named[];
  missing: Named[];
  unchanged: number;
}

/** Whoever broke a whole column learns no more from the thousandth line. */
const shownProblems = 200;
const shownNameChars = 100;

/** The file's name as it may stand in a note. */
export function fileNameOf(file: File): string {
  const name = (file?.originalname ?? "").normalize("NFC").replace(/[\p{C}\s]+/gu, " ");
  return Array.from(name.trim()).slice(0, shownNameChars).join("");
}

/** What of an entry waits, seen by whoever brings these words. */
function waitsOf(
  versions: readonly KnowledgeVersion[],
  words: { entryId: string; base: number; body: unknown },
  staff: Staff,
): Waits | undefined {
  const twin = waitingTwin(versions, words, { authorId: staff.id, saysSame });
  if (twin) return twin.state === "proposed" ? "same-proposed" : "same-draft";
  return versions.some(({ state, author }) => state === "draft" && author.id === staff.id) ? "own-draft" : undefined;
}

/** Mark of everything a member of staff decides on when they look: the file, and the words it was held against. */
function fingerprintOf(content: Uint8Array, changes: readonly Change[], stale: readonly Named[]): string {
  const held = changes.map(({ id, base, before }) => [id, base, before ? markOf(before) : ""]);
  const facts = JSON.stringify([held, stale.map(({ id }) => id)]);
  return createHash("sha256").update(content).update(facts).digest("hex");
}

/** Holds a file against what is in force now. Throws BAD_INPUT without a file, UNSUPPORTED_FILE, TOO_LARGE. */
export async function lookAt(
  file: File,
  staff: Staff,
  { store, library }: Pick<KnowledgeDeps, "store" | "library">,
): Promise<Look> {
  if (!file) throw new AppError("BAD_INPUT", "one file in the field `file`", { details: { issues: ["file"] } });
  const all = await store.transaction((tx) => tx.knowledge.inState(["draft", "proposed", "published"]));
  const published = all.filter(({ state }) => state === "published");
  const inForce = recordsInForce(library.release, published);
  const records = inForce.map(({ group, procedure: { id, label } }) => ({ id, label, group }));
  const sheet = await readKnowledgeSheet(file.buffer, { records, newGroups: [wardGroup] });
  const found = changesIn(sheet.records, inForce);
  const validate = library.validators.procedure;
  const problems = [...sheet.problems, ...(validate ? entryProblems(sheet, found.changes, validate) : [])];
  const changes = found.changes.map((change): Change => {
    const { id } = change.after;
    const versions = all.filter((version) => version.kind === "procedure" && version.entryId === id);
    const base = versions.find(({ state }) => state === "published")?.number ?? 0;
    const waits = waitsOf(versions, { entryId: id, base, body: change.after }, staff);
    return { ...change, id, base, ...given({ waits }) };
  });
  const { stale, missing, unchanged } = found;
  const missed = sheet.problems.length > 0 ? [] : missing;
  return {
    ...{ fingerprint: fingerprintOf(file.buffer, changes, stale), problems, changes, unchanged },
    ...{ stale, missing: missed },
  };
}

const nameOnly = ({ id, name }: Named): Named => ({ id, name });

/** A look as the console reads it. */
export function presentLook({ changes, problems, stale, missing, ...look }: Look) {
  return {
    ...look,
    problems: problems.slice(0, shownProblems),
    problemCount: problems.length,
    changes: changes.map(({ id, before, after, waits }) => ({
      ...{ id, name: after.name, isNew: before === undefined, after: procedureBody.parse(plainBody(after)) },
      ...given({ before: before && procedureBody.safeParse(plainBody(before)).data, waits }),
    })),
    stale: stale.map(nameOnly),
    missing: missing.map(nameOnly),
  };
}
