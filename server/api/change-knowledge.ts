import { draftEntry } from "../../core/knowledge/draft-entry.ts";
import { proposeVersion } from "../../core/knowledge/propose-version.ts";
import { publishVersion } from "../../core/knowledge/publish-version.ts";
import { refuseVersion } from "../../core/knowledge/refuse-version.ts";
import { rollBack } from "../../core/knowledge/roll-back.ts";
import { withdrawOverride } from "../../core/knowledge/withdraw-override.ts";
import { staffActor } from "../../core/people/staff.ts";
import type { Handlers } from "./context.ts";
import { given } from "./given.ts";
import type { KnowledgeDeps } from "./knowledge.ts";

/** Writing versions of the knowledge and deciding on them; what is in force is so in this process before the answer. */
export function knowledgeChanges({ store, world, library }: KnowledgeDeps) {
  const { validators } = library;
  const ok = { ok: true } as const;
  return {
    draftEntry: async ({ staff, params: { kind, id: entryId }, body: { base, body } }) => {
      const actor = staffActor(staff);
      const { id, number } = await store.transaction((tx) =>
        draftEntry({ tx, world, actor, kind, entryId, base, body, validators }),
      );
      return { id, number };
    },
    proposeVersion: async ({ staff, params: { id }, body: { note } }) => {
      const actor = staffActor(staff);
      await store.transaction((tx) => proposeVersion({ tx, world, actor, id, validators, ...given({ note }) }));
      return ok;
    },
    publishVersion: async ({ staff, params: { id }, body: { note: answer } }) => {
      const actor = staffActor(staff);
      await store.transaction((tx) => publishVersion({ tx, world, actor, id, validators, ...given({ answer }) }));
      await library.refresh();
      return ok;
    },
    refuseVersion: async ({ staff, params: { id }, body: { note } }) => {
      const actor = staffActor(staff);
      await store.transaction((tx) => refuseVersion({ tx, world, actor, id, ...given({ note }) }));
      return ok;
    },
    rollBackVersion: async ({ staff, params: { id }, body: { seen, note } }) => {
      const actor = staffActor(staff);
      await store.transaction((tx) => rollBack({ tx, world, actor, id, seen, validators, ...given({ note }) }));
      await library.refresh();
      return ok;
    },
    withdrawEntry: async ({ staff, params: { kind, id: entryId }, body: { seen, note } }) => {
      const actor = staffActor(staff);
      await store.transaction((tx) => withdrawOverride({ tx, world, actor, kind, entryId, seen, ...given({ note }) }));
      await library.refresh();
      return ok;
    },
  } satisfies Partial<Handlers>;
}
