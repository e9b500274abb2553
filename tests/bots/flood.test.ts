import { aTalk, type Script } from "./a-stage.ts";

const told = "Dạ, phường đã nhận đủ tin của anh/chị. Người trực sẽ đọc rồi trả lời, anh/chị không cần gửi thêm ạ.";
/** What is understood each time, so that no person takes the talk over meanwhile. */
const small = [...Array.from({ length: 99 }, (_, index) => `tin ${index}`), "chào phường", "alo", "mua đất nền giá rẻ"];
const script: Script = {
  ...Object.fromEntries(small.map((text) => [text, { intents: ["greet" as const] }])),
  "cháy nhà": { emergency: { kind: "fire", when: "now" } },
  "đèn tắt": { intents: ["report-issue"], categories: { "street-light": 0.9 }, summary: "đèn tắt" },
};

/** A talk in which so many messages were sent, one each so many seconds. */
async function sent(messages: number, everySeconds: number, text = (index: number) => `tin ${index}`) {
  const talk = aTalk(script);
  let last = await talk.text("chào phường");
  for (let index = 1; index < messages; index += 1) {
    talk.later(everySeconds / 60);
    last = await talk.text(text(index));
  }
  return { ...talk, last };
}
const isHeld = ({ texts, did }: { texts: string[]; did: string[] }) => [texts, did];

test.each([
  ["thirteen in a minute", 13, 4.9],
  ["sixty-one in ten minutes", 61, 9.8],
])("%s are too many: told once, given to a person, then kept in silence", async (_, messages, seconds) => {
  const talk = await sent(messages, seconds);
  expect(isHeld(talk.last)).toEqual([[told], ["task", "handOver"]]);
  expect(talk.last.decisions).toContainEqual(
    expect.objectContaining({ kind: "message-flood", key: "message-flood:resident", reason: "flood-many" }),
  );
  expect(isHeld(await talk.text("sao không trả lời"))).toEqual([[], ["task", "handOver"]]);
});

test.each([
  ["twelve in a minute", 12, 4.9],
  ["thirteen in somewhat more than a minute", 13, 5.1],
])("%s are a lively talk", async (_, messages, seconds) => {
  expect((await sent(messages, seconds)).last.did).not.toContain("task");
});

test("the same words four times are too often; a short word is only impatience", async () => {
  const long = await sent(5, 60, () => "mua đất nền giá rẻ");
  expect(long.last.decisions).toContainEqual(expect.objectContaining({ do: "task", reason: "flood-same" }));
  expect((await sent(9, 60, () => "alo")).last.did).not.toContain("task");
});

test("danger is heard whatever was sent before", async () => {
  const talk = await sent(14, 1);
  const { texts, did } = await talk.text("cháy nhà");
  expect(texts[0]).toContain("114");
  expect(did).toContain("alarm");
});

test("files and answers to our questions pass, and words go into the report that was begun", async () => {
  const talk = aTalk(script);
  await talk.text("đèn tắt");
  for (let index = 0; index < 13; index += 1) await talk.text(`tin ${index}`);
  expect(talk.conversation.dialogue.draft?.text).toContain("tin 12");
  expect((await talk.photo()).did).not.toContain("task");
  expect(talk.conversation.dialogue.draft?.attachments).toHaveLength(1);
});

test("ten quiet minutes end it; whoever begins again the same day is not told again", async () => {
  const talk = await sent(13, 1);
  talk.later(11);
  expect((await talk.text("đèn tắt")).did).not.toContain("task");
  for (let index = 0; index < 14; index += 1) await talk.text(`tin ${index}`);
  expect(isHeld(await talk.text("nữa nè"))).toEqual([[], ["task", "handOver"]]);
});

test("once a person has lifted it, the bot answers for a day, whatever comes", async () => {
  const talk = await sent(13, 1);
  const { dialogue } = talk.conversation;
  const liftedUntil = new Date(talk.stage.now.getTime() + 86_400_000);
  const flood = dialogue.flood && { ...dialogue.flood, liftedUntil };
  talk.stage.change("resident", { dialogue: { ...dialogue, ...(flood && { flood }) } });
  expect((await talk.text("đèn tắt")).keys).toEqual(["report.ask-where"]);
});

test("English is answered in English", async () => {
  const talk = aTalk({ ...script, "the street light is off": { ...script["đèn tắt"], language: "en" } });
  await talk.text("the street light is off");
  const said: string[] = [];
  for (let index = 0; index < 20; index += 1) said.push(...(await talk.text(`tin ${index}`)).texts);
  const english = "We have got all your messages. A person at the ward will read them and answer.";
  expect(said.filter((text) => text === english)).toHaveLength(1);
});
