import { createHash } from "node:crypto";
import { jest } from "@jest/globals";
import type { SignedWebhook } from "../../adapters/stand-ins/zalo-server.ts";
import type { InboundEvent } from "../../core/channel/event.ts";
import { handleLane } from "../../core/conversation/handle-event.ts";
import type { DeskTask } from "../../core/task.ts";
import { noUnderstanding } from "../fakes/scripted-understanding.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(60_000);

const user = "7700000000000000123";
let town: Town;

beforeEach(async () => {
  town = await openTown({ understanding: noUnderstanding(), now: new Date("2026-11-16T14:06:00+07:00") });
});
afterEach(() => town.close());

async function post(channel: string, { bytes, headers }: SignedWebhook): Promise<{ status: number; code?: string }> {
  const body = new Uint8Array(bytes);
  const answer = await fetch(`${town.origin}/webhooks/${channel}`, { method: "POST", headers, body });
  const { error } = (await answer.json()) as { error?: { code: string } };
  return { status: answer.status, ...(error ? { code: error.code } : {}) };
}

/** Everything in the inbox, whoever it is from. */
async function stored(): Promise<{ state: string; event: InboundEvent }[]> {
  const rows = await town.wired.store.client.inboxEvent.findMany({ orderBy: { seq: "asc" } });
  return rows.map(({ state, event }) => ({ state, event: event as unknown as InboundEvent }));
}

const tasks = (): Promise<DeskTask[]> => town.wired.store.transaction((tx) => tx.tasks.open(50));

async function lines(): Promise<{ text: string; attachments: unknown[] }[]> {
  const { store } = town.wired;
  return store.transaction(async (tx) => {
    const conversation = await tx.conversations.byThread("zalo", `${town.doors.zalo.oaId}:${user}`);
    return conversation
      ? (await tx.conversations.history(conversation.id, 100)).filter((line) => line.direction === "in")
      : [];
  });
}

/** Bytes of our own making, signed as Zalo would. */
function signed(body: Buffer, timestamp: string): SignedWebhook {
  const [appId, secret] = ["1900000000000000001", "test-oa-secret-key-khong-that"];
  const mac = createHash("sha256").update(appId).update(body).update(timestamp).update(secret).digest("hex");
  return { bytes: body, headers: { "content-type": "application/json", "x-zevent-signature": `mac=${mac}` } };
}

describe("a webhook that is not signed right", () => {
  test.each(["zalo", "facebook"] as const)(
    "on %s is answered 200 as the platform wants, dropped, and alarmed once",
    async (channel) => {
      const fake = town.doors[channel];
      const good = fake.userSends({ userId: user, text: "cháy nhà" });
      const forged = { ...good, bytes: Buffer.from(good.bytes.toString().replace("ch", "CH")) };
      const unsigned = { ...good, headers: { "content-type": "application/json" } };
      expect(await post(channel, forged)).toEqual({ status: 200, code: "BAD_SIGNATURE" });
      expect(await post(channel, unsigned)).toEqual({ status: 200, code: "BAD_SIGNATURE" });
      expect(await stored()).toEqual([]);
      expect(await tasks()).toMatchObject([{ kind: "bad-signatures", reason: "BAD_SIGNATURE" }]);
    },
  );

  test("on a channel nobody connected is refused by name", async () => {
    const webhook = town.doors.zalo.userSends({ userId: user, text: "alo" });
    expect(await post("email", webhook)).toEqual({ status: 404, code: "UNKNOWN_CHANNEL" });
  });
});

describe("a body that is odd", () => {
  test("delivered again, also as a marked retry, changes nothing", async () => {
    const webhook = town.doors.zalo.userSends({ userId: user, text: "alo" });
    await post("zalo", webhook);
    await town.settle();
    const said = town.doors.zalo.received(user).length;
    await post("zalo", webhook);
    await post("zalo", { ...webhook, headers: { ...webhook.headers, num_retry: "3" } });
    await town.settle();
    expect(await stored()).toHaveLength(1);
    expect(town.doors.zalo.received(user)).toHaveLength(said);
  });

  test("of an unknown kind is answered 200 and kept, and opens no conversation", async () => {
    const webhook = town.doors.zalo.webhook({ event_name: "something_new", oa_id: town.doors.zalo.oaId, what: 1 });
    expect(await post("zalo", webhook)).toEqual({ status: 200 });
    await town.settle();
    expect(await stored()).toMatchObject([{ state: "done", event: { kind: "other" } }]);
    expect(await town.wired.store.client.conversation.count()).toBe(0);
  });

  test("that is broken JSON, though signed, is answered 200 with its code, and alarmed", async () => {
    const answer = await post("zalo", signed(Buffer.from('{"app_id":"1900000000000000001","timestamp":"1'), "1"));
    expect(answer.status).toBe(200);
    expect(["BAD_INPUT", "BAD_SIGNATURE"]).toContain(answer.code);
    expect(await tasks()).toHaveLength(1);
    expect(await stored()).toEqual([]);
  });

  test("above a megabyte is refused before anybody reads it", async () => {
    const webhook = town.doors.zalo.webhook({ event_name: "user_send_text", message: { text: "x".repeat(1_100_000) } });
    expect(await post("zalo", webhook)).toEqual({ status: 413, code: "TOO_LARGE" });
    expect(await stored()).toEqual([]);
  });

  test("with NUL characters and halves of characters arrives with marks in their place", async () => {
    await post("zalo", town.doors.zalo.userSends({ userId: user, text: "cống\u0000 nghẹt \ud83d quá" }));
    await town.settle();
    expect(await lines()).toMatchObject([{ text: "cống\ufffd nghẹt \ufffd quá" }]);
  });

  test("with 100,000 characters is cut, kept and answered", async () => {
    await post("zalo", town.doors.zalo.userSends({ userId: user, text: "cống nghẹt ".repeat(9_100) }));
    await town.settle();
    const [line] = await lines();
    expect(line?.text.length).toBeGreaterThan(19_000);
    expect(line?.text.length).toBeLessThanOrEqual(20_000);
    expect(town.doors.zalo.received(user)).toHaveLength(1);
  });

  test("with 40 photos keeps all of them", async () => {
    const { url, oaId } = town.doors.zalo;
    const photo = (index: number) => ({ type: "image", payload: { url: `${url}/files/${index}.jpg`, thumbnail: "" } });
    town.doors.zalo.lastWrote(user, town.clock.now);
    const message = { msg_id: "forty", attachments: Array.from({ length: 40 }, (_, index) => photo(index)) };
    const sender = { sender: { id: user }, recipient: { id: oaId } };
    await post("zalo", town.doors.zalo.webhook({ ...sender, event_name: "user_send_image", message }));
    await town.settle();
    town.clock.now = new Date(town.clock.now.getTime() + 60_000);
    await town.settle();
    const [line] = await lines();
    expect(line?.attachments).toHaveLength(40);
    expect(line?.attachments.every((file) => (file as { key?: string }).key)).toBe(true);
  });
});

