import { createHotlineBot } from "../../bots/hotline.ts";
import { createPhrasebook } from "../../bots/phrasebook.ts";
import type { Place } from "../../core/understanding/place.ts";
import { createScriptedClassifier } from "../fakes/scripted-classifier.ts";
import { createScriptedPlaces } from "../fakes/scripted-places.ts";
import { Stage, stageTicket, stageWard } from "../fakes/stage.ts";
import { aTalk, type Script } from "./a-stage.ts";

const park: Place = { label: "công viên Hoa Sứ", precision: "landmark" };
const script: Script = {
  "có bé khóc một mình": { intents: ["emergency"], emergency: { kind: "child", when: "now" }, severity: "S1" },
  "nó khóc quá trời": { intents: ["emergency"], emergency: { kind: "child", when: "now" }, severity: "S1" },
  "công viên Hoa Sứ, chỗ bờ hồ": { place: { kind: "found", place: park } },
  "có mùi khét": { intents: ["report-issue"], emergency: { kind: "fire", when: "unclear" } },
  "xin chào": { intents: ["greet"] },
  "cảm ơn": { intents: ["thank"] },
  "vay nhanh 5 triệu": { intents: ["abuse-spam"] },
  "phản ánh của tui tới đâu": { intents: ["track-ticket"] },
  "giá vàng hôm nay": { intents: ["out-of-scope"] },
  "nên trồng thêm cây": { intents: ["suggestion"], categories: { "tree-park-care": 0.8 } },
  "xóa hết thông tin của tui": { intents: ["privacy-request"] },
  "hồ sơ của tui tới đâu": { intents: ["track-dossier"] },
  "có cán bộ đòi tiền": { intents: ["report-issue"], categories: { "integrity-complaint": 0.9 } },
};

test("a child alone: numbers first, the place after, the ticket at once", async () => {
  const talk = aTalk(script);
  const heard = await talk.text("có bé khóc một mình");
  expect(heard.keys).toEqual(["emergency.child", "emergency.ask-place"]);
  expect(heard.texts.join()).not.toContain("trợ lý tự động");
  expect(heard.did).toEqual(["openTicket", "alarm"]);
  expect(talk.stage.tickets[0]?.ticket.flags).toEqual(["minor-involved"]);
  const place = await talk.photo("công viên Hoa Sứ, chỗ bờ hồ");
  expect(place.keys).toEqual(["emergency.opened"]);
  expect(talk.stage.tickets[0]?.ticket.place).toEqual(park);
});

test("more words of the same danger add to its ticket and ring again; the fixed words are not repeated", async () => {
  const talk = aTalk(script);
  await talk.text("có bé khóc một mình");
  talk.later(1);
  expect(await talk.text("nó khóc quá trời")).toMatchObject({ keys: [], did: ["addToTicket", "alarm"] });
  talk.later(20);
  expect((await talk.text("nó khóc quá trời")).keys).toEqual(["emergency.child"]);
  expect(talk.stage.tickets).toHaveLength(1);
});

test("a fire is filed under no category, whatever set it alight; a live wire keeps its own", async () => {
  const categories = { "power-hazard": 0.8 };
  const talk = aTalk({
    "chập điện cháy rồi": { intents: ["emergency"], emergency: { kind: "fire", when: "now" }, categories },
    "dây điện rớt xuống đường": { intents: ["emergency"], emergency: { kind: "electric", when: "now" }, categories },
  });
  await talk.text("chập điện cháy rồi");
  talk.later(180);
  await talk.text("dây điện rớt xuống đường");
  expect(talk.stage.tickets.map(({ ticket }) => ticket.category)).toEqual(["other-unclassified", "power-hazard"]);
});

test("danger is heard in one message of several, whatever the others are about", async () => {
  const talk = aTalk(script);
  const say = (text: string) => ({ kind: "message" as const, text, attachments: [] });
  const heard = await talk.hear(
    say("cho hỏi làm khai sinh cần giấy gì"),
    say("có bé khóc một mình"),
    say("nhanh giúp"),
  );
  expect(heard).toMatchObject({ keys: ["emergency.child", "emergency.ask-place"], did: ["openTicket", "alarm"] });
});

test("danger that may be past is asked about while the alarm rings", async () => {
  const talk = aTalk(script);
  const heard = await talk.text("có mùi khét");
  expect(heard).toMatchObject({ keys: ["emergency.check"], did: ["alarm"], labels: ["Đang xảy ra", "Đã qua rồi"] });
  const now = await talk.press("now");
  expect(now.keys).toEqual(["emergency.fire", "emergency.ask-place"]);
  expect(talk.stage.tickets[0]?.ticket.body).toBe("có mùi khét");
});

test("danger that is past goes on as a report", async () => {
  const talk = aTalk(script);
  await talk.text("có mùi khét");
  expect(await talk.text("da qua roi")).toMatchObject({ keys: ["report.ask-where"], did: [] });
});

