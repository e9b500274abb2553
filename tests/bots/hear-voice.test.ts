import type { StageEvent } from "../fakes/stage.ts";
import { aTalk, type Script } from "./a-stage.ts";

const hem12 = { kind: "found", place: { label: "hẻm 12 Hoa Sứ", precision: "alley", street: "Hoa Sứ" } } as const;
const script: Script = {
  "đèn hẻm mười hai tắt": {
    intents: ["report-issue"],
    categories: { "street-light": 0.9 },
    summary: "đèn hẻm tắt",
    place: hem12,
  },
  "cháy nhà rồi": { intents: ["emergency"], emergency: { kind: "fire", when: "now" }, severity: "S1" },
  "cống nghẹt": { intents: ["report-issue"], categories: { "flooding-drainage": 0.9 }, summary: "cống nghẹt" },
};
const voice = (transcript?: string, text?: string): StageEvent => ({
  kind: "message",
  attachments: [{ kind: "audio", url: "a.m4a", ...(transcript !== undefined && { transcript }) }],
  ...(text !== undefined && { text }),
});

test("a transcript is read back, and a yes makes it the resident's own words", async () => {
  const talk = aTalk(script);
  const heard = await talk.hear(voice("đèn hẻm mười hai tắt"));
  expect(heard.texts[0]).toContain("Phường nghe được: “đèn hẻm mười hai tắt”. Đúng chưa ạ?");
  expect(heard.labels).toEqual(["Đúng rồi", "Chưa đúng"]);
  expect((await talk.text("ừ đúng rồi")).keys).toEqual(["report.confirm"]);
  await talk.text("đúng");
  expect(talk.stage.tickets[0]?.ticket.body).toBe("đèn hẻm mười hai tắt");
});

test("what was heard wrong goes to a person's ears", async () => {
  const talk = aTalk(script);
  await talk.hear(voice("đèn hẻm mười hai tắt"));
  const no = await talk.press("no");
  expect(no.keys).toEqual(["media.voice"]);
  expect(no.did).toEqual(["handOver"]);
});

test("typed words count more than a guess at what was said", async () => {
  const talk = aTalk(script);
  await talk.hear(voice("đèn hẻm mười hai tắt"));
  expect((await talk.text("cống nghẹt")).keys).toEqual(["report.ask-where"]);
  expect((await aTalk(script).hear(voice("gì đó", "cống nghẹt"))).keys).toEqual(["report.ask-where"]);
});

test("danger in a voice note is answered at once", async () => {
  const heard = await aTalk(script).hear(voice("cháy nhà rồi"));
  expect(heard.keys[0]).toBe("emergency.fire");
  expect(heard.did).toContain("alarm");
});

test("without a transcript a person listens, and nothing is guessed", async () => {
  const heard = await aTalk(script).hear(voice());
  expect(heard.keys).toEqual(["media.voice"]);
  expect(heard.did).toEqual(["handOver"]);
});

test("while people hold the conversation nothing is asked", async () => {
  const talk = aTalk(script);
  await talk.press("human");
  expect((await talk.hear(voice("đèn hẻm mười hai tắt"))).keys).toEqual([]);
});

test("a very long voice note is read back as far as a message holds it and kept as far as a question can hold it", async () => {
  const long = "đèn hẻm mười hai tắt ".repeat(100).trim();
  const talk = aTalk({ ...script, [long.slice(0, 2000)]: { ...script["đèn hẻm mười hai tắt"] } });
  expect((await talk.hear(voice(long))).texts[0]?.length).toBeLessThanOrEqual(400);
  await talk.press("yes");
  await talk.text("đúng");
  expect(talk.stage.tickets[0]?.ticket.body).toBe(long.slice(0, 2000));
});

describe("a transcript that comes after its note", () => {
  const later = (transcript: string, messageRef: string): StageEvent => ({
    kind: "heard",
    messageRef,
    attachments: [{ kind: "audio", key: "kept", transcript }],
  });
  /** A talk in which a note without a transcript came; with the platform's id of it. */
  async function noted() {
    const talk = aTalk(script);
    await talk.hear(voice());
    const ref = talk.stage.refOf("resident");
    return { talk, ref };
  }

  test("is read back; the answer decides", async () => {
    const { talk, ref } = await noted();
    const heard = await talk.hear(later("đèn hẻm mười hai tắt", ref));
    expect([heard.keys, heard.did]).toEqual([["media.voice-heard"], []]);
    expect((await talk.press("yes")).keys).toEqual(["report.confirm"]);
  });

  test("is read back together with the one before it that is not answered yet", async () => {
    const { talk, ref } = await noted();
    await talk.hear(voice());
    await talk.hear(later("cống nghẹt", ref));
    const heard = await talk.hear(later("ngay trước nhà", talk.stage.refOf("resident")));
    expect(heard.texts[0]).toContain("“cống nghẹt ngay trước nhà”");
  });

  test("is not read back to who has typed since, or is not answered by us; danger rings all the same", async () => {
    const { talk, ref } = await noted();
    await talk.text("cống nghẹt");
    expect((await talk.hear(later("đèn hẻm mười hai tắt", ref))).decisions).toEqual([]);
    expect((await talk.hear(later("đèn hẻm mười hai tắt", "unknown"))).decisions).toEqual([]);
    await talk.press("human");
    expect((await talk.hear(later("đèn hẻm mười hai tắt", ref))).keys).toEqual([]);
    const danger = await talk.hear(later("cháy nhà rồi", ref));
    expect(danger.did).toContain("alarm");
    expect(talk.stage.tickets[0]?.ticket.attachments).toMatchObject([{ transcript: "cháy nhà rồi" }]);
  });
});
