import { jest } from "@jest/globals";
import { type FakeHttp, startFakeHttp } from "../../adapters/stand-ins/http-platform.ts";
import { asWav } from "../../adapters/stand-ins/sound-files.ts";
import { type SpeechServer, startSpeechServer } from "../fakes/speech-server.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { Resident } from "./resident.ts";
import { exchangeTells, takeCall } from "./telephone.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const phone = "+84900000704";
const key = "khoa-giong-noi";
/** What is said in a note of so many seconds. */
const words = {
  6: "đèn đường hẻm 12 hoa sứ tắt ba đêm rồi",
  4: "cháy nhà rồi ở 45 hoa sứ",
  9: "cống trước nhà 45 hoa sứ nghẹt nước tràn ra đường",
};
const voicePhrase = "Phường nhận được tin thoại, người trực sẽ nghe.";

let town: Town;
let speech: SpeechServer;
let exchange: FakeHttp;
let resident: Resident;

beforeEach(async () => {
  speech = await startSpeechServer({ key, model: "phowhisper", words });
  // The exchange keeps "9.wav": what is said there takes nine seconds.
  exchange = await startFakeHttp({
    sends: /./,
    handle: ({ path }) => ({ body: asWav(new Float32Array(8_000 * Number.parseInt(path.slice(1), 10)), 8_000) }),
    faultAnswer: ({ code }) => ({ status: code, body: {} }),
  });
  const understanding = realUnderstanding();
  const environment = {
    SPEECH_URL: speech.base,
    SPEECH_MODEL: "phowhisper",
    SPEECH_KEY: key,
    HOTLINE_RECORDING_SOURCES: exchange.url,
  };
  town = await openTown({ understanding, now: new Date("2026-11-16T14:06:00+07:00"), environment });
  resident = new Resident(town);
});
afterEach(async () => {
  await town.close();
  await speech.close();
  await exchange.close();
});

/** The resident and the ward have said hello; then comes a voice note of so many seconds. */
async function says(seconds: number): Promise<string[]> {
  await resident.does({ text: "chào phường" });
  return resident.does({ voice: seconds });
}
const pass = (minutes: number): void => {
  town.clock.now = new Date(town.clock.now.getTime() + minutes * 60_000);
};
const tickets = () =>
  town.wired.store.transaction(async (tx) => {
    const codes = ["BS-2611-0001", "BS-2611-0002"];
    return (await Promise.all(codes.map((code) => tx.tickets.byCode(code)))).flatMap((ticket) => ticket ?? []);
  });
const tasks = () => town.wired.store.transaction((tx) => tx.tasks.open(50));
async function deskReads() {
  const lan = await town.staff("lan");
  const { items } = await lan.get<{ items: { id: string; attention?: { reason: string } }[] }>(
    "/api/conversations?queue=attention",
  );
  const id = items[0]?.id ?? "";
  const view = await lan.get<{ messages: { items: { attachments: { key?: string; transcript?: string }[] }[] } }>(
    `/api/conversations/${id}`,
  );
  return { reason: items[0]?.attention?.reason, files: view.messages.items.flatMap(({ attachments }) => attachments) };
}

test("a voice note is left to a person, then read back; a yes makes it the resident's own words", async () => {
  const [note, heard, ...more] = await says(6);
  expect(note).toContain(voicePhrase);
  expect(heard).toBe(`Phường nghe được: “${words[6]}”. Đúng chưa ạ?`);
  expect(more).toEqual([]);
  expect(speech.files).toEqual(["voice.wav"]);
  expect(await deskReads()).toMatchObject({
    reason: "voice",
    files: [{ transcript: words[6], key: expect.anything() }],
  });
  // Zalo delivers the note once more
  expect(await resident.does({ voice: 6 })).toEqual([]);
  expect((await resident.does({ press: "Đúng rồi" })).join(" ")).toContain("Đúng chưa ạ?");
  await resident.does({ press: "Đúng rồi" });
  expect(await tickets()).toMatchObject([{ category: "street-light", body: words[6] }]);
});

test("danger in a voice note rings at once and shows the note on the ticket", async () => {
  const said = await says(4);
  expect(said.join("\n")).toContain("114");
  expect(await tickets()).toMatchObject([{ severity: "S1", attachments: [{ kind: "audio", transcript: words[4] }] }]);
  expect((await tasks()).map(({ kind }) => kind)).toContain("alarm");
});

