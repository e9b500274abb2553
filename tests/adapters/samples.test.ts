import { readFileSync } from "node:fs";
import type { ChannelAdapter } from "../../core/channel/adapter.ts";
import { inboundEventSchema } from "../../core/channel/event.ts";
import { isAppError } from "../../core/errors.ts";
import { offlineFacebook, offlineTelegram, offlineZalo } from "../fakes/adapter-stages.ts";
import { loadSamples, type Sample } from "../fixtures/load-samples.ts";
import { fc } from "../properties.ts";

type Name = "zalo" | "facebook" | "telegram";
/** `secretHeader`: what proves the sender where the platform signs no body. */
const channels: [name: Name, adapter: ChannelAdapter, count: number, secretHeader?: string][] = [
  ["zalo", offlineZalo(), 46],
  ["facebook", offlineFacebook(), 45],
  ["telegram", offlineTelegram(), 19, "x-telegram-bot-api-secret-token"],
];

/** The sample with one byte changed, at every place in what is signed. */
function* flipped({ request }: Sample, secretHeader: string | undefined): Generator<Sample["request"]> {
  const signed = secretHeader ? Buffer.from(request.headers[secretHeader] ?? "") : request.body;
  for (let position = 0; position < signed.length; position += 1) {
    const changed = Uint8Array.from(signed);
    changed[position] = (changed[position] ?? 0) ^ 1;
    const headers = { ...request.headers, ...(secretHeader && { [secretHeader]: Buffer.from(changed).toString() }) };
    yield secretHeader ? { ...request, headers } : { ...request, body: changed };
  }
}

const expectedOf = (channel: string, file: string): object[] =>
  JSON.parse(
    readFileSync(new URL(`../fixtures/${channel}/${file.replace(/json$/, "expected.json")}`, import.meta.url), "utf8"),
  );

/** Whether the delivery is taken, and the code when it is refused. */
function verdict(adapter: ChannelAdapter, request: Sample["request"]): string {
  try {
    adapter.verify(request);
    return "taken";
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

describe.each(channels)("recorded deliveries of %s", (channel, adapter, count, secretHeader) => {
  const { samples } = loadSamples(channel);

  test("all of them are here", () => {
    expect(samples).toHaveLength(count);
  });

  test.each(samples.map((sample) => [sample.file, sample] as const))(
    "%s verifies and reads as expected",
    (file, sample) => {
      adapter.verify(sample.request);
      const events = adapter.parse(sample.request);
      for (const event of events) inboundEventSchema.parse(event);
      const told = events.map(({ raw: _, ...event }) => event);
      expect(JSON.parse(JSON.stringify(told))).toEqual(expectedOf(channel, file));
    },
  );

  test.each(samples.map((sample) => [sample.file, sample] as const))(
    "%s with one byte changed is refused",
    (_, sample) => {
      const changed = [...flipped(sample, secretHeader)];
      expect(changed.length).toBeGreaterThan(10);
      const verdicts = new Set(changed.map((request) => verdict(adapter, request)));
      expect(["BAD_SIGNATURE", "BAD_INPUT"]).toEqual(expect.arrayContaining([...verdicts]));
    },
  );

  test("each event keeps the platform's own words of it, not those of its neighbours", () => {
    for (const { request } of samples) {
      const whole = JSON.stringify(JSON.parse(Buffer.from(request.body).toString()));
      for (const { raw } of adapter.parse(request)) expect(whole).toContain(JSON.stringify(raw));
    }
  });

  test("a damaged or unknown body is BAD_INPUT or kept, never a crash", () => {
    const bodies = samples.map(({ request }) => Buffer.from(request.body).toString());
    const strange = fc.constantFrom(
      '"\\ud800"',
      '"\\u0000"',
      "null",
      "[]",
      "{}",
      "1e400",
      "-1",
      '"x"',
      "99999999999999999999",
      "true",
    );
    const leaf = /"(?:[^"\\]|\\.)*"(?!:)|\b\d+\b|null|true|false/g;
    const mutated = fc.tuple(fc.constantFrom(...bodies), fc.nat(200), strange).map(([body, which, value]) => {
      const leaves = [...body.matchAll(leaf)];
      const chosen = leaves[which % leaves.length];
      return chosen ? body.slice(0, chosen.index) + value + body.slice(chosen.index + chosen[0].length) : body;
    });
    const cut = fc.tuple(fc.constantFrom(...bodies), fc.nat(400)).map(([body, end]) => body.slice(0, end));
    const [first] = samples;
    if (!first) throw new Error("no samples");
    fc.assert(
      fc.property(fc.oneof(mutated, mutated, cut, fc.json(), fc.string()), (body) => {
        try {
          const events = adapter.parse({ ...first.request, body: Buffer.from(body) });
          for (const event of events) {
            inboundEventSchema.parse(event);
            expect(JSON.stringify(event)).not.toMatch(/\\u0000|\\ud[89a-f]/);
          }
        } catch (error) {
          expect(isAppError(error, "BAD_INPUT")).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
