import { AppError } from "../core/errors.ts";
import type { RightsCase, RightsCases } from "../core/privacy/rights-case.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable, decode, encode } from "./json.ts";
import { present } from "./rows.ts";

function toCase(row: Rows.RightsCase): RightsCase {
  const { id, code, state, origin, request, receivedAt, dueAt, version, history, right, ...rest } = row;
  return {
    ...{ id, code, request, receivedAt, dueAt, version },
    state: state as RightsCase["state"],
    origin: origin as RightsCase["origin"],
    history: decode(history),
    ...present({ right: right as NonNullable<RightsCase["right"]> | null }),
    ...present(rest),
  };
}

function fromCase(rightsCase: RightsCase) {
  assertStorable(rightsCase);
  const { history, ...rest } = rightsCase;
  return {
    ...rest,
    history: encode(history),
    right: rest.right ?? null,
    citizenId: rest.citizenId ?? null,
    conversationId: rest.conversationId ?? null,
    name: rest.name ?? null,
    phone: rest.phone ?? null,
    ringsAt: rest.ringsAt ?? null,
    decidedAt: rest.decidedAt ?? null,
    prolongedAt: rest.prolongedAt ?? null,
    endedAt: rest.endedAt ?? null,
  };
}

const open = { state: { in: ["received", "accepted"] } };

/** Requests about personal data. */
export function createRightsCases(db: Db): RightsCases {
  return {
    byId: async (id) => {
      const row = await db.rightsCase.findUnique({ where: { id } });
      return row ? toCase(row) : undefined;
    },
    byCode: async (code) => {
      const row = await db.rightsCase.findUnique({ where: { code } });
      return row ? toCase(row) : undefined;
    },
    openOf: async (citizenId) =>
      (await db.rightsCase.findMany({ where: { citizenId, ...open }, orderBy: { receivedAt: "asc" } })).map(toCase),
    list: async (take) => {
      const waiting = await db.rightsCase.findMany({ where: open, orderBy: [{ dueAt: "asc" }, { code: "asc" }], take });
      const ended = await db.rightsCase.findMany({
        where: { NOT: open },
        orderBy: [{ endedAt: "desc" }, { code: "desc" }],
        take: take - waiting.length,
      });
      return [...waiting, ...ended].map(toCase);
    },
    toRemind: async (now, take) =>
      (await db.rightsCase.findMany({ where: { ringsAt: { lte: now } }, orderBy: { ringsAt: "asc" }, take })).map(
        toCase,
      ),
    save: async (rightsCase) => {
      const { id, version } = rightsCase;
      const next = { ...rightsCase, version: version + 1 };
      const data = fromCase(next);
      const { count } =
        version === 0
          ? await db.rightsCase.createMany({ data, skipDuplicates: true })
          : await db.rightsCase.updateMany({ where: { id, version }, data });
      if (count !== 1) throw new AppError("STALE", "somebody changed the case first");
      return next;
    },
  };
}
