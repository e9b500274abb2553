import { createHash } from "node:crypto";
import { handleLane } from "../../../core/conversation/handle-event.ts";
import { Dice } from "../../../scripts/seed/dice.ts";
import { hotlineSecrets } from "../../fakes/hotline-stage.ts";
import { realUnderstanding } from "../../fakes/understanding.ts";
import { openTown, type Town } from "../town.ts";
import { mutate } from "./mutate.ts";
import { toRaw } from "./run-parse.ts";
import { type Delivery, machineSecret, open311Key, type Target } from "./targets.ts";
import { heapMb, watchRejections } from "./watch.ts";

/** What one door did with bodies nobody should send, over HTTP and with the database. `faults` must be empty. */
export interface DoorVerdict {
  bodies: number;
  /** How many were answered with which status. */
  answers: Record<number, number>;
  /** Events stored, and how many of them were handled or set aside afterwards. */
  stored: number;
  handled: number;
  /** Set aside with a task or because their file could not be fetched, by the last fault. */
  parked: Record<string, number>;
  grownMb: number;
  seconds: number;
  faults: string[];
}

/** The start of the town's time: near that of the samples. */
const now = new Date("2026-11-16T10:40:00+07:00");
const atOnce = 8;
const forgedShare = 0.2;
/** What a door may answer; anything above is our own fault. */
const known = [200, 400, 401, 403, 404, 413, 415, 429];

/** Every door open, with the secrets the targets sign with. */
export function openAllDoors(): Promise<Town> {
  const client = { name: "fixmystreet", keySha256: createHash("sha256").update(open311Key).digest("hex") };
  return openTown({
    understanding: realUnderstanding(),
    now,
    environment: {
      MACHINE_SOURCES: JSON.stringify([{ name: "camera-cho", secret: machineSecret }]),
      OPEN311_CLIENTS: JSON.stringify([client]),
      OPEN311_WAIT_MS: "0",
      HOTLINE_STRINGEE_SECRET: hotlineSecrets.stringee,
      HOTLINE_ZORIO_SECRET: hotlineSecrets.zorio,
      HOTLINE_URL_HOOK_TOKEN: hotlineSecrets.urlHook,
      HOTLINE_OMICALL_TOKEN: hotlineSecrets.omicall,
    },
  });
}

async function send(origin: string, { method, path, headers, body }: Delivery) {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers,
    redirect: "manual",
    ...(method === "GET" ? {} : { body: new Uint8Array(body) }),
  });
  return { status: answer.status, text: await answer.text() };
}

/** Above the limit a server may hang up before it has read everything. */
const mayHangUp = ({ body }: Delivery): boolean => body.length > 1_000_000;
const hungUp = { status: 413, text: "" };

/** Ids under which a taken delivery must be stored; undefined: our own receiver would refuse it. */
function idsIn({ wired, clock }: Town, { channel }: Target, delivery: Delivery): string[] {
  try {
    const receiver = wired.adapters.receiverOf(channel);
    return (receiver?.parse(toRaw(delivery, clock.now)) ?? []).map(({ id }) => id);
  } catch {
    return [];
  }
}

/** Works the queue off; faults nobody planned are told. */
async function workOff(town: Town): Promise<string[]> {
  const { store, world } = town.wired;
  const faults: string[] = [];
  for (;;) {
    const claim = await store.inbox.claim({ now: town.clock.now, leaseMs: 60_000 });
    if (claim) {
      await handleLane({
        store,
        world,
        claim,
        onFault: ({ code, kind, error }) => {
          if (code === "UNEXPECTED") faults.push(`handling a ${kind}: ${String(error).slice(0, 300)}`);
        },
      });
      continue;
    }
    const waiting = await store.client.inboxEvent.count({ where: { state: "waiting" } });
    if (waiting === 0) return faults;
    town.clock.now = new Date(town.clock.now.getTime() + 60_000);
  }
}

/** Puts so many changed bodies through one door of a town: first those nobody signed, then the signed ones. */
export async function runDoor(
  town: Town,
  target: Target,
  { bodies, seed }: { bodies: number; seed: number },
): Promise<DoorVerdict> {
  const dice = new Dice(`${seed} door ${target.name}`);
  const started = performance.now();
  const before = heapMb();
  const rejections = watchRejections();
  const verdict = { bodies, answers: {} as Record<number, number>, faults: [] as string[] };
  const events = () => town.wired.store.client.inboxEvent;
  const kept = () => events().count({ where: { channel: target.channel } });
  const fault = (number: number, delivery: Delivery, what: string): void => {
    const shown = `${delivery.path} ${delivery.body.toString("latin1").slice(0, 300)}`;
    if (verdict.faults.length < 20)
      verdict.faults.push(`${target.name} seed ${seed} body ${number}: ${what}\n${shown}`);
  };
  const cookies = target.name === "webchat" ? await openSessions(town.origin) : [];
  const deliveryOf = (): Delivery => {
    const which = dice.whole(0, target.seeds.length - 1);
    const signed = target.sign(mutate(target.seeds[which] as Buffer, dice, target.seeds), which, town.clock.now);
    if (cookies.length === 0) return signed;
    const who = dice.whole(0, cookies.length - 1);
    // each from an address of its own, as a proxy of this machine would tell
    const own = { cookie: cookies[who] ?? "", "x-forwarded-for": `203.0.113.${who}` };
    return { ...signed, headers: { ...signed.headers, ...own } };
  };
  const run = async (from: number, to: number, isForged: boolean): Promise<void> => {
    let next = from;
    const hand = async (): Promise<void> => {
      while (next < to) {
        const number = next++;
        const signed = deliveryOf();
        const delivery = isForged ? target.forge(signed) : signed;
        const { status, text } = await send(town.origin, delivery).catch((error: unknown) => {
          if (mayHangUp(delivery)) return hungUp;
          return { status: 0, text: String(error) };
        });
        verdict.answers[status] = (verdict.answers[status] ?? 0) + 1;
        if (!known.includes(status)) fault(number, delivery, `answered ${status} ${text.slice(0, 200)}`);
        const isTaken = status === 200 && !text.includes('"error"');
        if (isForged && isTaken) fault(number, delivery, "a forged one was taken");
        if (isForged || !isTaken || cookies.length > 0) continue;
        const ids = idsIn(town, target, delivery);
        const found = await events().count({ where: { providerId: { in: ids } } });
        if (found < new Set(ids).size) fault(number, delivery, `acknowledged and not stored: ${ids}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, hand));
  };
  const forged = Math.round(bodies * forgedShare);
  await run(0, forged, true);
  if ((await kept()) > 0) verdict.faults.push(`${target.name}: something forged was stored`);
  await run(forged, bodies, false);
  const stored = await kept();
  verdict.faults.push(...(await workOff(town)));
  rejections.close();
  verdict.faults.push(...rejections.seen);
  const aside = await events().groupBy({
    by: ["fault"],
    where: { channel: target.channel, state: "parked" },
    _count: true,
  });
  const parked = Object.fromEntries(aside.map(({ fault, _count }) => [fault ?? "", _count]));
  const handled = await events().count({ where: { channel: target.channel, state: "done" } });
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  return { ...verdict, stored, handled, parked, grownMb: heapMb() - before, seconds };
}

/** Sessions of the ward's own chat, enough that no limit of one person is met. */
async function openSessions(origin: string): Promise<string[]> {
  const opened = Array.from({ length: 100 }, async () => {
    const answer = await fetch(`${origin}/api/chat/session`, { method: "POST" });
    return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  });
  return Promise.all(opened);
}
