/** Files without a voice in them, as long as wanted, in the containers platforms send: real frames of silence. */

/** Zalo's voice notes: AMR at 12.2 kbit/s, a frame every 20 ms. */
export function amrFile(seconds: number): Buffer {
  const frame = Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31)]);
  return Buffer.concat([Buffer.from("#!AMR\n"), ...Array.from({ length: seconds * 50 }, () => frame)]);
}

/** MPEG-1 layer III, 128 kbit/s, 48 kHz, one channel: 384 bytes every 24 ms. */
export function mp3File(seconds: number): Buffer {
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x94, 0xc4]), Buffer.alloc(380)]);
  return Buffer.concat(Array.from({ length: Math.round(seconds / 0.024) }, () => frame));
}

/** A page of an Ogg stream with these packets, none longer than 254 bytes (RFC 3533). */
function oggPage(packets: Buffer[], page: { flags: number; granule: number; number: number }): Buffer {
  const head = Buffer.alloc(27);
  head.write("OggS");
  head.writeUInt8(page.flags, 5);
  head.writeBigInt64LE(BigInt(page.granule), 6);
  head.writeUInt32LE(1, 14);
  head.writeUInt32LE(page.number, 18);
  head.writeUInt8(packets.length, 26);
  const whole = Buffer.concat([head, Buffer.from(packets.map(({ length }) => length)), ...packets]);
  whole.writeUInt32LE(oggSum(whole), 22);
  return whole;
}

function oggSum(content: Buffer): number {
  let sum = 0;
  for (const byte of content) {
    sum = (sum ^ (byte << 24)) >>> 0;
    for (let bit = 0; bit < 8; bit += 1) sum = ((sum << 1) ^ (sum & 0x80000000 ? 0x04c11db7 : 0)) >>> 0;
  }
  return sum;
}

/** Telegram's voice notes: Opus in Ogg (RFC 7845), a packet every 20 ms, fifty a page. */
export function opusFile(seconds: number): Buffer {
  const head = Buffer.from("OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0", "latin1");
  const tags = Buffer.from("OpusTags\x04\0\0\0test\0\0\0\0", "latin1");
  const second = Array.from({ length: 50 }, () => Buffer.from([0xf8, 0xff, 0xfe]));
  const pages = Array.from({ length: seconds }, (_, at) =>
    oggPage(second, { flags: at === seconds - 1 ? 4 : 0, granule: (at + 1) * 48_000, number: at + 2 }),
  );
  return Buffer.concat([
    oggPage([head], { flags: 2, granule: 0, number: 0 }),
    oggPage([tags], { flags: 0, granule: 0, number: 1 }),
    ...pages,
  ]);
}

/** Samples as a WAV file of 16 bits, in as many channels as wanted. */
export function asWav(samples: Float32Array, sampleRate = 16_000, channels = 1): Buffer {
  const head = Buffer.from("RIFF....WAVEfmt \x10\0\0\0\x01\0..............data....", "latin1");
  head.writeUInt32LE(36 + samples.length * 2 * channels, 4);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * 2 * channels, 28);
  head.writeUInt16LE(2 * channels, 32);
  head.writeUInt16LE(16, 34);
  head.writeUInt32LE(samples.length * 2 * channels, 40);
  const body = Buffer.alloc(samples.length * 2 * channels);
  for (let at = 0; at < samples.length * channels; at += 1) {
    body.writeInt16LE(Math.round((samples[Math.floor(at / channels)] ?? 0) * 32_767), at * 2);
  }
  return Buffer.concat([head, body]);
}

/** How long a WAV file plays. */
export function secondsOf(wav: Buffer): number {
  return wav.readUInt32LE(40) / wav.readUInt32LE(28);
}
