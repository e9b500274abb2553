import { createHash, createHmac } from "node:crypto";
import { createMachineReceiver } from "../../adapters/machine/adapter.ts";
import { createOpen311Receiver } from "../../adapters/open311/adapter.ts";
import { readRequests } from "../../adapters/open311/read-answer.ts";
import type { RawRequest } from "../../core/channel/channel.ts";
import { inboundEventSchema } from "../../core/channel/event.ts";
import { serviceOf } from "../../server/open311/services.ts";
import { fakeWard } from "../fakes/world.ts";

const receivedAt = new Date("2026-11-16T14:06:00+07:00");
const secret = "test-machine-secret-khong-that";
const pictures = { mayFetch: (address: string) => address.startsWith("https://anh.example/") };
const machine = createMachineReceiver({ sources: [{ name: "camera-cho", secret }], ...pictures });
const keySha256 = createHash("sha256").update("khoa").digest("hex");
const open311 = createOpen311Receiver({
  clients: [{ name: "app", keySha256 }],
  serviceOf: (code) => serviceOf(fakeWard, code),
  ...pictures,
});

function post(path: string, body: string | Buffer, headers: Record<string, string> = {}, at = receivedAt): RawRequest {
  return { method: "POST", path, query: {}, headers, body: Buffer.from(body), receivedAt: at };
}

function sighting(content: object): RawRequest {
  const body = JSON.stringify(content);
  const timestamp = String(receivedAt.getTime() / 1000);
  const hex = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  return post("/machine", body, {
    "x-machine-source": "camera-cho",
    "x-machine-timestamp": timestamp,
    "x-machine-signature": `sha256=${hex}`,
  });
}

function form(fields: Record<string, string | string[]>, at = receivedAt): RawRequest {
  const body = new URLSearchParams({ api_key: "khoa" });
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return post("/requests", body.toString(), {}, at);
}

const drain = { service_code: "flooding-drainage", lat: "10.7769", long: "106.7009", description: "Cống nghẹt" };

describe("a machine's report", () => {
  const seen = { id: "e-1", sensor: "cam-07", text: "bãi rác", place: { latitude: 10.77, longitude: 106.7 } };

  test("is refused when any byte of it was changed", () => {
    const request = sighting(seen);
    expect(() => machine.verify(request)).not.toThrow();
    for (let index = 0; index < request.body.length; index += 1) {
      const body = Buffer.from(request.body);
      body.writeUInt8(body.readUInt8(index) ^ 1, index);
      expect(() => machine.verify({ ...request, body })).toThrow(expect.objectContaining({ code: "BAD_SIGNATURE" }));
    }
  });

  test("becomes an event the inbox can store; a picture we may not fetch stays a link", () => {
    const addresses = [{ url: "https://anh.example/1.jpg" }, { url: "https://10.0.0.1/2.jpg" }];
    const [event] = machine.parse(
      sighting({ ...seen, pictures: addresses, confidence: 0.5, at: "2026-11-16T07:00:00Z" }),
    );
    expect(inboundEventSchema.parse(event)).toMatchObject({
      kind: "report",
      id: "camera-cho:e-1",
      thread: "camera-cho",
      at: new Date("2026-11-16T07:00:00Z"),
      machine: { name: "camera-cho", sensor: "cam-07", confidence: 0.5 },
      attachments: [{ kind: "image" }, { kind: "link" }],
      place: { latitude: 10.77, longitude: 106.7, precision: "exact" },
    });
  });

  test("keeps pictures out of the raw body that is stored", () => {
    const base64 = Buffer.alloc(300, 7).toString("base64");
    const [event] = machine.parse(sighting({ ...seen, pictures: [{ base64 }] }));
    expect(JSON.stringify(event?.raw)).not.toContain(base64);
  });

  test.each([
    ["no JSON", "{"],
    ["no sensor", JSON.stringify({ id: "1" })],
    ["a place beyond the poles", JSON.stringify({ ...seen, place: { latitude: 91, longitude: 0 } })],
    ["too many pictures", JSON.stringify({ ...seen, pictures: Array(5).fill({ url: "https://anh.example/1.jpg" }) })],
  ])("is BAD_INPUT with %s", (_, body) => {
    expect(() => machine.parse({ ...sighting(seen), body: Buffer.from(body) })).toThrow();
  });
});

