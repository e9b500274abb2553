import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { asWav } from "../../../adapters/stand-ins/sound-files.ts";
import { createLocalTranscriber } from "../../../nlp/speech/local.ts";
import { faultOf } from "../../core/bench.ts";
import type { Heard } from "../../fakes/listening-process.ts";
import { saidInTones, writeToneModel } from "../../fakes/tone-model.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "speech-"));
  await writeToneModel(join(dir, "tones"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Has these files listened to at once, by one process with the tone model or the one named. */
async function heardIn(files: Buffer[], model = "tones"): Promise<Heard> {
  const names = files.map((_, index) => join(dir, `${index}.wav`));
  for (const [index, name] of names.entries()) await writeFile(name, files[index] as Buffer);
  const script = ["--import", "tsx", "tests/fakes/listening-process.ts"];
  const { stdout } = await promisify(execFile)(process.execPath, [...script, join(dir, model), ...names]);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "[]");
}

test("a model in this folder hears words, whatever the file's rate and channels, and nothing where nobody speaks", async () => {
  const files = [
    asWav(saidInTones("cháy nhà đi")),
    asWav(saidInTones("đèn tắt", 48_000), 48_000, 2),
    asWav(saidInTones("cây đổ", 44_100), 44_100),
    asWav(saidInTones("đèn mờ", 8_000), 8_000),
    asWav(new Float32Array(16_000)),
    Buffer.from("không phải âm thanh"),
  ];
  expect(await heardIn(files)).toEqual(["cháy nhà đi", "đèn tắt", "cây đổ", "đèn mờ", "", "UNSUPPORTED_FILE"]);
});

test("a folder without a model is a fault of the settings, and asks nobody elsewhere", async () => {
  expect(await heardIn([asWav(saidInTones("đi"))], "nothing")).toEqual(["CONFIG_INVALID"]);
});

test("whoever has waited too long is told to come again", async () => {
  const local = createLocalTranscriber({ dir: join(dir, "tones"), dtype: "fp32", timeoutMs: 0 });
  const speech = { content: asWav(saidInTones("đi")), mimeType: "audio/wav" };
  const fault = await faultOf(local.transcribe(speech), "PLATFORM_UNAVAILABLE");
  expect(fault.retryable).toBe(true);
});
