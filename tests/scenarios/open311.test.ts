import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jest } from "@jest/globals";
import { listServices } from "../../server/open311/services.ts";
import { Open311Client } from "../fakes/open311-client.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { fakeWard } from "../fakes/world.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const now = new Date("2026-11-16T14:06:00+07:00");
const key = "khoa-thu-nghiem";
const understanding = realUnderstanding();
const clients = [
  { name: "fixmystreet", keySha256: createHash("sha256").update(key).digest("hex"), tellsByEmail: true },
];
const settings = { OPEN311_CLIENTS: JSON.stringify(clients), OPEN311_WAIT_MS: "0" };
/** Ids are random; what they spell says nothing. */
const randomId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const drain = {
  service_code: "flooding-drainage",
  lat: "10.7769",
  long: "106.7009",
  description: "Cống trước nhà 45 Hoa Sứ nghẹt, gọi tôi số 0903123456",
  first_name: "Trần",
  last_name: "Thị Bảy",
  email: "bay@example.vn",
  phone: "0903 123 456",
};

let town: Town;
let json: Open311Client;
let xml: Open311Client;

async function open(more: Record<string, string> = {}): Promise<void> {
  town = await openTown({ understanding, now, environment: { ...settings, ...more } });
  json = new Open311Client(`${town.origin}/open311/v2`, "json", key);
  xml = new Open311Client(`${town.origin}/open311/v2`, "xml", key);
}

/** Files a report and lets the ward take it up; returns its number. */
async function file(fields: Record<string, string | string[]> = drain): Promise<string> {
  const { body } = await json.file(fields);
  await town.settle();
  if (body[0]?.service_request_id) return body[0].service_request_id;
  const answer = await json.get(`tokens/${body[0]?.token}`);
  return answer.body[0]?.service_request_id ?? "";
}

/** Compares with the file of this name; `WRITE_GOLDEN=1` writes what is missing. */
function expectGolden(name: string, text: string): void {
  const path = join(import.meta.dirname, "../fixtures/open311", name);
  const stable = text.replaceAll(town.origin, "https://bensen.example").replace(/<update_id>[^<]+/g, "<update_id>");
  if (!existsSync(path) && process.env.WRITE_GOLDEN) writeFileSync(path, stable);
  expect(stable).toBe(readFileSync(path, "utf8"));
}

afterEach(() => town.close());

