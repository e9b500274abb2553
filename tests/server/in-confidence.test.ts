import { emptyDialogue, type ReportDraft } from "../../core/conversation/dialogue.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const pathOf = ({ id }: { id: string }) => ({ params: { id } });

test("a confidential ticket leaves no trace in the conversation for those who may not see it", async () => {
  const talk = await desk.talk([{ text: "cống trước nhà nghẹt cả tuần" }]);
  const secret = await desk.ticket({
    category: "integrity-complaint",
    visibility: "confidential",
    unit: "LD",
    followers: [talk.id],
    reporterConversationId: talk.id,
  });
  const told = { direction: "out" as const, author: { kind: "bot" as const, phraseKeys: [] }, ticketCode: secret.code };
  const another = await desk.talk([told], { citizenId: talk.citizenId });
  for (const [who, sees] of [
    ["lan", false],
    ["hoa", false],
    ["ba", true],
  ] as const) {
    const whole = await desk.call(who, "getConversation", pathOf(talk));
    expect(whole.tickets.map((row) => row.code)).toEqual(sees ? [secret.code] : []);
    expect(whole.ticketCount).toBe(sees ? 1 : 0);
    const { messages } = await desk.call(who, "getConversation", pathOf(another));
    expect(messages.items[0]?.ticketCode).toBe(sees ? secret.code : undefined);
  }
});

describe("what is told in confidence", () => {
  const bribe = "có cán bộ đòi 2 triệu mới nhận hồ sơ của tui";
  const when = "sáng 12/11, quầy số 3";
  const asked = { direction: "out" as const, author: { kind: "bot" as const, phraseKeys: ["integrity.lane"] } };
  const lines = [
    { text: "chào phường" },
    { text: bribe },
    { ...asked, text: "Việc này phường giữ kín" },
    { text: when },
  ];
  const secret = { category: "integrity-complaint", visibility: "confidential", unit: "LD" } as const;
  const telling: ReportDraft = {
    ...{ text: `${bribe}\n${when}`, category: "integrity-complaint", proposals: [], cues: [], sure: false },
    ...{
      severity: "S2",
      flags: [],
      candidates: [],
      attachments: [],
      questions: 1,
      startedAt: fakeNow,
      reminded: false,
    },
  };
  const bot = { kind: "bot" as const };
  const danger = { reason: "emergency" as const, since: fakeNow, dueAt: fakeNow };

  const textsFor = async (who: "lan" | "hoa" | "ba", talk: { id: string }) =>
    (await desk.call(who, "listMessages", { ...pathOf(talk), query: { limit: "50", before: "x" } })).items.map(
      ({ text }) => text,
    );
  const rowFor = async (who: "lan" | "ba", talk: { id: string }, query = {}) =>
    (await desk.call(who, "listConversations", { query: { queue: "all", ...query } })).items.find(
      ({ id }) => id === talk.id,
    );
  const told = async (overrides: Parameters<typeof desk.talk>[1] = {}) => {
    const talk = await desk.talk(lines, { heldBy: bot, ...overrides });
    await desk.ticket({ ...secret, body: `${bribe}\n${when}`, followers: [talk.id], reporterConversationId: talk.id });
    return talk;
  };

  test("is read by leaders alone: others get the rest of the talk, no row in any list, and nothing by its words", async () => {
    const talk = await told();
    expect(await textsFor("ba", talk)).toEqual(lines.map(({ text }) => text));
    for (const who of ["lan", "hoa"] as const) {
      expect(await textsFor(who, talk)).toEqual(["chào phường"]);
      const { messages, report } = await desk.call(who, "getConversation", pathOf(talk));
      expect(JSON.stringify({ messages, report })).not.toMatch(/2 triệu|quầy số 3/);
    }
    expect(await rowFor("ba", talk)).toBeDefined();
    expect(await rowFor("lan", talk)).toBeUndefined();
    for (const q of ["đòi 2 triệu", "quầy số 3"]) {
      const found = async (who: "lan" | "ba") =>
        (await desk.call(who, "search", { query: { q } })).conversations?.items.some(({ id }) => id === talk.id);
      expect([await found("lan"), await found("ba")]).toEqual([false, true]);
    }
  });

  test("is not shown while it is still being told, neither its words nor what they were read as", async () => {
    const dialogue = { ...emptyDialogue, draft: telling };
    const talk = await desk.talk(lines, { heldBy: bot, dialogue });
    expect(await textsFor("lan", talk)).toEqual(["chào phường"]);
    expect(await rowFor("lan", talk)).toBeUndefined();
    const whole = await desk.call("lan", "getConversation", pathOf(talk));
    expect(JSON.stringify(whole)).not.toMatch(/2 triệu|quầy số 3|integrity-complaint/);
    expect((await desk.call("ba", "getConversation", pathOf(talk))).report?.category).toBe("integrity-complaint");
  });

  test("is answered by a leader, whose words nobody else reads", async () => {
    const talk = await told();
    const body = { clientId: desk.clientId(), text: "Phường mời anh/chị lên phòng 2 gặp tôi." };
    await desk.call("ba", "replyInConversation", { ...pathOf(talk), body });
    await desk.call("ba", "noteOnConversation", { ...pathOf(talk), body: { text: "đã hẹn ở phòng 2" } });
    expect((await textsFor("ba", talk)).filter((text) => text.includes("phòng 2"))).toHaveLength(2);
    for (const who of ["lan", "hoa"] as const) {
      expect((await textsFor(who, talk)).filter((text) => text.includes("phòng 2"))).toEqual([]);
    }
    expect((await rowFor("lan", talk))?.last).toBeUndefined();
  });

  test("keeps nobody from danger: the row is there without its last line, and words of no ticket make none", async () => {
    const talk = await told({ attention: danger });
    expect(await rowFor("lan", talk)).toMatchObject({ attention: { reason: "emergency" } });
    expect((await rowFor("lan", talk))?.last).toBeUndefined();
    expect(await rowFor("lan", talk, { q: "đòi 2 triệu" })).toBeUndefined();
    const { ticket } = await desk.call("lan", "openTicket", {
      ...pathOf(talk),
      body: { clientId: "mo-phieu", category: "street-light" },
    });
    expect(JSON.stringify(ticket)).not.toMatch(/2 triệu|quầy số 3/);
  });
});