test("words instead of a button are read together with what was told before", async () => {
  const both = "có mùi khét\nkhói bốc lên rồi";
  const talk = aTalk({ ...script, [both]: { intents: [], emergency: { kind: "fire", when: "unclear" } } });
  await talk.text("có mùi khét");
  expect((await talk.text("khói bốc lên rồi")).keys).toEqual(["emergency.fire", "emergency.ask-place"]);

  const past = aTalk(script);
  await past.text("có mùi khét");
  expect((await past.text("hồi sáng, dập rồi")).keys).toEqual(["report.ask-where"]);
});

test.each(["xin chào", "phản ánh của tui tới đâu", "vay nhanh 5 triệu", "", "thôi"])(
  "while a person holds the conversation the bot is silent to %j",
  async (text) => {
    const talk = aTalk(script);
    const since = talk.stage.now;
    expect(talk.conversation.heldBy.kind).toBe("bot");
    talk.stage.change("resident", { heldBy: { kind: "operator", staffId: "lan", name: "chị Lan", since } });
    expect((await talk.text(text)).keys).toEqual([]);
    talk.stage.change("resident", { heldBy: { kind: "queue", since } });
    expect((await talk.text(text)).keys).toEqual([]);
    expect((await talk.wake()).decisions).toEqual([]);
  },
);

test("unclear danger while a person holds the conversation rings without a word", async () => {
  const talk = aTalk(script);
  expect(talk.conversation.id).toBe("resident");
  talk.stage.change("resident", { heldBy: { kind: "queue", since: talk.stage.now } });
  expect(await talk.text("có mùi khét")).toMatchObject({ keys: [], did: ["alarm"] });
});

test("a greeting gets the menu, or the own open report", async () => {
  const talk = aTalk(script);
  expect((await talk.text("xin chào")).labels).toEqual(["Báo một việc", "Tra cứu", "Hỏi thủ tục", "Gặp người trực"]);
  const ticket = stageTicket({
    code: "BS-2611-0412",
    category: "street-light",
    title: "đèn",
    openedAt: talk.stage.now,
  });
  talk.stage.tickets.push({ ticket, owner: "resident" });
  expect((await talk.text("xin chào")).texts[0]).toContain("Dạ, BS-2611-0412 đang ở bước: Đã tiếp nhận.");
  expect((await talk.text("viec nay")).keys).toEqual(["track.state"]);
});

test("thanks are answered once a day", async () => {
  const talk = aTalk(script);
  expect((await talk.text("cảm ơn")).keys).toEqual(["thanks.reply"]);
  expect((await talk.text("cảm ơn")).keys).toEqual([]);
  talk.later(25 * 60);
  expect((await talk.text("cảm ơn")).keys).toEqual(["thanks.reply"]);
});

test("advertising is told off once a day and opens nothing; what comes again a person looks at", async () => {
  const talk = aTalk(script);
  expect(await talk.text("vay nhanh 5 triệu")).toMatchObject({ keys: ["spam.once"], did: [] });
  expect(await talk.text("vay nhanh 5 triệu")).toMatchObject({ keys: [], did: ["handOver"] });
});

test("what nobody understands is said once; the second time a person is called", async () => {
  const talk = aTalk(script);
  expect((await talk.text("ơ")).keys).toEqual(["fallback.first"]);
  const second = await talk.text("ờ ơ");
  expect(second).toMatchObject({ keys: ["fallback.second"], did: ["handOver"] });
  expect(talk.conversation.heldBy.kind).toBe("queue");
});

test("an understood message in between starts the count anew", async () => {
  const talk = aTalk(script);
  await talk.text("ơ");
  await talk.text("xin chào");
  expect((await talk.text("ơ")).keys).toEqual(["fallback.first"]);
});

test("a voice note without words goes to a person, nothing is guessed", async () => {
  const heard = await aTalk(script).hear({ kind: "message", attachments: [{ kind: "audio", url: "a.m4a" }] });
  expect(heard).toMatchObject({ keys: ["media.voice"], did: ["handOver"] });
});

test("with several open reports and no hint the code is asked", async () => {
  const talk = aTalk(script);
  for (const [code, title] of [
    ["BS-2611-0001", "cống nghẹt"],
    ["BS-2611-0002", "đèn tắt"],
  ] as const) {
    const ticket = stageTicket({ code, category: "street-light", title, openedAt: talk.stage.now });
    talk.stage.tickets.push({ ticket, owner: "resident" });
  }
  expect((await talk.text("phản ánh của tui tới đâu")).keys).toEqual(["track.ask-code"]);
  expect((await talk.text("cái đèn tắt đó")).texts[0]).toContain("BS-2611-0002");
});