describe("somebody else's reporting app", () => {
  beforeEach(() => open());

  test("files a report, is given a token, then its number; the ward sees what, where and who", async () => {
    const { status, body } = await xml.file(drain);
    expect(status).toBe(200);
    expect(body).toEqual([{ token: expect.any(String), service_notice: null, account_id: null }]);
    const token = body[0]?.token;
    expect((await xml.get(`tokens/${token}`)).body).toEqual([{ token }]);
    await town.settle();
    expect((await xml.get(`tokens/${token}`)).body).toEqual([{ service_request_id: "BS-2611-0001", token }]);
    const ticket = await (await town.staff("lan")).ticket("BS-2611-0001");
    expect(ticket).toMatchObject({ category: "flooding-drainage", status: "assigned", origin: "open311" });
    expect(ticket.body).toContain("0903123456");
    expect(ticket.contactPhone).toBe("+84903123456");
    expect(ticket.followersList).toMatchObject([{ channel: "open311", name: "Trần Thị Bảy" }]);
  });

  test("is written to by e-mail only if its form says so, and the consent is kept", async () => {
    const code = await file();
    await town.wired.store.transaction(async (tx) => {
      const ticket = await tx.tickets.byCode(code);
      const conversation = await tx.conversations.byId(ticket?.reporterConversationId ?? "");
      const citizen = await tx.people.citizenById(conversation?.citizenId ?? "");
      expect(citizen).toMatchObject({ email: "bay@example.vn", phone: "+84903123456", consents: ["email"] });
    });
  });

  test("sends the same form again and gets the same number", async () => {
    const first = await file();
    expect(await file()).toBe(first);
    expect(await file({ ...drain, description: "Nước ngập thêm" })).not.toBe(first);
    const own = { ...drain, "attribute[fixmystreet_id]": "4711" };
    const named = await file(own);
    expect(await file({ ...own, description: "đã sửa lời" })).toBe(named);
  });

  test("follows a report from outside: states, reasons and dates, in XML and JSON alike", async () => {
    const code = await file();
    const officer = await town.staff("dung");
    const head = await town.staff("hanh");
    town.clock.now = new Date("2026-11-16T14:30:00+07:00");
    await officer.move(code, "accepted", { officerId: officer.id });
    const photo = await officer.upload();
    await officer.move(code, "in-progress", { plan: "tới xem", photos: [photo] });
    expect((await json.get(`requests/${code}`)).body).toMatchObject([
      { service_request_id: code, status: "open", status_notes: "Đang xử lý", agency_responsible: expect.any(String) },
    ]);
    const result = "Cống trước nhà số 45 Hoa Sứ đã thông";
    await officer.propose(code, result, [photo]);
    await head.move(code, "resolved", { text: result, photos: [photo] });
    const answer = await json.get(`requests/${code}`);
    expect(answer.body).toMatchObject([
      { status: "closed", status_notes: "Đã có kết quả: Cống trước Hoa Sứ đã thông", expected_datetime: null },
    ]);
    expectGolden("request.json", answer.text);
    expectGolden("request.xml", (await xml.get(`requests/${code}`)).text);
    const day = { start_date: "2026-11-16T00:00:00+07:00", end_date: "2026-11-17T00:00:00+07:00" };
    const updates = await xml.get("servicerequestupdates", day);
    expect(updates.body.map(({ status }) => status)).toEqual([
      "INVESTIGATING",
      "INVESTIGATING",
      "INVESTIGATING",
      "IN_PROGRESS",
      "FIXED",
    ]);
    expectGolden("updates.xml", updates.text);
  });

  test("never learns who reported, nor the house, nor what was told in confidence", async () => {
    const code = await file();
    const confidential = await file({
      ...drain,
      service_code: "other-unclassified",
      description: "cán bộ nhận hối lộ",
    });
    await town.wired.store.transaction(async (tx) => {
      const ticket = await tx.tickets.byCode(confidential);
      if (ticket) await tx.tickets.update({ ...ticket, visibility: "confidential" }, []);
    });
    const list = await json.get("requests");
    expect(list.body.map((row) => row.service_request_id)).toEqual([code]);
    for (const { text } of [list, await xml.get("requests"), await xml.get("servicerequestupdates")]) {
      expect(text.replace(randomId, "")).not.toMatch(/Bảy|0903|bay@|45|nhà số/);
    }
    expect(await json.get(`requests/${confidential}`)).toMatchObject({ status: 404, body: [{ code: 404 }] });
    expect(list.body[0]).toMatchObject({ lat: 10.777, long: 106.701 });
  });

  test("narrows the list by number, service, state, days and last change", async () => {
    const [drains, lamp] = [
      await file(),
      await file({ ...drain, service_code: "street-light", description: "đèn tắt" }),
    ];
    const codes = async (query: Record<string, string>): Promise<(string | null | undefined)[]> =>
      (await json.get("requests", query)).body.map((row) => row.service_request_id);
    expect(await codes({})).toEqual([lamp, drains]);
    expect(await codes({ service_code: "street-light,road-damage" })).toEqual([lamp]);
    expect(await codes({ service_request_id: `${drains.toLowerCase()},BS-2611-9999`, status: "closed" })).toEqual([
      drains,
    ]);
    expect(await codes({ status: "closed" })).toEqual([]);
    expect(await codes({ status: "open,closed", page_size: "1", page: "2" })).toEqual([drains]);
    expect(await codes({ start_date: "2026-11-17T00:00:00+07:00" })).toEqual([]);
    expect(await codes({ updated_after: "2026-11-16T15:00:00+07:00" })).toEqual([]);
    town.clock.now = new Date("2026-11-16T15:30:00+07:00");
    const officer = await town.staff("dung");
    await officer.move(lamp, "accepted", { officerId: officer.id });
    expect(await codes({ updated_after: "2026-11-16T15:00:00+07:00" })).toEqual([lamp]);
    town.clock.now = new Date("2027-03-16T15:30:00+07:00");
    expect(await codes({})).toEqual([]);
  });

  test.each([
    ["the wrong key", { api_key: "falsch" }, 403, [403]],
    ["an unknown service", { service_code: "x" }, 404, [404]],
    ["nothing but a key", { service_code: "", lat: "", long: "" }, 400, [400, 400]],
    ["half a position and an answer nobody offered", { long: "", "attribute[danger]": "maybe" }, 400, [400, 400]],
    ["a position that is not on earth", { lat: "1000" }, 400, [400]],
    ["too long a description", { description: "x".repeat(4001) }, 400, [400]],
    ["somebody else's jurisdiction", { jurisdiction_id: "boston.gov" }, 404, [404]],
  ] as const)("is told what is wrong: %s", async (_, wrong, status, codes) => {
    const keyless = "api_key" in wrong ? new Open311Client(`${town.origin}/open311/v2`, "json") : json;
    const answer = await keyless.file({ ...drain, ...wrong });
    expect(answer.status).toBe(status);
    expect(answer.body.map(({ code }) => code)).toEqual(codes);
    for (const { description } of answer.body) expect(description).toMatch(/\w+/);
    await town.settle();
    expect((await json.get("requests")).body).toEqual([]);
  });

  test("reads errors, lists and documents in the standard's own form", async () => {
    const broken = { service_code: "", lat: "1", long: "", description: drain.description };
    expectGolden("errors.xml", (await xml.file(broken)).text);
    expectGolden("errors.json", (await json.file(broken)).text);
    expect((await xml.get("requests", { start_date: "gestern", status: "x" })).body).toHaveLength(2);
    expect(
      (await xml.get("requests", { start_date: "2026-01-01T00:00:00Z", end_date: now.toISOString() })).status,
    ).toBe(400);
    expect((await json.get("requests/BS-2611-9999")).status).toBe(404);
    expect((await json.get("tokens/made-up")).status).toBe(404);
    for (const [name, client] of [
      ["xml", xml],
      ["json", json],
    ] as const) {
      expectGolden(`discovery.${name}`, (await client.get("discovery")).text);
      expectGolden(`services.${name}`, (await client.get("services")).text);
      expectGolden(`manhole-cover.${name}`, (await client.get("services/manhole-cover")).text);
    }
    expect((await json.get("services/integrity-complaint")).status).toBe(404);
    const [listed, empty] = [await xml.get("services"), await json.get("requests")];
    expect(listed.contentType).toBe("text/xml; charset=utf-8");
    expect(empty.contentType).toBe("application/json; charset=utf-8");
    expect(empty.body).toEqual([]);
    expect(listed.body.map(({ service_code }) => service_code)).toEqual(
      listServices(fakeWard).map(({ service_code }) => service_code),
    );
  });

  test("opens a page on another site that reads the list; filing is no matter of browsers", async () => {
    const response = await fetch(`${town.origin}/open311/v2/services.json`, {
      headers: { origin: "https://else.example" },
    });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-allow-methods")).toBe("GET, HEAD");
    const stable = await fetch(`${town.origin}/open311/discovery.xml`);
    expect(await stable.text()).toBe((await xml.get("discovery")).text);
  });

  test("reports danger: the desk rings, a person decides where it goes", async () => {
    const code = await file({
      ...drain,
      service_code: "manhole-cover",
      "attribute[danger]": "yes",
      description: "mất nắp cống",
    });
    const lan = await town.staff("lan");
    expect(await lan.ticket(code)).toMatchObject({ severity: "S1", status: "new" });
    const { items } = await lan.get<{ items: { kind: string; ticketCode: string }[] }>("/api/tasks");
    expect(items).toMatchObject([{ kind: "alarm", ticketCode: code }]);
  });

  test("gives an address our map knows, or one it does not; nothing is lost, nobody is asked", async () => {
    const { lat: _, long: __, ...rest } = drain;
    const known = await file({ ...rest, address_string: "45 Hoa Sứ" });
    const unknown = await file({
      ...rest,
      address_string: "cổng sau chợ Lạ",
      "attribute[landmark]": "gần trạm biến áp",
    });
    const lan = await town.staff("lan");
    expect(await lan.ticket(known)).toMatchObject({ place: { street: "Hoa Sứ", precision: "exact" } });
    const ticket = await lan.ticket(unknown);
    expect(ticket).toMatchObject({ place: { label: "cổng sau chợ Lạ", precision: "unknown" } });
    expect(ticket.body).toContain("Gần chợ, trường hay quán nào?: gần trạm biến áp");
  });
});

test("a report that is taken up in time is answered with its number and the ward's promise", async () => {
  await open({ OPEN311_WAIT_MS: "10000" });
  let isAnswered = false;
  const answer = json.file(drain).finally(() => {
    isAnswered = true;
  });
  while (!isAnswered) await town.settle();
  expect((await answer).body).toEqual([
    {
      service_request_id: "BS-2611-0001",
      service_notice: "Dạ, phường đã nhận. Mã của anh/chị là BS-2611-0001. Phường sẽ trả lời trước 18 giờ hôm nay ạ.",
      account_id: null,
    },
  ]);
});
