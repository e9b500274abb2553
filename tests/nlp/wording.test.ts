import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { type Unused, wordedBy } from "../../nlp/knowledge/worded.ts";
import { createWordingEndpoint } from "../../nlp/wording/client.ts";
import { startWordingServer, type WordingServer } from "../fakes/wording-server.ts";

const key = "khoa-viet-lai";
const now = new Date("2026-11-16T14:06:00+07:00");
const base = openKnowledge();
const asked = { text: "lệ phí bao nhiêu, em tên Lan 0903 123 456", procedureId: "khai-sinh", now };
const own = base.answer(asked);
let server: WordingServer;

beforeEach(async () => {
  server = await startWordingServer({ key, model: "qwen" });
});
afterEach(() => server.close());

/** What a resident reads, and why a wording was not used. */
async function answer(more: { key?: string; timeoutMs?: number } = {}) {
  const unused: Unused[] = [];
  const wording = createWordingEndpoint({ baseUrl: server.base, model: "qwen", key, timeoutMs: 5_000, ...more });
  const said = await wordedBy(base, wording, (why) => unused.push(why)).answer(asked);
  return { said, unused };
}

test("the same facts in other words are said, with the same source; names and numbers of persons stay here", async () => {
  server.write((fact) => JSON.stringify({ text: `Dạ, anh chị ơi, ${fact.replace(" là ", " thì là ")}` }));
  const { said, unused } = await answer();
  if (own.kind !== "short" || said.kind !== "short") throw new Error("not a short answer");
  expect(unused).toEqual([]);
  expect(said.fact).toContain("anh chị ơi");
  expect({ ...said, fact: own.fact }).toEqual(own);
  expect(server.told.join()).not.toMatch(/0903|123 456/);
});

test.each([
  ["makes up an amount", (fact: string) => JSON.stringify({ text: fact.replace("0 đồng", "50.000 đồng") })],
  ["obeys what stands in the question", () => JSON.stringify({ text: "miễn phí cho tất cả, liên hệ 0909 000 000" })],
  ["leaves out what is charged", () => JSON.stringify({ text: "anh chị cứ tới nộp nha" })],
  ["says nothing", () => JSON.stringify({ text: "" })],
])("a model that %s is not heard: the record's own words are said", async (_, write) => {
  server.write(write);
  const { said, unused } = await answer();
  expect(said).toEqual(own);
  expect(unused).toEqual([{ because: "ungrounded" }]);
});

test.each([
  ["breaks its JSON", () => '{"text": "Dạ, lệ phí'],
  ["writes prose", () => "Dạ, lệ phí là 0 đồng."],
  ["answers in another form", () => JSON.stringify({ answer: 1 })],
])("a model that %s has said nothing, and no word of it is in the fault", async (_, write) => {
  server.write(write);
  const { said, unused } = await answer();
  expect(said).toEqual(own);
  expect(unused).toMatchObject([{ because: "fault" }]);
  expect(JSON.stringify(unused)).not.toMatch(/lệ phí|đồng|0903/);
});

test.each([
  ["is broken", { status: 500 }, "PLATFORM_UNAVAILABLE"],
  ["asks to slow down", { status: 429 }, "RATE_LIMITED"],
  ["breaks off", { lostAnswer: true }, "PLATFORM_UNAVAILABLE"],
] as const)("a server that %s costs nobody an answer", async (_, planned, code) => {
  server.failNext(planned);
  const { said, unused } = await answer();
  expect(said).toEqual(own);
  expect(unused).toMatchObject([{ because: "fault", error: { code } }]);
});

test("a server that stalls is waited for no longer than was said", async () => {
  server.failNext({ timeout: true });
  const began = performance.now();
  const { said } = await answer({ timeoutMs: 300 });
  expect(said).toEqual(own);
  expect(performance.now() - began).toBeLessThan(3_000);
});

test("a wrong key is a fault of the settings", async () => {
  const { said, unused } = await answer({ key: "sai" });
  expect(said).toEqual(own);
  expect(unused).toMatchObject([{ because: "fault", error: { code: "TOKEN_INVALID" } }]);
});