test("a confidential report of somebody else looks as if it did not exist", async () => {
  const talk = aTalk(script);
  const ticket = stageTicket({
    code: "BS-2611-0427",
    category: "integrity-complaint",
    title: "x",
    openedAt: talk.stage.now,
  });
  talk.stage.tickets.push({ ticket: { ...ticket, visibility: "confidential" }, owner: "somebody else" });
  expect((await talk.text("BS-2611-0427")).keys).toEqual(["track.not-found"]);
});

test("a suggestion is stored and thanked for with its code", async () => {
  const talk = aTalk(script);
  const heard = await talk.text("nên trồng thêm cây");
  expect(heard.keys).toEqual(["suggestion.thanks"]);
  expect(talk.stage.tickets[0]?.ticket).toMatchObject({ severity: "S4", flags: [] });
});

test.each([
  ["xóa hết thông tin của tui", "privacy.opened", ["openRightsCase"]],
  ["giá vàng hôm nay", "scope.elsewhere", []],
  ["hồ sơ của tui tới đâu", "dossier.ask-code", []],
  ["", "greet.menu", []],
])("%j is answered by %s", async (text, key, did) => {
  expect(await aTalk(script).text(text)).toMatchObject({ keys: [key], did });
});

test("a lost dossier receipt leads to a person who looks", async () => {
  const talk = aTalk(script);
  await talk.text("hồ sơ của tui tới đâu");
  expect(await talk.text("mat giay hen")).toMatchObject({ keys: ["dossier.no-code"], did: ["handOver"] });
});

test("a complaint of bribery is kept close from the first word", async () => {
  const talk = aTalk(script);
  expect((await talk.text("có cán bộ đòi tiền")).keys).toEqual(["integrity.lane"]);
  expect((await talk.text("sáng 12/11, quầy số 3")).keys).toEqual(["integrity.opened"]);
  expect(talk.stage.tickets[0]?.ticket).toMatchObject({
    category: "integrity-complaint",
    visibility: "confidential",
    body: "có cán bộ đòi tiền\nsáng 12/11, quầy số 3",
  });
});

test("the resident's own word is used from then on", async () => {
  const talk = aTalk({ ...script, "tôi là bà Bảy, xin chào": { intents: ["greet"] } });
  expect((await talk.text("tôi là bà Bảy, xin chào")).texts[0]).toContain("Dạ, bà cần phường giúp việc gì ạ?");
  expect((await talk.text("ơ")).texts[0]).toContain("Phường chưa hiểu ý bà. Bà nói lại");
});

test("English is answered with the few English phrases and a person", async () => {
  const line = "A restaurant charged me 3 million at 8 Hoa Su";
  const place: Place = { label: "8 Hoa Sứ", precision: "house" };
  const talk = aTalk({
    [line]: {
      intents: ["report-issue"],
      categories: { "price-consumer": 0.9 },
      summary: "overcharging, no posted price",
      place: { kind: "found", place },
      language: "en",
    },
    "yes. I leave tomorrow": { intents: ["confirm"], language: "en" },
    "what is the visa fee": { intents: ["ask-procedure"], language: "en" },
  });
  const shown = await talk.text(line);
  expect(shown.texts).toEqual([
    "This is the ward's automatic assistant. We understood: overcharging, no posted price, at 8 Hoa Sứ. Is that right?",
  ]);
  expect(shown.labels).toEqual(["Yes", "Change place", "Talk to a person"]);
  expect((await talk.text("yes. I leave tomorrow")).keys).toEqual(["en.opened", "en.person"]);
  expect(await talk.text("what is the visa fee")).toMatchObject({
    keys: ["en.person"],
    did: ["noteQuestion", "handOver"],
  });
});

test("a call is filed without a word; danger on the telephone rings", async () => {
  const heard = "cống đầu hẻm 41 Hoa Sứ nghẹt";
  const bot = createHotlineBot({
    classifier: createScriptedClassifier(
      new Map([
        [heard, { intents: ["report-issue"], categories: { "flooding-drainage": 0.9 }, flags: [] }],
        ["cháy nhà", { intents: ["emergency"], categories: {}, flags: [], emergency: { kind: "fire", when: "now" } }],
      ]),
    ),
    places: createScriptedPlaces(new Map()),
  });
  const stage = new Stage({
    bot,
    phrasebook: createPhrasebook({ ward: stageWard }),
    now: new Date("2026-11-16T07:00:00Z"),
  });
  const call = (transcript: string) =>
    stage.hear("0909000704", "hotline", [{ kind: "call", transcript, durationSeconds: 40 }]);
  expect((await call(heard)).decisions.map((one) => one.do)).toEqual(["openTicket"]);
  expect(stage.tickets[0]?.ticket).toMatchObject({ contactPhone: "0909000704", body: heard });
  expect((await call("cháy nhà")).decisions.map((one) => one.do)).toEqual(["openTicket", "alarm"]);
  expect((await call("cho hỏi giờ làm việc")).decisions.map((one) => one.do)).toEqual(["handOver"]);
});
