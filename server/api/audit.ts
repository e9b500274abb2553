import type { AuditQuery, KeptEntry } from "../../core/audit/trail.ts";
import { verifyTrail } from "../../core/audit/verify-trail.ts";
import { asLocal } from "../../core/local-time.ts";
import { guardedCsvText } from "../../nlp/knowledge/sheet/csv.ts";
import { noteInAudit } from "../audit.ts";
import type { ApiDeps, Context, Handlers } from "./context.ts";
import { given } from "./given.ts";

const pageSize = 50;
const maxExported = 50_000;
const exportedAtOnce = 5_000;

function present({ id, at, staff, act, target, facts, network, result, seal }: KeptEntry) {
  return {
    ...{ id: String(id), at: at.toISOString(), act, target, facts, network, result, isSealed: seal !== undefined },
    ...(staff && { staffId: staff.id, staffName: staff.name, role: staff.role }),
  };
}

function queryOf({ staff, cursor, ...rest }: Context<"listAudit">["query"]): AuditQuery {
  return given({ ...rest, staffId: staff, cursor: Number(cursor) || undefined });
}

const titles = ["Lúc", "Ai", "Vai trò", "Việc", "Ở đâu", "Chi tiết", "Mạng", "Kết quả", "Số thứ tự", "Dấu"];
const lineOf = ({ at, staff, act, target, facts, network, result, seal }: KeptEntry): string[] => [
  asLocal(at).toISOString().slice(0, 19).replace("T", " "),
  ...[staff?.name ?? "", staff?.role ?? "", act, target ?? "", JSON.stringify(facts)],
  ...[network ?? "", result, String(seal?.seq ?? ""), seal?.hash ?? ""],
];

/** The log of what staff do: lists of it, a file of it, and whether it is still what it was. */
export function auditHandlers({ store, world }: ApiDeps) {
  const page = (query: AuditQuery, limit: number) => store.transaction((tx) => tx.audit.page(query, limit));
  return {
    listAudit: async ({ query }) => {
      const rows = await page(queryOf(query), pageSize + 1);
      const items = rows.slice(0, pageSize);
      const last = items.at(-1);
      return { items: items.map(present), nextCursor: rows.length > pageSize && last ? String(last.id) : undefined };
    },
    exportAudit: async ({ query, response }) => {
      const lines: string[][] = [];
      for (let asked = queryOf(query); lines.length < maxExported; ) {
        const rows = await page(asked, exportedAtOnce);
        lines.push(...rows.map(lineOf));
        const last = rows.at(-1);
        if (rows.length < exportedAtOnce || !last) break;
        asked = { ...asked, cursor: last.id };
      }
      noteInAudit({ lines: lines.length });
      const name = `nhat-ky-${asLocal(world.clock.now()).toISOString().slice(0, 10)}.csv`;
      response
        .attachment(name)
        .type("text/csv; charset=utf-8")
        .send(guardedCsvText([titles, ...lines]));
      return undefined;
    },
    verifyAudit: async () => {
      const state = await verifyTrail({ store });
      noteInAudit({ isWhole: state.isWhole, rows: state.rows });
      if (!state.isWhole) {
        const { at, act } = state.found;
        return { isWhole: false, rows: state.rows, broken: { seq: state.expectedSeq, at: at.toISOString(), act } };
      }
      const { rows, head, last } = state;
      return { isWhole: true, rows, ...(last && { upTo: last.at.toISOString(), head: head.hash }) };
    },
  } satisfies Partial<Handlers>;
}
