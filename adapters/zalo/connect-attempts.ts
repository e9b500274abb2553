import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import { type Actor, roles } from "../../core/people/staff.ts";
import type { Secrets } from "../../core/store.ts";
import { sha256Hex } from "../signature.ts";

/** A link may be sent to the OA's administrator, who need not sit at our desk; the code it ends in lives 10 minutes. */
export const attemptMs = 2 * 3_600_000;
const secretName = "zalo-connect";

const attemptSchema = z.object({
  stateHash: z.string(),
  verifier: z.string(),
  oaSecret: z.string().optional(),
  by: z.object({ role: z.enum(roles), id: z.string(), name: z.string() }),
  at: z.coerce.date(),
});
/** Somebody pressed "Kết nối OA" and the platform has not come back yet. */
type Attempt = z.infer<typeof attemptSchema>;

export interface NewAttempt {
  state: string;
  verifier: string;
  oaSecret?: string;
  by: Actor;
}

/** Attempts to connect an OA, kept encrypted (they hold PKCE verifiers), each good for one answer of the platform. */
export function connectAttempts(secrets: Secrets, clock: Clock) {
  const load = async (): Promise<Attempt[]> => {
    const text = await secrets.get(secretName);
    const all = text ? z.array(attemptSchema).parse(JSON.parse(text)) : [];
    return all.filter(({ at }) => clock.now().getTime() - at.getTime() < attemptMs);
  };
  const save = (attempts: Attempt[]): Promise<void> => secrets.put(secretName, JSON.stringify(attempts));
  return {
    add: ({ state, by: { role, id, name }, ...rest }: NewAttempt): Promise<void> =>
      secrets.withLock(secretName, async () => {
        const attempt: Attempt = { ...rest, stateHash: sha256Hex(state), by: { role, id, name }, at: clock.now() };
        await save([...(await load()), attempt]);
      }),
    /** Takes the newest attempt that fits, so that nobody can use it again. */
    take: (fits: (attempt: Pick<Attempt, "stateHash" | "by">) => boolean): Promise<Attempt | undefined> =>
      secrets.withLock(secretName, async () => {
        const all = await load();
        const found = all.findLast(fits);
        if (found) await save(all.filter((attempt) => attempt !== found));
        return found;
      }),
  };
}
