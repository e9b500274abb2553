import { AppError } from "../../core/errors.ts";
import type { Speech } from "../../core/understanding/speech.ts";
import { secondsOfSound } from "./duration.ts";

/** What speech models are trained on. */
export const sampleRate = 16_000;
/** Decoded sound takes about ten times its file's room; five minutes of a plain WAV at 16 kHz fit. */
const maxBytes = 10_000_000;
/** Nobody reads back more, and a model without windows needs room that grows with the square. */
const maxSeconds = 300;

interface Sound {
  channelData: Float32Array[];
  sampleRate: number;
}
type Decode = (content: Uint8Array) => Promise<Sound>;

/**
 * What can be read, each decoder loaded when it is first needed. AAC (m4a, aac) cannot: the only decoder there is is
 * under the GPL, which this product is not.
 */
const decoders: readonly [type: RegExp, decoder: () => Promise<Decode>][] = [
  [/^audio\/(?:x-)?amr/, async () => (await import("@audio/decode-amr")).default],
  [/^audio\/(?:mpeg|mp3)/, async () => (await import("@audio/decode-mp3")).default],
  [/^(?:audio|application)\/(?:ogg|opus)/, async () => (await import("@audio/decode-opus")).default],
  [/^audio\/(?:vnd\.|x-)?wave?\b/, async () => decodeWav],
];

const decodeWav: Decode = async (content) => (await import("@audio/decode-wav")).default(content);

/** A file as one channel of samples, -1..1, at `sampleRate`. Throws UNSUPPORTED_FILE, TOO_LARGE. */
export async function readSamples({ content, mimeType }: Speech): Promise<Float32Array> {
  const decoder = decoders.find(([type]) => type.test(mimeType))?.[1];
  if (!decoder) throw unreadable(mimeType);
  if (content.length > maxBytes) throw tooLarge(maxBytes);
  // counted before it is unpacked: a few kilobytes can be days of silence
  if ((secondsOfSound(content, mimeType) ?? 0) > maxSeconds + 1) throw tooLarge(maxSeconds);
  const decode = await decoder();
  const sound = await decode(content).catch(() => {
    throw unreadable(mimeType);
  });
  const mono = mix(sound.channelData);
  if (mono.length === 0) throw unreadable(mimeType);
  if (mono.length > maxSeconds * sound.sampleRate) throw tooLarge(maxSeconds);
  return resample(mono, sound.sampleRate);
}

const unreadable = (type: string): AppError =>
  new AppError("UNSUPPORTED_FILE", "this kind of sound cannot be read", { details: { type } });
const tooLarge = (limit: number): AppError =>
  new AppError("TOO_LARGE", "more sound than is written down", { details: { limit } });

function mix(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(0), ...others] = channels;
  if (others.length === 0) return first;
  return first.map((sample, index) => others.reduce((sum, one) => sum + (one[index] ?? 0), sample) / channels.length);
}

/** Down: each sample is the mean of those it stands for, which keeps most of what lies above out. Up: along the line between two. */
function resample(samples: Float32Array, from: number): Float32Array {
  if (from === sampleRate) return samples;
  const step = from / sampleRate;
  const at = (index: number): number => samples[Math.min(index, samples.length - 1)] ?? 0;
  return Float32Array.from({ length: Math.floor(samples.length / step) }, (_, index) => {
    const start = index * step;
    const first = Math.floor(start);
    if (step < 1) return at(first) + (at(first + 1) - at(first)) * (start - first);
    const last = Math.max(first + 1, Math.floor(start + step));
    let sum = 0;
    for (let one = first; one < last; one += 1) sum += at(one);
    return sum / (last - first);
  });
}

/** The same as a plain WAV file, for listeners that cannot read what the platform sends (Zalo: AMR). Throws as above. */
export async function toWav(speech: Speech): Promise<Speech> {
  const samples = await readSamples(speech);
  const wav = Buffer.alloc(44 + samples.length * 2);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  // PCM, one channel, 16 bits
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(samples.length * 2, 40);
  for (const [index, sample] of samples.entries()) {
    wav.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), 44 + index * 2);
  }
  return { content: wav, mimeType: "audio/wav" };
}
