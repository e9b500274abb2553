import { AppError } from "../errors.ts";
import { access } from "../people/access.ts";
import type { Actor, Role } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { settingKinds } from "./kinds.ts";
import type { SettingKind, SettingVersion } from "./setting.ts";

interface Change {
  tx: Transaction;
  world: Pick<World, "clock" | "ward">;
  actor: Actor;
  kind: SettingKind;
  /** Number of the version the actor looked at, 0 for what came with the release. */
  base: number;
  note?: string;
}

/**
 * Puts a body in force from now on. Throws FORBIDDEN, BAD_INPUT with every fault as "path: message" in `details.issues`,
 * and STALE when somebody changed the kind since the actor looked.
 */
export async function changeSetting(change: Change & { body: unknown }): Promise<SettingVersion> {
  return write(change, { body: soundBody(change.kind, change.body) });
}

/** Puts the body of an earlier version in force again; 0: as it came with the release. Throws NOT_FOUND and as above. */
export async function restoreSetting(change: Change & { number: number }): Promise<SettingVersion> {
  const { tx, world, kind, number } = change;
  const earlier =
    number === 0 ? settingKinds[kind].initial(world.ward) : (await tx.settings.byNumber(kind, number))?.body;
  if (earlier === undefined) throw new AppError("NOT_FOUND", "no such version");
  return write(change, { body: soundBody(kind, earlier), restores: number });
}

async function write(
  { tx, world, actor, kind, base, note }: Change,
  what: Pick<SettingVersion, "body" | "restores">,
): Promise<SettingVersion> {
  const { edit } = settingKinds[kind];
  if (!(access[edit] as readonly Role[]).includes(actor.role)) throw new AppError("FORBIDDEN", `not allowed: ${edit}`);
  const last = await tx.settings.lock(kind);
  if (last !== base) throw new AppError("STALE", "somebody changed it first", { details: { version: last } });
  const version = { kind, number: last + 1, author: actor, at: world.clock.now(), ...what, ...(note ? { note } : {}) };
  await tx.settings.add(version);
  await tx.publish([{ topic: "desk", name: "setting.updated", id: kind }]);
  return version;
}

function soundBody(kind: SettingKind, body: unknown): unknown {
  const parsed = settingKinds[kind].schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new AppError("BAD_INPUT", "the setting cannot be used as it is", { details: { issues } });
}
