import type { InboundEvent } from "../../../core/channel/event.ts";
import { receive } from "../../../core/channel/receive.ts";
import { handleLane } from "../../../core/conversation/handle-event.ts";
import type { Turn } from "../../../core/conversation/turn.ts";
import type { ErrorCode } from "../../../core/errors.ts";
import { type FakeWorld, fakeWorld } from "../../fakes/world.ts";
import { bench } from "../bench.ts";

/** A bench with a worker: events go in by `hear`, `work` handles what is due. */
export function laneBench(world: FakeWorld = fakeWorld()) {
  const scene = bench(world);
  const faults: { code: ErrorCode; parked: boolean }[] = [];
  const turns: Turn[] = [];
  /** What the bot does with each turn; every turn is kept. */
  const script = (respond: (turn: Turn) => void | Promise<void>) =>
    world.script(async (turn) => {
      turns.push(turn);
      await respond(turn);
    });
  script(() => undefined);
  const claim = () => scene.store.inbox.claim({ now: world.clock.now(), leaseMs: 30_000 });
  const onFault = ({ code, parked }: { code: ErrorCode; parked: boolean }) => void faults.push({ code, parked });
  return {
    ...scene,
    turns,
    faults,
    script,
    claim,
    hear: (...events: InboundEvent[]) => receive({ events, store: scene.store, world }),
    /** Handles lanes until none is due. */
    work: async () => {
      for (let lane = await claim(); lane; lane = await claim()) {
        await handleLane({ store: scene.store, world, claim: lane, onFault });
      }
    },
    handle: (lane: Awaited<ReturnType<typeof claim>>) =>
      lane ? handleLane({ store: scene.store, world, claim: lane, onFault }) : Promise.resolve(),
    /** The conversation of the builders' resident. */
    resident: () =>
      scene.tx(async (tx) => {
        const conversation = await tx.conversations.byThread("zalo", "thread-1");
        if (!conversation) throw new Error("nobody has written yet");
        return conversation;
      }),
    tasks: () => scene.tx((tx) => tx.tasks.open(50)),
  };
}

/** A bot that says hello. */
export const greet = (turn: Turn): void => turn.decide({ do: "say", phrases: [{ key: "greet.menu" }] });
