import { create as attachment } from "content-disposition";
import type { AuditFacts } from "../../core/audit/trail.ts";
import { AppError } from "../../core/errors.ts";
import type { Account } from "../../core/people/account.ts";
import type { Staff } from "../../core/people/staff.ts";
import { planMark, planStaffList, type StaffLine, takeStaffList } from "../../core/people/staff-list.ts";
import { localDate } from "../../core/ticket/working-time.ts";
import { noteInAudit, notePartsInAudit } from "../audit.ts";
import { oneTimePassword } from "../passwords.ts";
import { readPeopleSheet, writePeopleSheet } from "../people-sheet.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";

const mimeTypes = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const;
/** Whoever broke a whole column learns no more from the thousandth line. */
const shownProblems = 200;

type Person = Pick<Account, "username" | "name" | "role" | "unit">;
const one = ({ username, name, role, unit }: Person) => ({ username, name, role, ...given({ unit }) });
const person = (line: StaffLine) => {
  const { extension, active = true } = line;
  return { ...one(line), ...given({ extension }), active };
};

/** What the log keeps of somebody who was in a list: what they may do, no word and no number. */
function partOf(act: "addAccount" | "changeAccount" | "resetPassword", { id, role, unit, active }: Staff) {
  const facts: AuditFacts = { role, active, sheet: true, ...given({ unit }) };
  return { act, target: id, facts };
}

/** The people who work here as a spreadsheet: handed out, looked at when it comes back, and taken whole. */
export function accountSheetHandlers({ store, world }: ApiDeps) {
  const all = (): Promise<Account[]> => store.transaction((tx) => tx.accounts.all());
  const lookAt = async (file: Express.Multer.File | undefined, { id }: Staff) => {
    if (!file) throw new AppError("BAD_INPUT", "one file in the field `file`", { details: { issues: ["file"] } });
    const { units } = world.ward;
    const { lines, problems, problemOf } = await readPeopleSheet(file.buffer, units);
    const plan = planStaffList(lines, { accounts: await all(), meId: id, units });
    const slips = [...problems, ...plan.faults.map(problemOf)].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
    return { lines, plan, problems: slips, fingerprint: planMark(plan) };
  };
  return {
    downloadAccounts: async ({ query: { type }, response }) => {
      const accounts = await all();
      const content = await writePeopleSheet(accounts, { type, units: world.ward.units });
      noteInAudit({ lines: accounts.length });
      const { ward, clock } = world;
      const day = localDate(clock.now());
      const name = `Người dùng ${ward.kind} ${ward.name} ${day}.${type}`;
      response.writeHead(200, {
        "content-type": mimeTypes[type],
        "content-disposition": attachment(name, { fallback: `nguoi-dung-${day}.${type}` }),
        "content-length": content.length,
        "x-content-type-options": "nosniff",
      });
      response.end(content);
      return undefined;
    },
    lookAtAccounts: async ({ staff, request }) => {
      const { plan, problems, fingerprint } = await lookAt(request.file, staff);
      return {
        ...{ fingerprint, problems: problems.slice(0, shownProblems), problemCount: problems.length },
        added: plan.added.map(person),
        changed: plan.changed.map(({ before, after }) => ({ before: person(before), after: person(after) })),
        unchanged: plan.unchanged,
        missing: problems.length > 0 ? [] : plan.missing.map(one),
        waiting: plan.waiting.map(one),
      };
    },
    importAccounts: async ({ staff, request, query: { seen, retire, renew } }) => {
      const { lines, plan, problems, fingerprint } = await lookAt(request.file, staff);
      if (problems.length > 0) throw new AppError("BAD_INPUT", "the list has slips", { details: { reason: "slips" } });
      if (fingerprint !== seen) throw new AppError("STALE", "this is not what was looked at");
      const newcomers = [...plan.added, ...(renew === "true" ? plan.waiting : [])];
      const passwords = new Map(
        await Promise.all(newcomers.map(async ({ username }) => [username, await oneTimePassword()] as const)),
      );
      const hashes = new Map([...passwords].map(([username, { passwordHash }]) => [username, passwordHash]));
      const list = { lines, seen, retire: retire === "true", passwords: hashes };
      const done = await store.transaction(async (tx) => {
        const taken = await takeStaffList({ tx, world, by: staff, ...list });
        const { added, changed, retired, renewed } = taken;
        noteInAudit({ added: added.length, changed: changed.length, retired: retired.length, renewed: renewed.length });
        notePartsInAudit([
          ...added.map((each) => partOf("addAccount", each)),
          ...[...changed, ...retired].map((each) => partOf("changeAccount", each)),
          ...renewed.map((each) => partOf("resetPassword", each)),
        ]);
        return taken;
      });
      return {
        ...{ changed: done.changed.length, retired: done.retired.length },
        passwords: [...done.added, ...done.renewed].map((each) => {
          return { ...one(each), password: passwords.get(each.username)?.password ?? "" };
        }),
      };
    },
  } satisfies Partial<Handlers>;
}
