import { createReaderEndpoint } from "../../adapters/reader/client.ts";
import { AppError, type ErrorCode } from "../../core/errors.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import { resting } from "../../server/reader.ts";
import { faultOf } from "../core/bench.ts";
import { type ReaderServer, startReaderServer } from "../fakes/reader-server.ts";

const key = "khoa-doc-lai";
const words = "rác chất đống trước nhà, gọi chị Lan 0903 123 456";

describe("a server that reads once more", () => {
  let server: ReaderServer;
  beforeEach(async () => {
    server = await startReaderServer({ key, model: "qwen" });
  });
  afterEach(() => server.close());
  const endpoint = (more: { key?: string; model?: string; timeoutMs?: number } = {}) =>
    createReaderEndpoint({ baseUrl: server.base, model: "qwen", key, timeoutMs: 5_000, ...more });

  test("is shown the masked words with all kinds, and names one of them", async () => {
    server.answer({ says: "waste-collection" });
    expect(await endpoint().read(words)).toBe("waste-collection");
    expect(server.shown).toEqual(["rác chất đống trước nhà, gọi chị [tên] [số điện thoại]"]);
  });

  test("may put its answer into a fence, as older ones do", async () => {
    server.answer({ content: '```json\n{"category": "street-light", "why": "đèn"}\n```' });
    expect(await endpoint().read(words)).toBe("street-light");
  });

  test.each([
    ["names a kind that does not exist", { content: '{"category":"rubbish"}' }],
    ["writes broken JSON", { content: '{"category":"street-li' }],
    ["writes prose", { content: `Dạ, theo tôi đây là rác: ${words}` }],
    ["refuses", { refusal: "Tôi không thể giúp việc này." }],
    ["answers in another form", { body: { choices: [] } }],
  ])("that %s has said nothing, and its words are in no fault", async (_, wording) => {
    server.answer(wording);
    const fault = await faultOf(endpoint().read(words), "BAD_INPUT");
    expect(JSON.stringify([fault.message, fault.details, fault.cause])).not.toMatch(/rác|street|Tôi/);
  });

  test.each([
    ["asks us to slow down", { status: 429, retryAfterSeconds: 70 }, "RATE_LIMITED"],
    ["is broken", { status: 500 }, "PLATFORM_UNAVAILABLE"],
    ["breaks off", { lostAnswer: true }, "PLATFORM_UNAVAILABLE"],
    ["takes no such question", { status: 400 }, "PLATFORM_REFUSED"],
  ] as const)("%s", async (_, planned, code) => {
    server.failNext(planned);
    const fault = await faultOf(endpoint().read(words), code);
    if (code === "RATE_LIMITED") expect(fault.details.retryAfterMs).toBe(70_000);
  });

  test("that is slow is waited for no longer than was said", async () => {
    server.failNext({ timeout: true });
    const began = performance.now();
    await faultOf(endpoint({ timeoutMs: 100 }).read(words), "PLATFORM_UNAVAILABLE");
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test.each([
    ["a wrong key", { key: "khac" }, "TOKEN_INVALID"],
    ["no key", { key: "" }, "TOKEN_INVALID"],
    ["a model it does not have", { model: "khac" }, "PLATFORM_REFUSED"],
  ] as const)("with %s it never will, and nobody reads the key in the fault", async (_, wrong, code) => {
    const fault = await faultOf(endpoint(wrong).read(words), code);
    expect(JSON.stringify([fault.message, fault.details, fault.cause])).not.toContain(key);
  });
});

describe("after a fault the reader rests", () => {
  const fails = (code: ErrorCode, retryAfterMs = 0) =>
    new AppError(code, "fault", { details: retryAfterMs ? { retryAfterMs } : {} });
  /** A reader whose next answers are these; says after which seconds it was asked again. */
  const asked = async (first: AppError, seconds: number[]) => {
    let now = 0;
    let next: AppError | undefined = first;
    const reader = {
      read: async (): Promise<CategoryId> => {
        const fault = next;
        next = undefined;
        if (fault) throw fault;
        return "street-light";
      },
    };
    const faults: unknown[] = [];
    const second = resting(reader, { now: () => new Date(now) }, (error) => faults.push(error));
    await second.read("đèn tắt")?.catch(() => undefined);
    expect(faults).toEqual([first]);
    return Promise.all(
      seconds.map(async (second_) => {
        now = second_ * 1000;
        return second.read(`đèn tắt ${second_}`) !== undefined;
      }),
    );
  };

  test.each([
    ["half a minute when it was not there", fails("PLATFORM_UNAVAILABLE"), [0, 29, 30]],
    ["as long as it says itself", fails("RATE_LIMITED", 70_000), [0, 69, 70]],
    ["ten minutes when it refuses us", fails("TOKEN_INVALID"), [0, 599, 600]],
  ] as const)("%s", async (_, fault, seconds) => {
    expect(await asked(fault, [...seconds])).toEqual([false, false, true]);
  });

  test("not at all when only this answer was unreadable", async () => {
    expect(await asked(fails("BAD_INPUT"), [0])).toEqual([true]);
  });

  test("and the same words are not asked about twice", async () => {
    let times = 0;
    const read = async (): Promise<CategoryId> => {
      times += 1;
      return "street-light";
    };
    const second = resting({ read }, { now: () => new Date(0) });
    expect(await second.read("đèn tắt")).toBe(await second.read("đèn tắt"));
    await second.read("cống nghẹt");
    expect(times).toBe(2);
  });
});