test("while nobody can write it down nothing is lost: the note is kept, a person listens, and soon it is given up", async () => {
  speech.failNext({ status: 503, times: 100 });
  expect(await says(6)).toEqual([expect.stringContaining(voicePhrase)]);
  expect((await deskReads()).files).toMatchObject([{ key: expect.anything() }]);
  for (let minute = 0; minute < 60; minute += 5) {
    pass(5);
    expect(await resident.news()).toEqual([]);
  }
  const tried = speech.calls(/transcriptions/);
  expect(tried).toBeLessThan(10);
  pass(600);
  expect(await resident.news()).toEqual([]);
  expect(speech.calls(/transcriptions/)).toBe(tried);
  expect(await deskReads()).toMatchObject({ reason: "voice", files: [{ key: expect.anything() }] });
  expect(await tasks()).toEqual([]);
});

test("a server that is back within minutes is heard; who has typed meanwhile is not asked", async () => {
  speech.failNext({ status: 503 });
  await says(6);
  pass(1);
  expect(await resident.news()).toEqual([expect.stringContaining(words[6])]);
  await resident.does({ press: "Chưa đúng" });
  speech.failNext({ status: 503 });
  await resident.does({ voice: 9 });
  await resident.does({ text: "cảm ơn phường" });
  pass(1);
  expect(await resident.news()).toEqual([]);
  expect((await deskReads()).files).toMatchObject([{ transcript: words[6] }, { transcript: words[9] }]);
});

const misses = async (callId: string, recording?: string): Promise<void> => {
  await exchangeTells(town, { type: "call.ringing", callId, phone, extension: "101" });
  await exchangeTells(town, { type: "call.ended", callId, phone, disposition: "missed", talkSeconds: 0 });
  if (recording) {
    await exchangeTells(town, {
      type: "call.recording_ready",
      callId,
      phone,
      recordingUrl: `${exchange.url}/${recording}`,
    });
  }
};

test("what a caller leaves behind becomes a report that a person confirms; the task to call back stays", async () => {
  await misses("call-1", "9.wav");
  pass(1);
  await exchangeTells(town, {
    type: "call.recording_ready",
    callId: "call-1",
    phone,
    recordingUrl: `${exchange.url}/9.wav`,
  });
  expect(await tickets()).toMatchObject([
    { category: "flooding-drainage", body: words[9], status: "new", origin: "hotline" },
  ]);
  expect(await tasks()).toMatchObject([{ kind: "call-back", phone, state: "open" }]);
  expect(exchange.calls(/9\.wav/)).toBe(1);
  const call = await town.wired.store.transaction(async (tx) => (await tx.calls.recent(5))[0]);
  expect(call?.transcribedAt).toBeDefined();
});

test("danger left on the machine rings", async () => {
  await misses("call-1", "4.wav");
  expect(await tickets()).toMatchObject([{ severity: "S1" }]);
  expect((await tasks()).map(({ kind }) => kind).sort()).toEqual(["alarm", "call-back"]);
});

test("a recording elsewhere is not fetched, a call taken down by an operator not listened to; somebody calls back all the same", async () => {
  await misses("call-1");
  const recordingUrl = exchange.url.replace("127.0.0.1", "localhost");
  await exchangeTells(town, {
    type: "call.recording_ready",
    callId: "call-1",
    phone,
    recordingUrl: `${recordingUrl}/9.wav`,
  });
  const report = { text: "cống trước nhà 45 hoa sứ nghẹt", placeText: "45 hoa sứ", category: "flooding-drainage" };
  const { code } = await takeCall(town, { phone: "0900000123", answerBy: "call", ...report });
  const taken = { type: "call.recording_ready", callId: "call-0900000123", phone: "+84900000123" };
  await exchangeTells(town, { ...taken, recordingUrl: `${exchange.url}/9.wav` });
  expect((await tickets()).map((ticket) => ticket.code)).toEqual([code]);
  expect([exchange.calls(/./), speech.calls(/./)]).toEqual([0, 0]);
  expect(await tasks()).toMatchObject([{ kind: "call-back", phone }]);
});
