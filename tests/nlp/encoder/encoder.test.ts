import { createEncoder, type EncoderOptions, ownModel, type RunningEncoder } from "../../../nlp/encoder/encoder.ts";
import { createKnowledgeBase } from "../../../nlp/knowledge/answerer.ts";
import { helpedByMeaning, rankerByMeaning } from "../../../nlp/knowledge/by-meaning.ts";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";

const started: RunningEncoder[] = [];
const start = (options: Partial<EncoderOptions> = {}): RunningEncoder => {
  const encoder = createEncoder({ model: ownModel, timeoutMs: 30_000, ...options });
  started.push(encoder);
  return encoder;
};
afterAll(() => Promise.all(started.map((encoder) => encoder.close())));

/** Started once: loading the library takes most of the time. */
const own = start();
const product = (a?: Float32Array, b?: Float32Array): number =>
  a?.reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0) ?? Number.NaN;

test("reports of one matter lie near each other, also without accents, and others far", async () => {
  const [lamp, bare, other, karaoke] =
    (await own.meaningsOf([
      "đèn đường trước nhà tắt ba hôm nay",
      "den duong truoc nha tat ba hom nay",
      "bóng đèn hẻm không sáng, tối thui",
      "hàng xóm hát karaoke ồn quá",
    ])) ?? [];
  expect(product(lamp, lamp)).toBeCloseTo(1, 3);
  expect(product(lamp, bare)).toBeGreaterThan(0.99);
  expect(product(lamp, other)).toBeGreaterThan(product(lamp, karaoke) + 0.2);
});

test("a text without a word that is known is like nothing, and the longest one is read all the same", async () => {
  const [nothing, long, short] = (await own.meaningsOf(["😀 123", "cống nghẹt ".repeat(20_000), "cống nghẹt"])) ?? [];
  expect(nothing?.every((value) => value === 0)).toBe(true);
  expect(product(long, short)).toBeGreaterThan(0.9);
});

test("many questions at once are answered in their order, and what no queue can hold at once without", async () => {
  const texts = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? "cống nghẹt" : "đèn tắt"));
  const all = await Promise.all(texts.map((text) => own.meaningsOf([text])));
  const answered = all.filter((found) => found !== undefined);
  expect(answered.length).toBe(32);
  expect(product(all[0]?.[0], all[2]?.[0])).toBeCloseTo(1, 5);
  expect(product(all[0]?.[0], all[1]?.[0])).toBeLessThan(0.9);
  expect(await own.meaningsOf(Array.from({ length: 65 }, () => "cống"))).toBeUndefined();
  expect(await own.meaningsOf([])).toEqual([]);
});

test("what is late is done without, and the thread goes on with the next", async () => {
  const hasty = start({ timeoutMs: 1 });
  expect(await hasty.meaningsOf(["cống nghẹt"])).toBeUndefined();
  await own.meaningsOf(["cống nghẹt"]);
  expect(await own.meaningsOf(["đèn tắt"])).toHaveLength(1);
});

test("a model that is not there is told of once, and everything goes on without", async () => {
  const faults: string[] = [];
  const missing = { ...ownModel, name: "no-such-model" };
  const encoder = start({ model: missing, onFault: (fault) => faults.push(fault) });
  expect(await encoder.meaningsOf(["cống"])).toBeUndefined();
  expect(await encoder.meaningsOf(["đèn"])).toBeUndefined();
  expect(faults).toHaveLength(1);
});

test("once closed it gives nothing, and whoever waits is let go", async () => {
  const encoder = start();
  const waiting = encoder.meaningsOf(["cống"]);
  await encoder.close();
  expect(await waiting).toBeUndefined();
  expect(await encoder.meaningsOf(["cống"])).toBeUndefined();
});

test("search helped by meaning answers as before where the encoder is late, and finds procedures where it is not", async () => {
  const data = loadKnowledge();
  const base = createKnowledgeBase(data);
  const question = {
    text: "vợ mới sanh, làm khai sinh cho bé cần giấy gì",
    now: new Date("2026-11-16T14:06:00+07:00"),
  };
  const late = rankerByMeaning(data.records, { meaningsOf: async () => undefined });
  expect(await helpedByMeaning(base, late).answer(question)).toEqual(base.answer(question));
  const rank = rankerByMeaning(data.records, own);
  expect((await rank("đăng ký khai sinh cho con")).slice(0, 5)).toContain("khai-sinh");
  expect(await helpedByMeaning(base, rank).answer(question)).toMatchObject({ procedureId: "khai-sinh" });
});
