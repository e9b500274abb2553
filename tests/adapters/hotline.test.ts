import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import type { RawRequest } from "../../core/channel/channel.ts";
import { inboundEventSchema } from "../../core/channel/event.ts";
import { type ErrorCode, isAppError } from "../../core/errors.ts";
import { hotlineSecrets, offlineHotline } from "../fakes/hotline-stage.ts";
import { loadSamples } from "../fixtures/load-samples.ts";
import { fc } from "../properties.ts";

const hotline = offlineHotline();
const { samples } = loadSamples("hotline");
const named = samples.map((sample) => [sample.file, sample] as const);
/** Heard over a socket we open ourselves: there is nothing to verify. */
const isHeard = (request: RawRequest): boolean => /\/(ari|ami)$/.test(request.path);
const signatureOf = ({ headers }: RawRequest): string | undefined =>
  headers["x-stringee-signature"] ?? headers["x-zorio-signature"] ?? headers["x-call-event-signature"];

const expectedOf = (file: string): object[] =>
  JSON.parse(
    readFileSync(new URL(`../fixtures/hotline/${file.replace(/json$/, "expected.json")}`, import.meta.url), "utf8"),
  );

function verdict(request: RawRequest, receiver = hotline): ErrorCode | "taken" {
  try {
    receiver.verify(request);
    return "taken";
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

const sampleOf = (file: string): RawRequest => {
  const found = samples.find((sample) => sample.file.startsWith(file));
  if (!found) throw new Error(`no sample ${file}`);
  return found.request;
};

/** The call states of a request, for short. */
const statesOf = (request: RawRequest, receiver = hotline) =>
  receiver.parse(request).map((event) => (event.kind === "call-state" ? event : event.kind));

const withBody = (request: RawRequest, change: object): RawRequest => {
  const body = { ...JSON.parse(Buffer.from(request.body).toString()), ...change };
  return { ...request, body: Buffer.from(JSON.stringify(body)) };
};

describe("recorded deliveries of exchanges", () => {
  test("all of them are here", () => {
    expect(samples).toHaveLength(24);
  });

  test.each(named)("%s is taken and reads as expected", (file, { request }) => {
    expect(verdict(request)).toBe(isHeard(request) ? "BAD_SIGNATURE" : "taken");
    const events = hotline.parse(request);
    for (const event of events) inboundEventSchema.parse(event);
    const told = events.map(({ raw: _, ...event }) => event);
    expect(JSON.parse(JSON.stringify(told))).toEqual(expectedOf(file));
  });

  test.each(named.filter(([, { request }]) => signatureOf(request)))(
    "%s with any byte changed is refused",
    (_, sample) => {
      const { body } = sample.request;
      for (let position = 0; position < body.length; position += 1) {
        const changed = Uint8Array.from(body);
        changed[position] = (changed[position] ?? 0) ^ 1;
        expect(verdict({ ...sample.request, body: changed })).toBe("BAD_SIGNATURE");
      }
    },
  );

  test("fourteen of them are signed", () => {
    expect(samples.filter(({ request }) => signatureOf(request))).toHaveLength(14);
  });

  test("a signed delivery that is repeated after more than five minutes is refused", () => {
    for (const file of ["11-", "20-"]) {
      const request = sampleOf(file);
      const later = new Date(request.receivedAt.getTime() + 300_000);
      expect(verdict({ ...request, receivedAt: later })).toBe("BAD_SIGNATURE");
    }
  });

  test("a damaged body is BAD_INPUT or kept, never a crash", () => {
    const any = fc.tuple(
      fc.constantFrom(...samples),
      fc.nat(400),
      fc.constantFrom("null", "[]", "-1", '"\\ud800"', "{}"),
    );
    const leaf = /"(?:[^"\\]|\\.)*"(?!:)|\b\d+\b|null|true|false/g;
    fc.assert(
      fc.property(any, ([{ request }, which, value]) => {
        const text = Buffer.from(request.body).toString();
        const leaves = [...text.matchAll(leaf)];
        const chosen = leaves[which % Math.max(1, leaves.length)];
        const body = chosen ? text.slice(0, chosen.index) + value + text.slice(chosen.index + chosen[0].length) : text;
        try {
          for (const event of hotline.parse({ ...request, body: Buffer.from(body) })) {
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

describe("an exchange that calls plain addresses", () => {
  const ringing = sampleOf("08-");

  test("is let in by the secret in the address, and only from where it stands when that is told", () => {
    expect(verdict({ ...ringing, path: "/hotline/url-hook/falsch/call_in" })).toBe("BAD_SIGNATURE");
    expect(verdict({ ...ringing, path: "/hotline/url-hook" })).toBe("BAD_SIGNATURE");
    const strict = offlineHotline({ "url-hook": { token: hotlineSecrets.urlHook, allowedIps: ["203.0.113.7"] } });
    expect(verdict({ ...ringing, remoteIp: "203.0.113.7" }, strict)).toBe("taken");
    expect(verdict({ ...ringing, remoteIp: "::ffff:203.0.113.7" }, strict)).toBe("taken");
    expect(verdict({ ...ringing, remoteIp: "203.0.113.8" }, strict)).toBe("BAD_SIGNATURE");
    expect(verdict(ringing, strict)).toBe("BAD_SIGNATURE");
  });

  test("reads our answer, and hears when a call is over without knowing how", () => {
    expect(hotline.answerGet?.(ringing)).toBe('{"ok":true}');
    const path = ringing.path.replace("call_in", "hangup");
    expect(statesOf({ ...ringing, path, query: { callid: "1794800000.1201" } })).toMatchObject([
      { phase: "ended", callId: "url-hook:1794800000.1201", thread: "1022:call:url-hook:1794800000.1201" },
    ]);
  });

  test("writes times without a zone: they are Vietnamese", () => {
    const [ended] = statesOf(sampleOf("09-"));
    expect(ended).toMatchObject({ at: new Date("2026-11-16T10:34:55+07:00") });
  });
});

describe("Stringee's question where a call shall go", () => {
  const target =
    "/webhooks/hotline/stringee/answer?from=84900000001&to=84281022000&uuid=call-vn-1-X&fromInternal=false";
  const actions = '[{"action":"connect","from":{"number":"{from}"},"to":{"type":"internal","number":"queue"}}]';
  const asked: RawRequest = {
    method: "GET",
    path: "/hotline/stringee/answer",
    query: Object.fromEntries(new URL(target, "http://local").searchParams),
    headers: { "x-stringee-signature": createHmac("sha1", hotlineSecrets.stringee).update(target).digest("base64") },
    body: Buffer.alloc(0),
    receivedAt: new Date(1794800000000),
    target,
  };
  const stringee = offlineHotline({ stringee: { secret: hotlineSecrets.stringee, actions } });

  test("is signed over the address as it was called", () => {
    expect(verdict(asked, stringee)).toBe("taken");
    expect(verdict({ ...asked, target: target.replace("0001", "0002") }, stringee)).toBe("BAD_SIGNATURE");
  });

  test("puts the caller in the queue and gets the actions that were set up", () => {
    expect(statesOf(asked, stringee)).toMatchObject([
      { phase: "queued", callId: "stringee:call-vn-1-X", phone: "+84900000001", calledNumber: "84281022000" },
    ]);
    expect(JSON.parse(stringee.answerGet?.(asked) ?? "")).toMatchObject([{ from: { number: "84900000001" } }]);
    const odd = { ...asked, query: { ...asked.query, from: '"},{"' } };
    expect(JSON.parse(stringee.answerGet?.(odd) ?? "")).toMatchObject([{ from: { number: '"},{"' } }]);
  });

  test("is no business of ours where no actions are set up", () => {
    expect(hotline.answerGet?.(asked)).toBeUndefined();
  });
});

describe("what calls are told to be", () => {
  test.each([
    ["200 OK", 12, "answered"],
    ["486 Busy Here", 0, "busy"],
    ["480 Temporarily Unavailable", 0, "missed"],
    ["408 Request Timeout", 0, "missed"],
    ["487 Request Terminated", 0, "abandoned"],
    ["603 Decline", 0, "rejected"],
    ["500 Server Internal Error", 0, "failed"],
    ["", 0, "missed"],
  ])("Stringee's end %j after %i s of talk is %s", (endCallCause, answerDuration, disposition) => {
    const request = withBody(sampleOf("04-"), { endCallCause, answerDuration });
    expect(statesOf(request)).toMatchObject([{ phase: "ended", disposition }]);
  });

  test.each([
    ["17", "busy"],
    ["19", "missed"],
    ["21", "rejected"],
    ["38", "failed"],
    ["16", undefined],
  ])("Asterisk's cause %s is %s", (cause, disposition) => {
    for (const [file, change] of [
      ["15-", { cause: Number(cause) }],
      ["18-", { Cause: cause }],
    ] as const) {
      const [state] = statesOf(withBody(sampleOf(file), change));
      expect(state).toMatchObject({ phase: "ended" });
      expect(state).toHaveProperty("callId");
      expect((state as { disposition?: string }).disposition).toBe(disposition);
    }
  });

  test("a hidden number is no number, and such a call stands for itself", () => {
    for (const [file, change] of [
      ["02-", { from: { number: "anonymous", type: "external" } }],
      ["16-", { CallerIDNum: "<unknown>" }],
      ["20-", { caller: { number_raw: "84900000001", withheld: true } }],
    ] as const) {
      const [state] = statesOf(withBody(sampleOf(file), change));
      expect(state).toMatchObject({ kind: "call-state", from: { user: expect.stringMatching(/^call:/) } });
      expect(state).not.toHaveProperty("phone");
    }
  });

  test("a call from one of our telephones to a resident is an outbound one", () => {
    const sides = {
      from: { number: "operator_101", type: "internal" },
      to: { number: "84900000001", type: "external" },
    };
    expect(statesOf(withBody(sampleOf("03-"), sides))).toMatchObject([
      { direction: "outbound", phone: "+84900000001", extension: "operator_101" },
    ]);
    const legs = { Channel: "PJSIP/101-0000000c", DestChannel: "PJSIP/trunk-0000000d", DestCallerIDNum: "0900000001" };
    expect(statesOf(withBody(sampleOf("17-"), legs))).toMatchObject([
      { direction: "outbound", phone: "+84900000001", extension: "101", phase: "answered" },
    ]);
  });

  test("legs between our own telephones, and what nobody knows, are kept and mean nothing", () => {
    const own = { number: "operator_102", type: "internal" };
    expect(statesOf(withBody(sampleOf("03-"), { from: own }))).toEqual(["other"]);
    expect(statesOf(withBody(sampleOf("17-"), { Channel: "PJSIP/102-0000000c" }))).toEqual(["other"]);
    expect(statesOf(withBody(sampleOf("14-"), { type: "PlaybackStarted" }))).toEqual(["other"]);
    expect(statesOf(withBody(sampleOf("20-"), { type: "call.wrapup" }))).toEqual(["other"]);
    expect(statesOf(withBody(sampleOf("20-"), { schema: "call-event/2" }))).toEqual(["other"]);
  });

  test("where a machine answers first, only the bridge is a person", () => {
    const behindMenu = offlineHotline({ ari: { trunk: "PJSIP/trunk", answeredBy: "bridge" } });
    expect(statesOf(sampleOf("14-"), behindMenu)).toEqual(["other"]);
    const bridged = withBody(sampleOf("14-"), { type: "ChannelEnteredBridge", bridge: { id: "b1" } });
    expect(statesOf(bridged, behindMenu)).toMatchObject([{ phase: "answered" }]);
  });
});
