import type { z } from "zod";
import type { EntryFault, EntryValidator } from "../../core/knowledge/version.ts";
import { danglingIn, type KnowledgeData, type Release } from "./load.ts";
import { procedureSchema, synonymsSchema } from "./record.ts";

type Issue = z.core.$ZodIssue;

const wrongFormat: Record<string, string> = { date: "wrong-date", url: "wrong-url" };

/** What is wrong, by a name that stays whatever the library's sentences are. */
function codeOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined || issue.input === null ? "missing" : "wrong-type";
    case "too_small":
      if (issue.origin === "array") return "too-few";
      return issue.origin === "string" ? "missing" : "wrong-number";
    case "too_big":
      return issue.origin === "string" ? "too-long" : "wrong-number";
    case "invalid_format":
      return wrongFormat[issue.format] ?? "wrong-format";
    case "invalid_value":
      return "wrong-choice";
    case "unrecognized_keys":
      return "unknown-field";
    case "custom":
      return String(issue.params?.fault ?? "wrong");
    default:
      return "wrong";
  }
}

/** A fact is a sentence or a sentence with its state: of the two, the fault of the one that was meant is told. */
function flatten(issue: Issue): { path: PropertyKey[]; code: string }[] {
  if (issue.code !== "invalid_union") return [{ path: issue.path, code: codeOf(issue) }];
  const meant = issue.errors.find((faults) => faults.some(({ path }) => path.length > 0)) ?? issue.errors[0] ?? [];
  return meant.flatMap((inner) => flatten(inner).map(({ path, code }) => ({ path: [...issue.path, ...path], code })));
}

/** A body checked against its shape: what it says, or every fault with its place. */
export function checkShape<T>(schema: z.ZodType<T>, body: unknown): { data: T } | { faults: EntryFault[] } {
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return { data: parsed.data };
  const faults = parsed.error.issues.flatMap(flatten).map(({ path, code }) => ({ path: path.join("."), code }));
  return { faults };
}

const plainCue = /^[a-z0-9]+(?:[ |][a-z0-9]+)*$/;
const cuesOf = (body: unknown): { path: string; cue: unknown }[] => {
  const { excludes = [], moves = [] } = body as { excludes?: unknown[]; moves?: { cues: unknown[] }[] };
  return [
    ...excludes.map((cue, at) => ({ path: `excludes.${at}`, cue })),
    ...moves.flatMap(({ cues }, move) => cues.map((cue, at) => ({ path: `moves.${move}.cues.${at}`, cue }))),
  ];
};

/**
 * Cue words staff write are words, "a|b" at most: an expression could be written that takes a process minutes for one
 * message. Those the release has already may stay.
 */
function unsafeCues(body: unknown, { entries }: Pick<Release, "entries">): EntryFault[] {
  const known = new Set([...entries.values()].flatMap((entry) => cuesOf(entry.body).map(({ cue }) => cue)));
  return cuesOf(body).flatMap(({ path, cue }) =>
    known.has(cue) || plainCue.test(String(cue)) ? [] : [{ path, code: "unsafe-cue" }],
  );
}

/** What is wrong with an entry beside its neighbours: another's id, or a button that somebody else has. */
export function neighbourFaults(
  entry: { id: string; label: string },
  entryId: string,
  others: readonly { id: string; label: string }[],
): EntryFault[] {
  const isTaken = others.some(({ id, label }) => id !== entryId && label === entry.label);
  return [
    ...(entry.id === entryId ? [] : [{ path: "id", code: "wrong-id" }]),
    ...(isTaken ? [{ path: "label", code: "taken" }] : []),
  ];
}

/** A record that somebody wrote, checked by itself and beside its neighbours; those are `others`. */
export function readProcedure(
  body: unknown,
  entryId: string,
  { release, others }: { release: Release; others: KnowledgeData["records"] },
) {
  const checked = checkShape(procedureSchema, body);
  if ("faults" in checked) return checked;
  const faults = [...neighbourFaults(checked.data, entryId, others), ...unsafeCues(body, release)];
  return faults.length > 0 ? { faults } : checked;
}

/** Looks at records before they are kept or put in force, beside what is in force then. */
export function procedureValidator(release: Release, inForce: () => KnowledgeData): EntryValidator {
  return (body, entryId) => {
    const { records } = inForce();
    const read = readProcedure(body, entryId, { release, others: records });
    if ("faults" in read) return read.faults;
    const ids = new Set([...records.map(({ id }) => id), entryId]);
    return danglingIn(read.data, ids).map(({ path, code }) => ({ path, code }));
  };
}

/** The one list of synonyms has this id. */
export const synonymsId = "all";

/** Looks at the list of synonyms, which is written as a whole. */
export const validateSynonyms: EntryValidator = (body, entryId) => {
  const checked = checkShape(synonymsSchema, body);
  const wrongId = entryId === synonymsId ? [] : [{ path: "id", code: "wrong-id" }];
  return [...wrongId, ...("faults" in checked ? checked.faults : [])];
};
