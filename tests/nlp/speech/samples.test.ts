import { amrFile, asWav, mp3File, opusFile, secondsOf } from "../../../adapters/stand-ins/sound-files.ts";
import { readSamples, toWav } from "../../../nlp/speech/samples.ts";
import { faultOf } from "../../core/bench.ts";

const tone = (hz: number, rate: number) =>
  Float32Array.from({ length: rate }, (_, at) => 0.5 * Math.sin((2 * Math.PI * hz * at) / rate));

test.each([
  ["Zalo's AMR", amrFile(2), "audio/amr"],
  ["Telegram's Opus", opusFile(2), "audio/ogg; codecs=opus"],
  ["an exchange's MP3", mp3File(2), "audio/mpeg"],
  ["an exchange's WAV at 8 kHz", asWav(new Float32Array(16_000), 8_000), "audio/wav"],
])("%s is read as 16,000 samples a second", async (_, content, mimeType) => {
  const { length } = await readSamples({ content, mimeType });
  expect(length / 16_000).toBeGreaterThan(1.9);
  expect(length / 16_000).toBeLessThan(2.1);
});

test.each([8_000, 44_100, 48_000])("a tone of 440 Hz at %d samples a second is still one of 440 Hz", async (rate) => {
  const samples = await readSamples({ content: asWav(tone(440, rate), rate, 2), mimeType: "audio/wav" });
  const rises = samples.filter((sample, index) => sample >= 0 && (samples[index - 1] ?? 0) < 0).length;
  expect(rises).toBeGreaterThanOrEqual(438);
  expect(rises).toBeLessThanOrEqual(441);
  expect(Math.max(...samples)).toBeGreaterThan(0.45);
});

test("AMR becomes a WAV that plays as long", async () => {
  const { content, mimeType } = await toWav({ content: amrFile(3), mimeType: "audio/amr" });
  expect(mimeType).toBe("audio/wav");
  expect(secondsOf(Buffer.from(content))).toBeCloseTo(3, 1);
});

test.each([
  ["AAC, which has no free decoder", Buffer.alloc(100), "audio/mp4", "UNSUPPORTED_FILE"],
  ["a WAV that is none", Buffer.from("RIFF, nothing more"), "audio/wav", "UNSUPPORTED_FILE"],
  ["an MP3 that is none", Buffer.alloc(2_000, 7), "audio/mpeg", "UNSUPPORTED_FILE"],
  ["more than five minutes", asWav(new Float32Array(8_000 * 301), 8_000), "audio/wav", "TOO_LARGE"],
  ["more than ten megabytes", Buffer.alloc(10_000_001), "audio/wav", "TOO_LARGE"],
] as const)("%s is refused", async (_, content, mimeType, code) => {
  expect((await faultOf(readSamples({ content, mimeType }), code)).retryable).toBe(false);
});
