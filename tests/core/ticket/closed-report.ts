import type { Receipt } from "../../../core/channel/adapter.ts";
import type { Channel } from "../../../core/channel/channel.ts";
import type { Conversation } from "../../../core/conversation/conversation.ts";
import { deliver } from "../../../core/delivery/deliver.ts";
import type { OutboundMessage } from "../../../core/delivery/message.ts";
import { citizenActor } from "../../../core/people/staff.ts";
import { followTicket } from "../../../core/ticket/amend-ticket.ts";
import { watchClocks } from "../../../core/ticket/watch-clocks.ts";
import { fakeLimits, fakeNow, fakeWorld } from "../../fakes/world.ts";
import { type Bench, bench, head, off, photos } from "../bench.ts";

/** Hours. */
export const day = 24;
const place = { label: "trước số 45 Hoa Sứ", precision: "house", street: "Hoa Sứ", house: "45" } as const;

/** What the platforms took, as "channel: words". */
function platforms({ store, world }: Bench) {
  const taken: string[] = [];
  const senderOf = (channel: Channel) => ({
    channel,
    limits: fakeLimits(channel),
    send: async ({ asTemplate, template, text }: OutboundMessage): Promise<Receipt> => {
      taken.push(`${channel}: ${asTemplate ? `[${Object.values(template?.params ?? {}).join(" · ")}]` : text}`);
      return { providerIds: [`${channel}-${taken.length}`], state: "sent", at: world.clock.now() };
    },
  });
  const work = async () => {
    for (;;) {
      const claim = await store.outbox.claim({ now: world.clock.now(), leaseMs: 30_000 });
      if (!claim) return;
      await deliver({ store, world, claim, senderOf, random: () => 0.5 });
    }
  };
  return { taken, work };
}

/** A report that was seen to on Monday at 14:06, told to whoever reported it and to those who follow, and closed in silence. */
export async function closed(
  report: Parameters<Bench["open"]>[0] = {},
  {
    reporter = {},
    others = [],
    before,
  }: { reporter?: Partial<Conversation>; others?: Partial<Conversation>[]; before?: (scene: Bench) => void } = {},
) {
  const scene = bench(fakeWorld({ accounts: { sms: "BENSEN" } }));
  before?.(scene);
  const { world, store, tx, move } = scene;
  const { taken, work } = platforms(scene);
  const talk = await scene.conversation(reporter);
  const readers: Conversation[] = [];
  for (const other of others) readers.push(await scene.conversation(other));
  const { code } = await scene.open({ title: "cống nghẹt", place, ...report }, talk.id);
  for (const { id } of readers)
    await tx((t) => followTicket({ tx: t, world, code, actor: citizenActor(id), conversationId: id }));
  await move(code, "accepted", off, { officerId: off.id });
  await move(code, "in-progress", off, { onSceneAt: fakeNow, photos });
  await move(code, "resolved", head, { text: "cống đã thông, nước đã rút", photos });
  await work();
  const watch = async () => {
    const acted = await watchClocks({ store, world, limit: 100 });
    await work();
    return acted;
  };
  world.pass({ hours: 7 * day });
  await watch();
  taken.length = 0;
  const tasks = () => tx((t) => t.tasks.open(10));
  return { ...scene, code, id: talk.id, talk, readers, taken, work, watch, tasks };
}
