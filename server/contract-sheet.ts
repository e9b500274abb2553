import { z } from "zod";
import { named } from "./contract-base.ts";
import { procedureBody } from "./contract-bodies.ts";
import type { Route } from "./contract-route.ts";

/** The 105 records of the first release are a workbook of 0.2 MB (November 2026). */
const upload = { maxBytes: 5_000_000 } as const;

const entry = z.object({ id: z.string(), name: z.string() });

/** One thing to mend, where it stands as Excel counts, in words for staff. */
export const sheetProblem = z
  .object({
    sheet: z.string(),
    row: z.number().optional(),
    column: z.string().optional(),
    /** A stable name; unset for what only the schema of a record can say. */
    code: z.string().optional(),
    text: z.string(),
    hint: z.string(),
  })
  .register(named, { id: "SheetProblem" });

/** A record that the file writes anew or otherwise than it is in force; `before` is unset where it cannot be read. */
const change = z
  .object({
    ...entry.shape,
    isNew: z.boolean(),
    before: procedureBody.optional(),
    after: procedureBody,
    /** The same words wait already; or another draft of one's own does, which a new one takes the place of. */
    waits: z.enum(["same-draft", "same-proposed", "own-draft"]).optional(),
  })
  .register(named, { id: "SheetChange" });

const look = z
  .object({
    /** Of the file and of what it was held against: sent back with the file, so that nothing unseen is written. */
    fingerprint: z.string(),
    /** The first of them; while there is one, no draft is written. */
    problems: z.array(sheetProblem),
    problemCount: z.number(),
    changes: z.array(change),
    /** Other words came into force since the file was made: these rows are not used. */
    stale: z.array(entry),
    /** Not in the file: they stay as they are. */
    missing: z.array(entry),
    unchanged: z.number(),
  })
  .register(named, { id: "SheetLook" });

/** The records as a spreadsheet, for staff who work in one. */
export const sheetRoutes = {
  downloadSheet: {
    method: "get",
    path: "/api/knowledge/sheet",
    access: "knowledge.read",
    summary: "All records in force as one workbook (xlsx) or one archive with a CSV file a sheet (csv)",
    query: z.object({ type: z.enum(["xlsx", "csv"]).default("xlsx") }),
    response: "file",
    audited: true,
  },
  lookAtSheet: {
    method: "post",
    path: "/api/knowledge/sheet/look",
    access: "knowledge.propose",
    summary: "What a spreadsheet would change, and every slip in it; keeps nothing",
    upload,
    response: look,
    audited: false,
  },
  draftFromSheet: {
    method: "post",
    path: "/api/knowledge/sheet/drafts",
    access: "knowledge.propose",
    summary: "The same file again, as it was looked at: one draft for each record it changes, none twice",
    query: z.object({ seen: z.string().min(1).max(100) }),
    upload,
    response: z.object({
      drafts: z.array(z.object({ versionId: z.string(), ...entry.shape })),
      /** Proposed already, in the same words. */
      waiting: z.array(entry),
      stale: z.array(entry),
    }),
  },
  proposeDrafts: {
    method: "post",
    path: "/api/knowledge/sheet/propose",
    access: "knowledge.propose",
    summary: "Offers many of one's own drafts to a second person, in one transaction",
    body: z.object({ ids: z.array(z.string().min(1).max(100)).min(1).max(2_000) }),
    response: z.object({ proposed: z.number(), stale: z.array(z.object({ id: z.string() })) }),
  },
} as const satisfies Record<string, Route>;