describe("a file that lies about its type", () => {
  test("is refused in the ward's own chat, with a code that says why", async () => {
    const opened = await fetch(`${town.origin}/api/chat/session`, { method: "POST" });
    const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const form = new FormData();
    form.append("file", new Blob(["<script>alert(1)</script>"], { type: "image/png" }), "cong.png");
    const answer = await fetch(`${town.origin}/api/chat/uploads`, { method: "POST", headers: { cookie }, body: form });
    expect(answer.status).toBe(415);
    expect(await answer.json()).toMatchObject({ error: { code: "UNSUPPORTED_FILE" } });
  });

  test("is never fetched from an address that is not the platform's, and the words are kept", async () => {
    const { oaId } = town.doors.zalo;
    town.doors.zalo.lastWrote(user, town.clock.now);
    const attachments = [{ type: "image", payload: { url: "http://169.254.169.254/latest/meta-data", thumbnail: "" } }];
    const message = { msg_id: "forged", text: "xem hình nè", attachments };
    const sender = { sender: { id: user }, recipient: { id: oaId } };
    await post("zalo", town.doors.zalo.webhook({ ...sender, event_name: "user_send_image", message }));
    for (let minute = 0; minute < 12; minute += 1) {
      await town.settle();
      town.clock.now = new Date(town.clock.now.getTime() + 200_000);
    }
    expect(await lines()).toMatchObject([{ text: "xem hình nè", attachments: [{ kind: "image" }] }]);
    const parked = (await stored()).filter(({ state }) => state === "parked");
    expect(parked).toMatchObject([{ event: { kind: "media" } }]);
  });
});

describe("two at once", () => {
  test("a worker whose lease ran out writes nothing; the one that took over does, once", async () => {
    const { store, world } = town.wired;
    await post("zalo", town.doors.zalo.userSends({ userId: user, text: "alo" }));
    const slow = await store.inbox.claim({ now: town.clock.now, leaseMs: 1_000 });
    town.clock.now = new Date(town.clock.now.getTime() + 5_000);
    const next = await store.inbox.claim({ now: town.clock.now, leaseMs: 30_000 });
    if (!slow || !next) throw new Error("both should have had the lane");
    await handleLane({ store, world, claim: next });
    await handleLane({ store, world, claim: slow });
    await town.settle();
    expect(await lines()).toHaveLength(1);
    expect(town.doors.zalo.received(user)).toHaveLength(1);
  });

  test("two operators take over: one holds it, the other is told who; the resident is told once", async () => {
    await post("zalo", town.doors.zalo.userSends({ userId: user, text: "alo" }));
    await town.settle();
    const [lan, tuan] = await Promise.all([town.staff("lan"), town.staff("tuan")]);
    const { items } = await lan.get<{ items: { id: string }[] }>("/api/conversations?queue=all");
    const path = `/api/conversations/${items[0]?.id}`;
    await lan.post(`${path}/take-over`);
    const reply = tuan.post(`${path}/replies`, { clientId: "tra-loi-1", text: "Dạ" });
    await expect(reply).rejects.toMatchObject({ code: "HELD_BY_OTHER", details: { name: "Chị Lan" } });
    await town.settle();
    const told = town.doors.zalo.received(user).filter((text) => text.startsWith("Từ đây"));
    expect(told).toEqual(["Từ đây chị Lan của phường trả lời anh/chị."]);
  });

  test("two of them move one ticket: the second sees the newer state and nothing is overwritten", async () => {
    const lan = await town.staff("lan");
    const call = {
      clientId: "cuoc-goi-1",
      text: "cống nghẹt trước số 45",
      category: "flooding-drainage",
      answerBy: "none",
      hideName: false,
    };
    const filed = await lan.post<{ ticket: { code: string; version: number } }>("/api/calls", {
      ...call,
      startedAt: town.clock.now.toISOString(),
    });
    const { code } = filed.ticket;
    const { version } = await lan.ticket(code);
    await lan.correct(code, { category: "road-damage", version });
    await expect(lan.correct(code, { category: "street-light", version })).rejects.toMatchObject({ code: "STALE" });
    expect((await lan.ticket(code)).category).toBe("road-damage");
  });
});
