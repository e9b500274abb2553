import { AppError } from "../errors.ts";
import { access } from "../people/access.ts";
import type { Actor, Role } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { type SettingDefinition, settingKinds } from "./kinds.ts";
import type { SettingKind, SettingVersion } from "./setting.ts";

interface Change {
  tx: Transaction;
  world: Pick<World, "clock" | "ward" | "settings">;
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
  return write(change, async () => ({ body: change.body }));
}

/** Puts the body of an earlier version in force again; 0: as it came with the release. Throws NOT_FOUND and as above. */
export async function restoreSetting(change: Change & { number: number }): Promise<SettingVersion> {
  const { kind, number } = change;
  return write(change, async (before) => {
    const earlier = await bodyOf(change, number);
    const { revive } = definitionOf(kind);
    return { body: revive ? revive(soundBody(kind, earlier), before) : earlier, restores: number };
  });
}

/** The definition of a kind that is only known by name: what it makes of bodies is its own business. */
const definitionOf = (kind: SettingKind): SettingDefinition<unknown> =>
  settingKinds[kind] as SettingDefinition<unknown>;

/** The body of a version; 0: as it came with the release. */
async function bodyOf({ tx, world, kind }: Change, number: number): Promise<unknown> {
  if (number === 0) return world.settings.released(kind);
  const version = await tx.settings.byNumber(kind, number);
  if (!version) throw new AppError("NOT_FOUND", "no such version");
  return version.body;
}

async function write(
  change: Change,
  next: (before: unknown) => Promise<Pick<SettingVersion, "body" | "restores">>,
): Promise<SettingVersion> {
  const { tx, world, actor, kind, base, note } = change;
  const { edit } = settingKinds[kind];
  if (!(access[edit] as readonly Role[]).includes(actor.role)) throw new AppError("FORBIDDEN", `not allowed: ${edit}`);
  const last = await tx.settings.lock(kind);
  if (last !== base) throw new AppError("STALE", "somebody changed it first", { details: { version: last } });
  const before = await bodyOf(change, last);
  const { body: asked, ...more } = await next(before);
  const body = soundBody(kind, asked);
  await mustFit(change, body, before);
  const at = world.clock.now();
  const version = { kind, number: last + 1, author: actor, at, body, ...more, ...(note ? { note } : {}) };
  await tx.settings.add(version);
  await tx.publish([{ topic: "desk", name: "setting.updated", id: kind }]);
  return version;
}

/** Looks at what the body alone cannot tell. */
async function mustFit({ tx, world, kind }: Change, body: unknown, before: unknown): Promise<void> {
  const { faults } = definitionOf(kind);
  if (faults) refuse(faults({ body, before, ward: world.ward, staff: await tx.accounts.all() }));
}

function refuse(issues: string[]): void {
  if (issues.length > 0) {
    throw new AppError("BAD_INPUT", "the setting cannot be used as it is", { details: { issues } });
  }
}

function soundBody(kind: SettingKind, body: unknown): unknown {
  const parsed = settingKinds[kind].schema.safeParse(body);
  refuse(parsed.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? []);
  return parsed.data;
}
