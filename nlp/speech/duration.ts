/** How long a recording says it is when only its frames are counted; nothing is decoded. Undefined: a kind not counted. */
export function secondsOfSound(content: Uint8Array, mimeType: string): number | undefined {
  const count = counters.find(([type]) => type.test(mimeType))?.[1];
  return count?.(content);
}

/** Bytes after the first of each AMR frame by its type; a frame is 20 ms (3GPP TS 26.101, 26.201). */
const narrow = [12, 13, 15, 17, 19, 20, 26, 31, 5];
const wide = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5];

function ofAmr(content: Uint8Array): number {
  const isWide = new TextDecoder("latin1").decode(content.subarray(0, 9)) === "#!AMR-WB\n";
  const sizes = isWide ? wide : narrow;
  let frames = 0;
  for (let at = isWide ? 9 : 6; at < content.length; frames += 1)
    at += 1 + (sizes[((content[at] ?? 0) >> 3) & 15] ?? 0);
  return frames * 0.02;
}

/** Milliseconds of one Opus frame by the upper five bits of a packet's first byte (RFC 6716, 3.1). */
function opusFrameMs(config: number): number {
  if (config < 12) return [10, 20, 40, 60][config & 3] ?? 60;
  if (config < 16) return config & 1 ? 20 : 10;
  return [2.5, 5, 10, 20][config & 3] ?? 20;
}

/** Frames in a packet by the lower two bits, or its second byte (RFC 6716, 3.2). */
const opusFrames = (first: number, second: number): number => [1, 2, 2, second & 63][first & 3] ?? 1;

/** Packets of an Ogg stream with where they begin (RFC 3533, 6); a packet may go on over pages. */
function* packetsIn(content: Uint8Array): Generator<number> {
  let isNew = true;
  for (let page = 0; page + 27 <= content.length; ) {
    const segments = content[page + 26] ?? 0;
    let at = page + 27 + segments;
    for (let index = 0; index < segments; index += 1) {
      const length = content[page + 27 + index] ?? 0;
      if (isNew && length > 0) yield at;
      isNew = length < 255;
      at += length;
    }
    page = at;
  }
}

function ofOpus(content: Uint8Array): number {
  let ms = 0;
  for (const at of packetsIn(content)) {
    const [first = 0, second = 0] = [content[at], content[at + 1]];
    // the two packets before the sound begin with "Opus"
    const isHead = first === 0x4f && second === 0x70;
    if (!isHead) ms += opusFrameMs(first >> 3) * opusFrames(first, second);
  }
  return ms / 1000;
}

/** Layer III by the header's fields (ISO/IEC 11172-3, 13818-3): kbit/s for MPEG-1 and for the two later ones, and Hz of MPEG-1. */
const kbits = {
  first: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  later: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const hertz = [44_100, 48_000, 32_000];

/** Bytes and seconds of the MP3 frame that begins here; undefined: none does. */
function mp3Frame(content: Uint8Array, at: number): { bytes: number; seconds: number } | undefined {
  const [sync = 0, kind = 0, sizes = 0] = [content[at], content[at + 1], content[at + 2]];
  if (sync !== 0xff || (kind & 0xe6) !== 0xe2) return undefined;
  const version = (kind >> 3) & 3;
  const isFirst = version === 3;
  const kbit = kbits[isFirst ? "first" : "later"][sizes >> 4];
  const hz = (hertz[(sizes >> 2) & 3] ?? 0) / (isFirst ? 1 : version === 2 ? 2 : 4);
  if (!kbit || !hz) return undefined;
  const samples = isFirst ? 1_152 : 576;
  return { bytes: Math.floor((samples * kbit * 125) / hz) + ((sizes >> 1) & 1), seconds: samples / hz };
}

function ofMp3(content: Uint8Array): number {
  let seconds = 0;
  for (let at = 0; at < content.length; ) {
    const frame = mp3Frame(content, at);
    seconds += frame?.seconds ?? 0;
    at += frame?.bytes ?? 1;
  }
  return seconds;
}

const counters: readonly [type: RegExp, count: (content: Uint8Array) => number][] = [
  [/^audio\/(?:x-)?amr/, ofAmr],
  [/^(?:audio|application)\/(?:ogg|opus)/, ofOpus],
  [/^audio\/(?:mpeg|mp3)/, ofMp3],
];
