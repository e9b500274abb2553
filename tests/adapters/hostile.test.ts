import { fitId, hashId, secondsOf } from "../../adapters/event-parts.ts";
import { readForm } from "../../adapters/open311/payload.ts";
import { inboundEventSchema } from "../../core/channel/event.ts";
import { table } from "../../core/table.ts";
import { offlineFacebook, offlineZalo } from "../fakes/adapter-stages.ts";
import { offlineHotline } from "../fakes/hotline-stage.ts";

const receivedAt = new Date("2026-11-16T10:40:00+07:00");
const request = (path: string, body: unknown) => ({
  method: "POST",
  path,
  query: {},
  headers: {},
  body: Buffer.from(JSON.stringify(body)),
  receivedAt,
});
const base = { app_id: "1900000000000000001", oa_id: "4100000000000000011", timestamp: "1794800000000" };

test("a table finds what was written into it, and nothing that every object has", () => {
  const kinds = table<string>({ image: "image" });
  expect(kinds.image).toBe("image");
  for (const word of ["constructor", "__proto__", "toString", "hasOwnProperty"]) expect(kinds[word]).toBeUndefined();
});

test.each(["constructor", "__proto__", "toString"])("what a platform calls %s is no kind of ours", (type) => {
  const message = { msg_id: "m1", attachments: [{ type, payload: { url: "https://a.example/1" } }] };
  const sent = { ...base, event_name: "user_send_image", sender: { id: "77" }, recipient: { id: base.oa_id }, message };
  const [event] = offlineZalo().parse(request("/zalo", sent));
  expect(inboundEventSchema.parse(event)).toMatchObject({ kind: "message", attachments: [{ kind: "link" }] });
  const call = { call_status: type, call_id: "c1", timestamp_ms: 1, from: { type: "external" }, to: {} };
  const [told] = offlineHotline().parse(request("/hotline/stringee", call));
  expect(inboundEventSchema.parse(told)).toMatchObject({ kind: "other" });
});

test("a sender whose id is a number is read like one whose id is a text", () => {
  const sent = {
    ...base,
    event_name: "user_send_text",
    recipient: { id: base.oa_id },
    message: { msg_id: "m2", text: "a" },
  };
  for (const sender of [{ id: 77 }, { id: "77" }, 77, "77"]) {
    expect(offlineZalo().parse(request("/zalo", { ...sent, sender }))).toMatchObject([
      { kind: "message", from: { user: "77" } },
    ]);
  }
  const [echo] = offlineZalo().parse(
    request("/zalo", { ...sent, event_name: "oa_send_text", sender: { id: 4100, admin_id: 5 } }),
  );
  expect(echo).toMatchObject({ kind: "echo", byStaff: true });
});

test("ids are never cut through the middle of a character, and never longer than what is stored", () => {
  const flag = "🏳️‍🌈".repeat(60);
  for (const id of [fitId(flag), fitId(`a${flag}`), hashId(flag), hashId(`a${flag}`)]) {
    expect(id.length).toBeLessThanOrEqual(200);
    expect(id).not.toMatch(/\p{Cs}/u);
  }
  const entry = { id: "9".repeat(400), time: 1, messaging: [{ what: 1 }] };
  for (const event of offlineFacebook().parse(request("/facebook", { object: "page", entry: [entry] }))) {
    inboundEventSchema.parse(event);
  }
});

test("no call lasts longer than a column holds", () => {
  expect([0, 95.4, 10_000_000].map(secondsOf)).toEqual([0, 95, 10_000_000]);
  for (const value of [-1, 1e21, Number.NaN, Number.POSITIVE_INFINITY]) expect(secondsOf(value)).toBeUndefined();
  const record = {
    transaction_id: "t",
    direction: "inbound",
    phone_number: "0900000001",
    bill_sec: 1e21,
    duration: "9e99",
  };
  const path = "/hotline/omicall/test-omicall-token-khong-that";
  const [event] = offlineHotline().parse(request(path, record));
  expect(inboundEventSchema.parse(event)).toMatchObject({ kind: "call-state", talkSeconds: 0 });
  const zaloCall = {
    ...base,
    event_name: "user_call_oa",
    user_id: "77",
    call_id: "c",
    talk_time: 1e300,
    waiting_time: 1e300,
  };
  expect(offlineZalo().parse(request("/zalo", zaloCall))).toMatchObject([{ kind: "call-state", talkSeconds: 0 }]);
});

test("what a form says can be stored, whatever was typed into it", () => {
  const form = readForm(Buffer.from("description=a%00b&last%00name=x&attribute%5Bq%5D%5B%5D=1"));
  expect([...form]).toEqual([
    ["description", ["a\ufffdb"]],
    ["last\ufffdname", ["x"]],
    ["attribute[q]", ["1"]],
  ]);
});
