import type { Conversation } from "../../core/conversation/conversation.ts";
import { AppError } from "../../core/errors.ts";
import { issueLinkCode } from "../../core/people/link-code.ts";
import { linkPeople, unlinkPeople } from "../../core/people/link-people.ts";
import { staffActor } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import { nameless } from "../present.ts";
import { again } from "./again.ts";
import type { ApiDeps, Handlers } from "./context.ts";

async function conversationOf(tx: Transaction, id: string): Promise<Conversation> {
  const conversation = await tx.conversations.byId(id);
  if (!conversation) throw new AppError("NOT_FOUND", "no such conversation");
  return conversation;
}

async function viewPerson(tx: Transaction, id: string) {
  const { citizenId } = await conversationOf(tx, id);
  const talks = [];
  for (const otherId of await tx.people.conversationIdsOf(citizenId)) {
    if (otherId === id) continue;
    const { address, displayName, lastInboundAt } = await conversationOf(tx, otherId);
    const at = lastInboundAt?.toISOString();
    talks.push({ id: otherId, channel: address.channel, name: displayName ?? nameless, lastInboundAt: at });
  }
  talks.sort((a, b) => (b.lastInboundAt ?? "").localeCompare(a.lastInboundAt ?? ""));
  const links = (await tx.people.linksOf(citizenId)).map((link) => ({
    id: link.id,
    proof: link.proof,
    byName: link.actor.name,
    at: link.at.toISOString(),
    undoneAt: link.undoneAt?.toISOString(),
  }));
  return { talks, links };
}

/** Who is who: joined on proof, and taken back. */
export function peopleHandlers({ store, world }: ApiDeps) {
  return {
    getPerson: ({ params }) => store.transaction((tx) => viewPerson(tx, params.id)),
    readOutLinkCode: ({ staff, params }) =>
      store.transaction(async (tx) => {
        const conversation = await conversationOf(tx, params.id);
        const { code, expiresAt } = await issueLinkCode({ tx, world, conversation, staff });
        return { code, expiresAt: expiresAt.toISOString() };
      }),
    linkPerson: ({ staff, params, body }) =>
      again(() =>
        store.transaction(async (tx) => {
          const { citizenId: one } = await conversationOf(tx, params.id);
          const { citizenId: other } = await conversationOf(tx, body.conversationId);
          await linkPeople({ tx, world, one, other, proof: "operator", actor: staffActor(staff) });
          return viewPerson(tx, params.id);
        }),
      ),
    unlinkPerson: ({ params }) =>
      again(() =>
        store.transaction(async (tx) => {
          const { citizenId } = await conversationOf(tx, params.id);
          await unlinkPeople({ tx, world, citizenId, linkId: params.linkId });
          return { ok: true } as const;
        }),
      ),
  } satisfies Partial<Handlers>;
}
