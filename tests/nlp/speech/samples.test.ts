import { amrFile, asWav, mp3File, opusFile, secondsOf } from "../../../adapters/stand-ins/sound-files.ts";
import { secondsOfSound } from "../../../nlp/speech/duration.ts";
import { readSamples, toWav } from "../../../nlp/speech/samples.ts";
import { Dice } from "../../../scripts/seed/dice.ts";
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
  ["Zalo's AMR", amrFile(7), "audio/amr"],
  ["Telegram's Opus", opusFile(7), "audio/ogg; codecs=opus"],
  ["an exchange's MP3", mp3File(7), "audio/mpeg"],
])("how long %s lasts is counted without unpacking it", (_, content, mimeType) => {
  expect(secondsOfSound(content, mimeType)).toBeCloseTo(7, 0);
});

test("damaged recordings are counted to their end, and quickly", () => {
  const dice = new Dice("damaged sound");
  for (const [content, type] of [
    [amrFile(3), "audio/amr"],
    [opusFile(3), "audio/ogg"],
    [mp3File(3), "audio/mpeg"],
  ] as const) {
    for (let round = 0; round < 200; round += 1) {
      const damaged = Buffer.from(content).map((byte) => (dice.chance(0.02) ? dice.whole(0, 255) : byte));
      expect(secondsOfSound(damaged, type)).toBeGreaterThanOrEqual(0);
    }
  }
});

/** An Ogg stream whose packets have two bytes and say 120 ms each. */
function manyPackets(count: number): Buffer {
  const page = Buffer.concat([Buffer.from("OggS"), Buffer.alloc(22), Buffer.of(255), Buffer.alloc(255, 2)]);
  const packets = Buffer.alloc(510);
  for (let at = 0; at < 510; at += 2) packets.set([(3 << 3) | 3, 2], at);
  return Buffer.concat(Array.from({ length: Math.ceil(count / 255) }, () => Buffer.concat([page, packets])));
}

/** MPEG-2 layer III at 8 kbit/s and 16 kHz: 36 bytes are 36 ms. */
function slowMp3(frames: number): Buffer {
  const frame = Buffer.alloc(36);
  frame.set([0xff, 0xf3, 0x18, 0xc0]);
  return Buffer.concat(Array.from({ length: frames }, () => frame));
}

test.each([
  ["AAC, which has no free decoder", Buffer.alloc(100), "audio/mp4", "UNSUPPORTED_FILE"],
  ["a WAV that is none", Buffer.from("RIFF, nothing more"), "audio/wav", "UNSUPPORTED_FILE"],
  ["an MP3 that is none", Buffer.alloc(2_000, 7), "audio/mpeg", "UNSUPPORTED_FILE"],
  ["more than five minutes", asWav(new Float32Array(8_000 * 301), 8_000), "audio/wav", "TOO_LARGE"],
  ["AMR of a million silent frames", Buffer.from(`#!AMR\n${"|".repeat(1_000_000)}`), "audio/amr", "TOO_LARGE"],
  ["Opus of many small packets", manyPackets(400_000), "audio/ogg", "TOO_LARGE"],
  ["MP3 at eight kilobits", slowMp3(20_000), "audio/mpeg", "TOO_LARGE"],
  ["more than ten megabytes", Buffer.alloc(10_000_001), "audio/wav", "TOO_LARGE"],
] as const)("%s is refused", async (_, content, mimeType, code) => {
  expect((await faultOf(readSamples({ content, mimeType }), code)).retryable).toBe(false);
});