describe("a form of an Open311 client", () => {
  test("becomes an event the inbox can store, with answers in words and without the key", () => {
    const request = form({
      ...drain,
      "attribute[danger][]": ["yes"],
      "attribute[since]": "hôm qua",
      media_url: ["https://anh.example/1.jpg", "http://169.254.169.254/x"],
      first_name: "Trần",
      last_name: "Thị Bảy",
      phone: "0903 123 456",
      email: "bay@example.vn",
      unknown: "x",
    });
    open311.verify(request);
    const [event] = open311.parse(request);
    expect(inboundEventSchema.parse(event)).toMatchObject({
      kind: "report",
      category: "flooding-drainage",
      text: "Cống nghẹt\nCó ai bị thương hay đang kẹt ở đó không?: Có\nTừ khi nào?: hôm qua",
      urgent: true,
      displayName: "Trần Thị Bảy",
      contact: { name: "Trần Thị Bảy", phone: "+84903123456", email: "bay@example.vn", consents: [] },
      attachments: [{ kind: "image" }, { kind: "link" }],
    });
    expect(JSON.stringify(event)).not.toContain("khoa");
    expect(event?.from.user).not.toContain("bay@");
  });

  test("is the same event when it is sent again on the same day, in whatever order, and another one on another day", () => {
    const idOf = (request: RawRequest): string | undefined => open311.parse(request)[0]?.id;
    const { description, ...rest } = drain;
    expect(idOf(form({ description, ...rest }))).toBe(idOf(form(drain)));
    expect(idOf(form({ ...drain, description: "khác" }))).not.toBe(idOf(form(drain)));
    expect(idOf(form(drain, new Date("2026-11-17T00:00:00+07:00")))).not.toBe(idOf(form(drain)));
    const named = { ...drain, "attribute[external_id]": "4711" };
    expect(idOf(form(named, new Date("2026-12-17T00:00:00+07:00")))).toBe(idOf(form(named)));
  });

  test("with the key in the address is known as well; without one, or with another, it is refused", () => {
    const bare = { ...form(drain), body: Buffer.from(new URLSearchParams(drain).toString()) };
    expect(() => open311.verify({ ...bare, query: { api_key: "khoa" } })).not.toThrow();
    expect(() => open311.verify(bare)).toThrow(expect.objectContaining({ code: "BAD_SIGNATURE" }));
    expect(() => open311.verify({ ...bare, query: { api_key: "khoa " + "x" } })).toThrow();
  });
});

describe("another body's answer", () => {
  const answer = (text: string, body: unknown = undefined) => ({ status: 200, headers: {}, body, text });
  const xml = (inner: string): string =>
    `<?xml version="1.0" encoding="utf-8"?><service_requests>${inner}</service_requests>`;

  test("is read alike in XML, in bare JSON, and wrapped as one living server writes it", () => {
    const rows = [{ service_request_id: 17, status: "open", status_notes: "" }];
    const expected = [expect.objectContaining({ service_request_id: "17", status: "open", status_notes: undefined })];
    const one = "<request><service_request_id>17</service_request_id><status>open</status><status_notes/></request>";
    expect(readRequests(answer(xml(one)))).toEqual(expected);
    expect(readRequests(answer("", rows))).toEqual(expected);
    expect(readRequests(answer("", { service_requests: rows }))).toEqual(expected);
    expect(readRequests(answer(xml(one + one)))).toHaveLength(2);
    expect(readRequests(answer(xml("")))).toEqual([]);
  });

  test("that is a page, an attack, or nothing is no answer", () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><service_requests>&a;</service_requests>';
    for (const text of ["<h1>Gateway</h1>", bomb, "", "oops", "<a><b></a>"]) {
      expect(readRequests(answer(text))).toBeUndefined();
    }
    expect(readRequests(answer("", { error: "x" }))).toBeUndefined();
  });
});
