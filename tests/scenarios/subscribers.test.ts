import { jest } from "@jest/globals";
import { type ReceivedNotice, type Subscriber, startSubscriber } from "../fakes/subscriber-server.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { Desk } from "./desk.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const start = new Date("2026-11-16T14:06:00+07:00");
const understanding = realUnderstanding();

let town: Town;
let subscriber: Subscriber;
let admin: Desk;
let subscription: { id: string; secret: string };

interface Created {
  id: string;
  secret: string;
  [field: string]: unknown;
}

beforeEach(async () => {
  subscriber = await startSubscriber({ now: () => town.clock.now });
  const settings = { OUTGOING_PRIVATE_HOSTS: "127.0.0.1", PLATFORM_TIMEOUT_MS: "700" };
  town = await openTown({ understanding, now: start, environment: settings });
  admin = await Desk.signIn(town.origin, "quan");
  subscription = await subscribe();
  subscriber.secret = subscription.secret;
});
afterEach(async () => {
  await town.close();
  await subscriber.close();
});

function subscribe(more: object = {}): Promise<Created> {
  return admin.post("/api/subscriptions", {
    clientId: "dang-ky-0001",
    name: "Bản đồ số",
    url: `${subscriber.url}/hook`,
    events: ["ticket.opened", "ticket.moved", "ticket.corrected"],
    ...more,
  });
}

/** A drain is reported, filed and routed; returns its code. */
async function report(words = "cống trước nhà 45 hoa sứ nghẹt cả tuần, số tui 0903123456"): Promise<string> {
  const resident = new Resident(town);
  await resident.does({ text: words });
  const filed = await resident.does({ press: "Đúng rồi" });
  return /BS-\d{4}-\d{4}/.exec(filed.at(-1) ?? "")?.[0] ?? "";
}

/** What a receiver that counts each id once has understood, in the order of arrival. */
function understood(): string[] {
  const seen = new Set<string>();
  const fresh = subscriber.deliveries.filter(({ id }) => !seen.has(id) && seen.add(id));
  return fresh.map(({ event, ticket }: ReceivedNotice) =>
    [event, ticket?.code, ticket?.status].filter(Boolean).join(" "),
  );
}

async function later(minutes: number): Promise<void> {
  town.clock.now = new Date(town.clock.now.getTime() + minutes * 60_000);
  await town.settle();
}

async function tasks(): Promise<{ kind: string; reason?: string }[]> {
  return (await (await town.staff("lan")).get<{ items: { kind: string; reason?: string }[] }>("/api/tasks")).items;
}

const storyOf = (code: string): string[] => [
  `ticket.opened ${code} new`,
  `ticket.moved ${code} triaged`,
  `ticket.moved ${code} assigned`,
  `ticket.moved ${code} accepted`,
];

async function reportAndAccept(): Promise<string> {
  const code = await report();
  const officer = await town.staff("dung");
  await officer.move(code, "accepted", { officerId: officer.id });
  await town.settle();
  return code;
}

test("another system hears of every change in order, signed, and learns nothing of who or where", async () => {
  const code = await reportAndAccept();
  expect(understood()).toEqual(storyOf(code));
  expect(subscriber.refused).toBe(0);
  expect(subscriber.deliveries[0]?.ticket).toEqual({
    code,
    status: "new",
    category: "flooding-drainage",
    unit: "KTHT",
    outsideUnit: "X-HT",
    openedAt: "2026-11-16T07:06:00.000Z",
    firstDueAt: "2026-11-16T11:06:00.000Z",
    resultDueAt: "2026-11-21T07:06:00.000Z",
  });
  expect(JSON.stringify(subscriber.deliveries)).not.toMatch(/hoa sứ|0903|cống|Người/i);
});

