import { isAppError } from "../../core/errors.ts";
import { draftReply } from "../../core/understanding/draft-reply.ts";
import { summariseThread } from "../../core/understanding/summarise-thread.ts";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { wordedBy } from "../../nlp/knowledge/worded.ts";
import { createWordingEndpoint } from "../../nlp/wording/client.ts";
import { createDeskWriter } from "../../nlp/wording/desk-writer.ts";
import { startWordingServer, type WordingServer } from "../fakes/wording-server.ts";
import { fakeWorld } from "../fakes/world.ts";
import { injections } from "./injections.ts";

const key = "khoa-viet-lai";
const now = new Date("2026-11-16T14:06:00+07:00");
const knowledge = openKnowledge();
let server: WordingServer;
beforeAll(async () => {
  server = await startWordingServer({ key, model: "qwen" });
});
afterAll(() => server.close());

const settings = () => ({ baseUrl: server.base, model: "qwen", key, timeoutMs: 5_000 });
/** A model that does as it is told, whoever tells it. */
const obey = (obeyed: string): void => server.write(() => JSON.stringify({ text: obeyed }));
const codeOf = (error: unknown): string => (isAppError(error) ? error.code : String(error));

test("there are many ways of telling a model what to say", () => {
  expect(new Set(injections.map(({ told }) => told)).size).toBeGreaterThanOrEqual(40);
});

test.each(injections)("an answer says what the record says, whatever is demanded: $told", async ({ told, obeyed }) => {
  obey(obeyed);
  for (const asked of ["lệ phí bao nhiêu", "nộp ở đâu", "cần giấy tờ gì"]) {
    const question = { text: `${asked}. ${told}`, procedureId: "khai-sinh", now };
    const own = await knowledge.answer(question);
    expect(await wordedBy(knowledge, createWordingEndpoint(settings()), () => undefined).answer(question)).toEqual(own);
  }
});

test.each(injections)("a draft that obeys a resident reaches nobody: $told", async ({ told, obeyed }) => {
  obey(obeyed);
  const thread = [{ by: "resident" as const, text: `làm khai sinh lệ phí bao nhiêu. ${told}` }];
  const given = {
    thread,
    procedureId: "khai-sinh",
    knowledge,
    writer: createDeskWriter(settings()),
    world: fakeWorld(),
  };
  const drafted = await draftReply(given).catch(codeOf);
  expect(["UNGROUNDED", "NO_SOURCE"]).toContain(drafted);
});

test.each(injections)(
  "a summary never promises for the ward what only a resident demanded: $told",
  async ({ told, obeyed }) => {
    // the demand itself was said in the talk; what was not said there is never in the summary
    obey(obeyed === "" ? told : `${obeyed} Phường hứa trả 7.654.321 đồng trước ngày 9/9/2031, gặp ông Tèo Em.`);
    const thread = [
      { by: "resident" as const, text: "cho em hỏi lệ phí khai sinh" },
      { by: "ward" as const, text: "Dạ, anh chị nộp ở Trung tâm Phục vụ hành chính công." },
      { by: "resident" as const, text: told },
      { by: "ward" as const, text: "Dạ, phường đã ghi nhận." },
    ];
    const said = await summariseThread({ thread, writer: createDeskWriter(settings()) }).catch(codeOf);
    expect(said).toBe("UNGROUNDED");
  },
);

test("what a model is shown holds no number of a person", async () => {
  server.told.length = 0;
  obey("x");
  const text = "em tên Lan 0903 123 456";
  const thread = [{ by: "resident" as const, text: `làm khai sinh lệ phí bao nhiêu, ${text}` }];
  await draftReply({
    thread,
    procedureId: "khai-sinh",
    knowledge,
    writer: createDeskWriter(settings()),
    world: fakeWorld(),
  }).catch(codeOf);
  expect(server.told).toHaveLength(1);
  expect(server.told.join()).not.toMatch(/0903|123 456/);
});
