import { access } from "../../core/people/access.ts";
import { staffRoles } from "../../core/people/staff.ts";
import { type OperationId, routes } from "../../server/contract.ts";
import type { Route } from "../../server/contract-route.ts";
import { type Desk, openDesk, personOf } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const withBody = (Object.keys(routes) as OperationId[]).filter((id) => (routes[id] as Route).body);
const common = { id: "no-such", code: "BS-2611-9999", channel: "sms" };
/** A kind of the knowledge, or of a setting where the operation is about one. */
const paramsOf = (id?: OperationId) => ({ ...common, kind: id?.endsWith("Setting") ? "assistant" : "procedure" });
const params = paramsOf();
const wrong = { text: 7, clientId: 1, facts: "x", photos: {} };
/** Those that demand something; a body of which every part may be left out takes this one, too. */
const demanding = withBody.filter((id) => !(routes[id] as Route).body?.safeParse(wrong).success);

function whoMay(id: OperationId) {
  const row = routes[id].access;
  const role = row === "signed-in" ? "OP" : staffRoles.find((one) => (access[row] as readonly string[]).includes(one));
  return personOf[role ?? "OP"];
}

async function errorOf(
  response: Response,
): Promise<{ code: string; message: string; details: Record<string, unknown> }> {
  return ((await response.json()) as { error: { code: string; message: string; details: Record<string, unknown> } })
    .error;
}

test.each(demanding)("%s names every fault of a body it cannot take", async (id) => {
  const error = await desk.refused(whoMay(id), id, { params: paramsOf(id), body: wrong });
  expect(error.code).toBe("BAD_INPUT");
  expect(error.details.issues).toEqual(expect.arrayContaining([expect.stringMatching(/^body\./)]));
});

test.each(withBody)("%s takes no missing body, no form and no broken JSON", async (id) => {
  const who = whoMay(id);
  expect((await desk.refused(who, id, { params })).code).toBe("BAD_INPUT");
  expect((await desk.refused(who, id, { params, body: '{"text": "cống' })).code).toBe("BAD_INPUT");
  const form = { params, body: "text=a", headers: { "content-type": "application/x-www-form-urlencoded" } };
  expect((await desk.refused(who, id, form)).code).toBe("BAD_INPUT");
});

test("a body above the limit is TOO_LARGE, and so is a text above its own", async () => {
  const text = "nghẹt ".repeat(30_000);
  const error = await desk.refused("lan", "noteOnConversation", { params, body: { text } });
  expect(error).toMatchObject({ code: "TOO_LARGE", details: { limit: 100_000 } });
  const long = await desk.refused("lan", "noteOnConversation", { params, body: { text: "n".repeat(10_001) } });
  expect(long.code).toBe("BAD_INPUT");
});

test("a body nested a thousand times is refused without harm", async () => {
  const body = `{"text":${"[".repeat(40_000)}${"]".repeat(40_000)}}`;
  expect((await desk.refused("lan", "noteOnConversation", { params, body })).code).toBe("BAD_INPUT");
});

test("characters the database cannot hold are replaced, and the words around them kept", async () => {
  const { id } = await desk.talk();
  await desk.call("lan", "noteOnConversation", { params: { id }, body: '{"text":"gọi\\u0000 lại \\ud800 nhé"}' });
  const { messages } = await desk.call("lan", "getConversation", { params: { id } });
  expect(messages.items.map((line) => line.text)).toEqual(["gọi\uFFFD lại \uFFFD nhé"]);
  expect((await desk.refused("lan", "getConversation", { params: { id: "\0" } })).code).toBe("NOT_FOUND");
  await desk.call("lan", "listConversations", { query: { q: "a\0b" } });
});

test.each([
  ["listConversations", { queue: "nobody" }],
  ["listConversations", { limit: "1000" }],
  ["listConversations", { category: "no-such" }],
  ["listTickets", { status: "gone" }],
  ["listTickets", { limit: "0" }],
  ["listStaff", { role: "SYS" }],
] as const)("%s refuses the query %j", async (id, query) => {
  expect((await desk.refused("lan", id, { query })).code).toBe("BAD_INPUT");
});

test("a page mark that is none of ours does no harm", async () => {
  for (const id of ["listConversations", "listTickets"] as const) {
    await desk.call("lan", id, { query: { cursor: "not a cursor \0" } });
  }
});

test("a code that is none, a path that is none and an address that cannot be decoded have their codes", async () => {
  expect((await desk.refused("lan", "getTicket", { params: { code: "1 OR 1=1" } })).code).toBe("BAD_INPUT");
  expect((await errorOf(await desk.request("lan", "get", "/api/nothing"))).code).toBe("NOT_FOUND");
  expect((await errorOf(await desk.request("lan", "get", "/api/conversations/%E0%A4%A"))).code).toBe("BAD_INPUT");
  expect((await errorOf(await desk.request("lan", "post", "/api/session"))).code).toBe("NOT_FOUND");
});

test("a fault of our own shows an id and nothing else, and the log has no word of a resident", async () => {
  desk.classifier.classify = () => {
    throw new Error("cannot read 0903123456");
  };
  const error = await desk.refused("lan", "classifyText", { body: { text: "nhà cô Sáu bị ngập" } });
  expect(error).toEqual({
    code: "UNEXPECTED",
    message: "unexpected fault",
    details: { requestId: expect.any(String) },
  });
  const log = desk.logged.join("\n");
  expect(log).toContain(error.details.requestId);
  expect(log).not.toContain("0903123456");
  expect(log).not.toContain("ngập");
});

test("answers are never kept by anybody in between", async () => {
  const response = await desk.send("lan", "getSession");
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("the API describes itself", async () => {
  const response = await desk.request(undefined, "get", "/api/openapi.json");
  expect(await response.json()).toMatchObject({ openapi: "3.1.0", paths: { "/api/tickets/{code}/moves": {} } });
});