test.each([
  ["fails", { status: 500, times: 3 }],
  ["stalls", { timeout: true, times: 2 }],
  ["breaks off after taking it", { lostAnswer: true, times: 2 }],
  ["redirects elsewhere", { code: 302, times: 1 }],
  ["says it is nobody we may call", { code: 403, times: 2 }],
] as const)("a subscriber that %s for a while misses nothing and hears it in order", async (_, fault) => {
  subscriber.failNext(fault);
  const code = await reportAndAccept();
  for (let tries = 0; tries < 5; tries += 1) await later(3);
  expect(understood()).toEqual(storyOf(code));
});

test("one ticket's news does not hold up another's, and a storm of faults loses and doubles nothing", async () => {
  subscriber.failOften({ share: 0.4, seed: 7, faults: [{ status: 503 }, { lostAnswer: true }] });
  const codes = [await reportAndAccept(), await report("đèn đường hẻm 12 hoa sứ tắt ba hôm")];
  for (let tries = 0; tries < 12; tries += 1) await later(20);
  const told = understood();
  expect(told.filter((line) => line.includes(codes[0] ?? "-"))).toEqual(storyOf(codes[0] ?? ""));
  expect(told.filter((line) => line.includes(codes[1] ?? "-"))).toEqual(storyOf(codes[1] ?? "").slice(0, 3));
});

test("a subscriber that is dead is given up after a working day's tries, and the administrator is told once", async () => {
  subscriber.failOften({ share: 1, seed: 1, faults: [{ status: 500 }] });
  await reportAndAccept();
  for (let tries = 0; tries < 60; tries += 1) await later(75);
  const { items } = { items: await tasks() };
  expect(items.filter(({ kind }) => kind === "channel")).toMatchObject([
    { reason: "webhook-dead: Bản đồ số (PLATFORM_UNAVAILABLE)" },
  ]);
  subscriber.failOften();
  const code = await report("đèn đường hẻm 12 hoa sứ tắt ba hôm");
  expect(understood()).toContain(`ticket.opened ${code} new`);
});

test("what must stay confidential is told to nobody", async () => {
  const code = await report();
  await town.wired.store.transaction(async (tx) => {
    const ticket = await tx.tickets.byCode(code);
    if (ticket) await tx.tickets.update({ ...ticket, unit: "LD", visibility: "confidential" }, []);
  });
  const before = subscriber.deliveries.length;
  await (await town.staff("tam")).move(code, "triaged", { reason: "việc kín", unit: "LD" });
  await town.settle();
  expect(subscriber.deliveries).toHaveLength(before);
});

test("a new secret counts from the next delivery on; what was refused meanwhile arrives signed anew", async () => {
  const rotated = await admin.post<Created>(`/api/subscriptions/${subscription.id}/rotate`);
  expect(rotated.secret).not.toBe(subscription.secret);
  const code = await reportAndAccept();
  expect(understood()).toEqual([]);
  expect(subscriber.refused).toBeGreaterThan(0);
  subscriber.secret = rotated.secret;
  for (let tries = 0; tries < 4; tries += 1) await later(2);
  expect(understood()).toEqual(storyOf(code));
});

test("the administrator sends a test, and removes a subscription, which then hears nothing", async () => {
  await admin.post(`/api/subscriptions/${subscription.id}/test`);
  await town.settle();
  expect(understood()).toEqual(["test"]);
  const listed = await admin.get<{ items: Created[] }>("/api/subscriptions");
  expect(listed.items).toMatchObject([{ name: "Bản đồ số", active: true }]);
  expect(JSON.stringify(listed)).not.toContain(subscription.secret);
  await expect((await town.staff("lan")).get("/api/subscriptions")).rejects.toMatchObject({ code: "FORBIDDEN" });
  await admin.delete(`/api/subscriptions/${subscription.id}`);
  await reportAndAccept();
  expect(understood()).toEqual(["test"]);
});

test("the same press twice makes one subscription", async () => {
  expect(await subscribe()).toEqual(subscription);
  expect((await admin.get<{ items: Created[] }>("/api/subscriptions")).items).toHaveLength(1);
});
