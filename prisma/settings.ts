import { AppError } from "../core/errors.ts";
import type { SettingKind, SettingVersion, SettingVersions } from "../core/setting/setting.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable, decode, encode } from "./json.ts";
import { present } from "./rows.ts";

function toVersion({ kind, number, body, author, at, note, restores }: Rows.SettingVersion): SettingVersion {
  return {
    ...{ kind: kind as SettingKind, number, body, at, author: decode<SettingVersion["author"]>(author) },
    ...present({ note, restores }),
  };
}

/** Versions of the settings. */
export function createSettings(db: Db): SettingVersions {
  return {
    lock: async (kind) => {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`setting:${kind}`}, 0))`;
      const { _max } = await db.settingVersion.aggregate({ where: { kind }, _max: { number: true } });
      return _max.number ?? 0;
    },
    of: async (kind, limit) => {
      const rows = await db.settingVersion.findMany({ where: { kind }, orderBy: { number: "desc" }, take: limit });
      return rows.map(toVersion);
    },
    byNumber: async (kind, number) => {
      const row = await db.settingVersion.findUnique({ where: { kind_number: { kind, number } } });
      return row ? toVersion(row) : undefined;
    },
    newest: async () => {
      const rows = await db.settingVersion.findMany({
        distinct: ["kind"],
        orderBy: [{ kind: "asc" }, { number: "desc" }],
      });
      return rows.map(toVersion);
    },
    add: async ({ kind, number, body, author, at, note = null, restores = null }) => {
      assertStorable({ body, note, author });
      const row = { kind, number, body: encode(body), author: encode(author), at, note, restores };
      const { count } = await db.settingVersion.createMany({ data: [row], skipDuplicates: true });
      if (count === 0) throw new AppError("STALE", "somebody changed it first");
    },
  };
}
