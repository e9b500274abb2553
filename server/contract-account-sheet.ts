import { z } from "zod";
import { named, role, unitId } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";
import { sheetProblem } from "./contract-sheet.ts";

/** 5,000 people are a workbook of 0.3 MB (November 2026). */
const upload = { maxBytes: 5_000_000 } as const;

const one = z.object({ username: z.string(), name: z.string(), role, unit: unitId.optional() });
/** Somebody as they are, or will be. */
const person = one.extend({ extension: z.string().optional(), active: z.boolean() });

/** What a list of people would do, and every slip in it. */
const look = z
  .object({
    /** Of all that it would do: sent back with the file, so that nothing unseen is done. */
    fingerprint: z.string(),
    /** The first of them; while there is one, nothing is done. */
    problems: z.array(sheetProblem),
    problemCount: z.number(),
    added: z.array(person),
    changed: z.array(z.object({ before: person, after: person })),
    unchanged: z.number(),
    /** Work here and are not in the list: they stay unless they are told to leave. */
    missing: z.array(one),
    /** In the list already, with a first password that they have not changed yet. */
    waiting: z.array(one),
  })
  .register(named, { id: "PeopleLook" });

const flag = z.enum(["true", "false"]).default("false");

/** The people who work here as a spreadsheet. */
export const accountSheetRoutes = {
  downloadAccounts: {
    method: "get",
    path: "/api/accounts/sheet",
    access: "staff.manage",
    summary: "Everybody who works or worked here as a workbook (xlsx) or one CSV file; no passwords",
    query: z.object({ type: z.enum(["xlsx", "csv"]).default("xlsx") }),
    response: "file",
    audited: true,
  },
  lookAtAccounts: {
    method: "post",
    path: "/api/accounts/sheet/look",
    access: "staff.manage",
    summary: "What a list of people would do, and every slip in it; keeps nothing",
    upload,
    response: look,
    audited: false,
  },
  importAccounts: {
    method: "post",
    path: "/api/accounts/sheet",
    access: "staff.manage",
    summary: "The same list again, as it was looked at, taken whole: STALE where it would do anything else by now",
    query: z.object({ seen: z.string().min(1).max(100), retire: flag, renew: flag }),
    upload,
    response: z.object({
      changed: z.number(),
      retired: z.number(),
      /** Whoever is new, or got a new first password: shown once, only hashes are kept. */
      passwords: z.array(one.extend({ password: z.string() })),
    }),
  },
} as const satisfies Record<string, Route>;
