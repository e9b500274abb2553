import { type Lasting, readLasting } from "../../bots/lasting.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import { stageTicket } from "../fakes/stage.ts";
import { followedUp } from "../fakes/stage-ticket.ts";
import { aTalk, type Script } from "./a-stage.ts";

describe("the short answers to 'is it still fine'", () => {
  test.each<[text: string, said: Lasting | undefined]>([
    ...["vẫn ổn", "van on", "Dạ vẫn ổn ạ", "ổn rồi em", "on roi", "còn tốt", "ok", "ừ", "dạ vẫn ổn cảm ơn phường"].map(
      (text): [string, Lasting] => [text, "fine"],
    ),
    ...["không bị lại", "hong bi nua", "chưa thấy bị lại", "giờ còn thông", "bình thường", "👍", "ko ngập nữa"].map(
      (text): [string, Lasting] => [text, "fine"],
    ),
    ...["không ổn", "hết ổn rồi", "chưa ổn lắm"].map((text): [string, Lasting] => [text, "again"]),
    ["không", "unsure"],
    ...["", "cảm ơn phường", "bị lại rồi", "lại nghẹt nữa rồi", "lúc ổn lúc không", "làm khai sinh cần gì"].map(
      (text): [string, undefined] => [text, undefined],
    ),
    ["vẫn ổn, mà đèn hẻm 12 tắt ba bữa nay", undefined],
  ])("%j: %s", (text, said) => expect(readLasting(text, false)).toBe(said));

  test.each<[text: string, said: Lasting]>([
    ["vẫn ổn", "fine"],
    ["vẫn ồn", "again"],
    ["ồn quá trời", "again"],
    ["hết ồn rồi", "fine"],
    ["không còn ồn nữa", "fine"],
    ["van on", "unsure"],
    ["khong on", "unsure"],
    ["không ổn", "again"],
    ["ok", "fine"],
  ])("about noise, %j: %s", (text, said) => expect(readLasting(text, true)).toBe(said));
});

const script: Script = {
  "bị lại rồi": { intents: ["reopen-disagree"] },
  "lai nghet nua roi": { intents: ["reopen-disagree"], categories: { "flooding-drainage": 0.9 } },
  "van on": { intents: ["reopen-disagree"] },
  "vẫn ổn": { intents: ["reopen-disagree"] },
  không: { intents: ["deny"] },
  "đèn hẻm 12 tắt": { intents: ["report-issue"], categories: { "street-light": 0.9 }, summary: "đèn hẻm tắt" },
  "cám ơn": { intents: ["thank"] },
};

/** A drain seen to on 16/11 and closed on 23/11; on 14/12 it is asked whether that has lasted. */
function asked({ category = "flooding-drainage", code = "BS-2611-0412", now = "2026-12-14T16:20:00+07:00" } = {}) {
  const talk = aTalk(script, { now });
  const place = { label: "trước số 45 Hoa Sứ", precision: "house" } as const;
  const openedAt = new Date("2026-11-16T14:06:00+07:00");
  const add = (kind: CategoryId, name: string, title: string) => {
    const ticket = stageTicket({ code: name, category: kind, title, openedAt, place }, [
      { to: "resolved", at: new Date("2026-11-16T16:20:00+07:00") },
      { to: "closed", at: new Date("2026-11-23T16:20:00+07:00") },
    ]);
    const resultStoppedAt = new Date("2026-11-16T16:20:00+07:00");
    talk.stage.tickets.push({
      ticket: { ...ticket, clocks: { ...ticket.clocks, resultStoppedAt } },
      owner: "resident",
    });
    talk.stage.happen(name, followedUp);
  };
  add(category as CategoryId, code, "cống nghẹt");
  return { ...talk, add, ticket: () => talk.stage.tickets[0]?.ticket };
}

describe("four weeks later", () => {
  test.each(["bị lại rồi", "lai nghet nua roi", "2", "bi lai"])(
    "%j opens it again at once, with these words",
    async (text) => {
      const talk = asked();
      const heard = await talk.text(text);
      expect(heard.keys).toEqual(["reopen.done"]);
      expect(heard.decisions).toContainEqual(expect.objectContaining({ do: "reopen", reason: text }));
    },
  );

  test("the button does, and says so in the log", async () => {
    const heard = await asked().press("again:BS-2611-0412");
    expect(heard.keys).toEqual(["reopen.done"]);
    expect(heard.decisions).toContainEqual(expect.objectContaining({ do: "reopen", reason: "Bị lại" }));
  });

  test.each(["vẫn ổn", "van on", "1", "👍"])("%j is written down once and thanked for", async (text) => {
    const talk = asked();
    const heard = await talk.text(text);
    expect([heard.keys, heard.did]).toEqual([["thanks.reply"], ["confirmLasting"]]);
    const again = await talk.press("fine:BS-2611-0412");
    expect([again.keys, again.did]).toEqual([[], []]);
  });

  test("silence, thanks and another matter change nothing; the answer may come the next day", async () => {
    const talk = asked();
    expect((await talk.text("cám ơn")).did).toEqual([]);
    talk.later(24 * 60 + 5);
    expect((await talk.text("bị lại rồi")).keys).toEqual(["reopen.done"]);
    const other = asked();
    expect((await other.text("đèn hẻm 12 tắt")).keys.join()).toContain("report.");
    // what the bot asks now comes first
    expect((await other.text("vẫn ổn")).did).not.toContain("confirmLasting");
  });

  test("a bare no may mean either, and 'on' about noise, too: asked, not guessed", async () => {
    const talk = asked();
    const heard = await talk.text("không");
    expect([heard.keys, heard.did]).toEqual([["reopen.confirm"], []]);
    expect((await talk.text("đúng rồi")).keys).toEqual(["reopen.done"]);
    expect((await asked({ category: "noise-residential" }).text("van on")).keys).toEqual(["reopen.confirm"]);
  });

  test("of two that were asked of the words tell which; where they do not, it is named first", async () => {
    const talk = asked();
    talk.add("litter-dumping", "BS-2611-0413", "đống rác đầu hẻm");
    expect((await talk.text("bị lại rồi")).keys).toEqual(["reopen.confirm"]);
    const clear = asked();
    clear.add("litter-dumping", "BS-2611-0413", "đống rác đầu hẻm");
    const heard = await clear.text("lai nghet nua roi");
    expect(heard.decisions).toContainEqual(expect.objectContaining({ do: "reopen", ticket: { code: "BS-2611-0412" } }));
  });

  test("after the thirtieth day it stays closed, and a new report carries on from it, by words and by button", async () => {
    for (const answer of ["text", "press"] as const) {
      const talk = asked();
      talk.later(3 * 24 * 60);
      const heard = await talk[answer](answer === "text" ? "bị lại rồi" : "again:BS-2611-0412");
      expect([heard.keys, heard.did]).toEqual([["reopen.late"], ["openTicket"]]);
    }
  });

  test("somebody else's question is nobody's to answer", async () => {
    const talk = asked();
    talk.stage.tickets[0] = { ticket: talk.ticket() ?? (undefined as never), owner: "neighbour" };
    expect((await talk.press("fine:BS-2611-0412")).did).toEqual([]);
    expect((await talk.press("again:BS-2611-0412")).did).toEqual([]);
  });
});
