import { laneOf, receive } from "../../../core/channel/receive.ts";
import { anEvent, aText } from "../../builders.ts";
import { fakeWorld } from "../../fakes/world.ts";
import { bench } from "../bench.ts";

const image = { kind: "image" as const, url: "https://platform.example/1.jpg" };

test("a repeated webhook is taken in once", async () => {
  const { store, world } = bench();
  const [first, second] = [aText("cống nghẹt", { id: "e-1" }), aText("hôi quá", { id: "e-2" })];
  expect(await receive({ events: [first], store, world })).toBe(1);
  expect(await receive({ events: [first, second], store, world })).toBe(1);
  expect(await receive({ events: [first, second], store, world })).toBe(0);
  expect(store.events.map((row) => row.event.id)).toEqual(["e-1", "e-2"]);
});

test("two platforms may use the same id", async () => {
  const { store, world } = bench();
  const facebook = { channel: "facebook" as const, account: "page", user: "u" };
  const events = [aText("a", { id: "same" }), aText("b", { id: "same", channel: "facebook", from: facebook })];
  expect(await receive({ events, store, world })).toBe(2);
});

test("receipts and files wait beside the conversation, never before its messages", () => {
  expect(laneOf(aText("a"))).toBe("zalo:thread-1");
  expect(laneOf(anEvent("choice", { value: "yes" }))).toBe("zalo:thread-1");
  expect(laneOf(anEvent("withdrawn", { messageRef: "m" }))).toBe("zalo:thread-1");
  expect(laneOf(anEvent("receipt", { state: "read", messageRefs: [] }))).toBe("zalo:thread-1#receipts");
  expect(laneOf(anEvent("echo", { text: "a", messageRef: "m", attachments: [], byStaff: true }))).toBe(
    "zalo:thread-1#receipts",
  );
  expect(laneOf(anEvent("media", { messageRef: "m", attachments: [] }))).toBe("zalo:thread-1#media");
});

test("files that lie with the platform are fetched by events of their own, one each; stickers and links are not", async () => {
  const { store, world } = bench();
  const sticker = { kind: "sticker" as const, url: "https://platform.example/s.png" };
  const another = { kind: "file" as const, url: "https://platform.example/don.pdf" };
  const attachments = [image, sticker, another];
  const events = [anEvent("message", { attachments, messageRef: "m-1", id: "e-1" })];
  expect(await receive({ events, store, world })).toBe(3);
  expect(await receive({ events, store, world })).toBe(0);
  expect(store.events.map((row) => row.event).slice(1)).toMatchObject([
    { kind: "media", messageRef: "m-1", attachments: [image] },
    { kind: "media", messageRef: "m-1", attachments: [another] },
  ]);
});

test("a lane waits until the resident has paused; a word of danger ends the waiting", async () => {
  const world = fakeWorld({
    waitMs: (event) => (event.kind === "message" && event.text?.includes("cháy") ? 0 : 3_000),
  });
  const { store } = bench(world);
  const claim = () => store.inbox.claim({ now: world.clock.now(), leaseMs: 30_000 });
  await receive({ events: [aText("đầu hẻm nè")], store, world });
  world.pass({ seconds: 2 });
  await receive({ events: [aText("hôi quá trời")], store, world });
  world.pass({ seconds: 2 });
  expect(await claim()).toBeUndefined();
  await receive({ events: [aText("cháy rồi")], store, world });
  expect((await claim())?.entries).toHaveLength(3);
});

test("nothing in, nothing out", async () => {
  const { store, world } = bench();
  expect(await receive({ events: [], store, world })).toBe(0);
});
