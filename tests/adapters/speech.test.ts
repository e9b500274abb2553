import { createSpeechEndpoint } from "../../adapters/speech/client.ts";
import { createRecordings } from "../../adapters/speech/recordings.ts";
import { type FakeHttp, startFakeHttp } from "../../adapters/stand-ins/http-platform.ts";
import { asWav } from "../../adapters/stand-ins/sound-files.ts";
import { sniff } from "../../server/sniff.ts";
import { faultOf } from "../core/bench.ts";
import { type SpeechServer, startSpeechServer } from "../fakes/speech-server.ts";

const note = { content: asWav(new Float32Array(24_000), 8_000), mimeType: "audio/wav" };
const key = "khoa-giong-noi";

describe("a server that writes down", () => {
  let server: SpeechServer;
  beforeEach(async () => {
    server = await startSpeechServer({ key, model: "phowhisper", words: { 3: "đèn hẻm 12 tắt" }, maxBytes: 100_000 });
  });
  afterEach(() => server.close());
  const endpoint = (more: { key?: string; model?: string; timeoutMs?: number } = {}) =>
    createSpeechEndpoint({ baseUrl: server.base, model: "phowhisper", key, timeoutMs: 5_000, ...more });

  test("is sent the file with its kind, the model, the language and the key, and says the words", async () => {
    expect(await endpoint().transcribe(note)).toBe("đèn hẻm 12 tắt");
    expect(await endpoint().transcribe({ content: Buffer.from("OggS"), mimeType: "audio/ogg; codecs=opus" })).toBe("");
    expect(server.files).toEqual(["voice.wav", "voice.ogg"]);
  });

  test.each([
    ["asks us to slow down", { status: 429, retryAfterSeconds: 7 }, "RATE_LIMITED", true],
    ["is down", { status: 503 }, "PLATFORM_UNAVAILABLE", true],
    ["breaks off", { lostAnswer: true }, "PLATFORM_UNAVAILABLE", true],
    ["wants another kind of file", { status: 415 }, "UNSUPPORTED_FILE", false],
    ["answers something else", { status: 204 }, "PLATFORM_UNAVAILABLE", true],
  ] as const)("%s", async (_, planned, code, retryable) => {
    server.failNext(planned);
    const fault = await faultOf(endpoint().transcribe(note), code);
    expect(fault.retryable).toBe(retryable);
    if (code === "RATE_LIMITED") expect(fault.details.retryAfterMs).toBe(7_000);
  });

  test("that does not answer in time may answer later", async () => {
    server.failNext({ timeout: true });
    const fault = await faultOf(endpoint({ timeoutMs: 100 }).transcribe(note), "PLATFORM_UNAVAILABLE");
    expect(fault.retryable).toBe(true);
  });

  test.each([
    ["a wrong key", { key: "khac" }],
    ["no key", { key: "" }],
    ["a model it does not have", { model: "khac" }],
  ])("with %s it never will, and nobody reads the key in the fault", async (_, wrong) => {
    const fault = await faultOf(endpoint(wrong).transcribe(note), "PLATFORM_REFUSED");
    expect(fault.retryable).toBe(false);
    expect(JSON.stringify([fault.message, fault.details, fault.cause])).not.toContain(key);
  });

  test("takes nothing too large: by its own word, and by ours before anything is sent", async () => {
    const large = { ...note, content: asWav(new Float32Array(60_000), 8_000) };
    await faultOf(endpoint().transcribe(large), "TOO_LARGE");
    const before = server.calls(/./);
    await faultOf(endpoint().transcribe({ ...note, content: new Uint8Array(25_000_001) }), "TOO_LARGE");
    expect(server.calls(/./)).toBe(before);
  });
});

describe("recordings of calls", () => {
  let exchange: FakeHttp;
  const asked: (string | undefined)[] = [];
  beforeEach(async () => {
    asked.length = 0;
    exchange = await startFakeHttp({
      sends: /./,
      handle: ({ path, headers }) => {
        asked.push(headers.authorization);
        if (path === "/moved") return { status: 302, headers: { location: "http://localhost:1/x.wav" }, body: {} };
        return { body: path === "/page" ? Buffer.from("<html>") : note.content };
      },
      faultAnswer: ({ code }) => ({ status: code, body: {} }),
    });
  });
  afterEach(() => exchange.close());
  const recordings = (sources: string[]) =>
    createRecordings({ sources, sniff: (content) => sniff(content, ["audio/"]), timeoutMs: 5_000 });

  test("are fetched with the name and password of their own origin", async () => {
    const source = exchange.url.replace("://", "://pbx:mat%20khau@");
    const { content, mimeType } = await recordings([source]).fetch(`${exchange.url}/a.wav`);
    expect([content.length, mimeType]).toEqual([note.content.length, "audio/wav"]);
    expect(asked).toEqual([`Basic ${Buffer.from("pbx:mat khau").toString("base64")}`]);
  });

  test.each([
    ["an origin nobody named", [], "/a.wav", "FORBIDDEN"],
    ["an origin the exchange sends us on to", ["http://localhost:2"], "/a.wav", "FORBIDDEN"],
    ["what is no sound", undefined, "/page", "UNSUPPORTED_FILE"],
    ["a redirection out of the named origins", undefined, "/moved", "FORBIDDEN"],
  ])("%s is refused", async (_, sources, path, code) => {
    const own = recordings(sources ?? [exchange.url]);
    await faultOf(own.fetch(`${exchange.url}${path}`), code as "FORBIDDEN");
  });

  test("an exchange that is down is asked again later", async () => {
    exchange.failNext({ status: 503 });
    const fault = await faultOf(recordings([exchange.url]).fetch(`${exchange.url}/a.wav`), "PLATFORM_UNAVAILABLE");
    expect(fault.retryable).toBe(true);
  });
});
