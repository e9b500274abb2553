import { advance, type Call, callStates, dispositionOf, isLive, needsCallBack } from "../../../core/call/call.ts";
import { callDispositions, callPhases, type EventOf } from "../../../core/channel/event.ts";
import { anEvent } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { fc } from "../../properties.ts";

type State = EventOf<"call-state">;

const phone = "+84900000001";
const at = (seconds: number): Date => new Date(fakeNow.getTime() + seconds * 1000);
const told = (phase: State["phase"], seconds: number, more: Partial<State> = {}): State =>
  anEvent("call-state", {
    channel: "hotline",
    callId: "c1",
    phase,
    direction: "inbound",
    phone,
    at: at(seconds),
    ...more,
  });
const callOf = (...events: State[]): Call => {
  const call = events.reduce<Call | undefined>(advance, undefined);
  if (!call) throw new Error("no events");
  return call;
};

test("a call is queued, rings, is answered and ends, and says how long each took", () => {
  const call = callOf(
    told("queued", 0, { calledNumber: "1022", queue: "giao-thong" }),
    told("ringing", 2, { extension: "101" }),
    told("ringing", 2, { extension: "102" }),
    told("answered", 6, { extension: "102", waitSeconds: 6 }),
    told("ended", 186, { talkSeconds: 180, disposition: "answered" }),
    told("recording-ready", 200, { recordingUrl: "https://cdn.example.invalid/1.mp3" }),
  );
  expect(call).toMatchObject({
    state: "ended",
    extensions: ["101", "102"],
    answeredBy: "102",
    startedAt: at(0),
    answeredAt: at(6),
    endedAt: at(186),
    talkSeconds: 180,
    recordingUrl: "https://cdn.example.invalid/1.mp3",
  });
  expect(dispositionOf(call)).toBe("answered");
  expect(needsCallBack(call)).toBe(false);
});

test("an answer told after the end does not open the call again", () => {
  const call = callOf(told("ringing", 0), told("ended", 90, { disposition: "answered" }), told("answered", 6));
  expect(call).toMatchObject({ state: "ended", answeredAt: at(6) });
  expect(isLive(call)).toBe(false);
});

test.each([
  ["rang and nobody took it", [told("ringing", 0, { extension: "101" }), told("ended", 20)], "missed"],
  ["left the queue", [told("queued", 0), told("ended", 40)], "abandoned"],
  ["found it busy", [told("ringing", 0), told("ended", 8, { disposition: "busy" })], "busy"],
  ["spoke to a machine", [told("ringing", 0), told("voicemail", 30, { talkSeconds: 12 })], "voicemail"],
  ["called at night", [told("queued", 0), told("ended", 5, { disposition: "after-hours" })], "after-hours"],
  ["was turned down", [told("ringing", 0), told("ended", 8, { disposition: "rejected" })], "rejected"],
] as const)("somebody who %s is called back", (_, events, disposition) => {
  const call = callOf(...events);
  expect(dispositionOf(call)).toBe(disposition);
  expect(needsCallBack(call)).toBe(true);
});

test("who talked with somebody is not called back, however it ended; nor is who hides the number or was called by us", () => {
  expect(needsCallBack(callOf(told("answered", 0), told("ended", 60)))).toBe(false);
  expect(needsCallBack(callOf(told("answered", 0), told("ended", 60, { disposition: "failed" })))).toBe(false);
  const legs = [told("ended", 8, { disposition: "busy" }), told("ended", 60, { disposition: "answered" })];
  expect(needsCallBack(callOf(...legs))).toBe(false);
  const { phone: _, ...hidden } = told("ended", 20, { disposition: "missed" });
  expect(needsCallBack(callOf(hidden))).toBe(false);
  expect(needsCallBack(callOf(told("ended", 20, { disposition: "missed", direction: "outbound" })))).toBe(false);
  expect(needsCallBack(callOf(told("ringing", 0)))).toBe(false);
});

const anyEvent = fc
  .record({
    phase: fc.constantFrom(...callPhases),
    seconds: fc.nat(300),
    extension: fc.constantFrom("101", undefined),
    disposition: fc.constantFrom(...callDispositions, undefined),
    talkSeconds: fc.constantFrom(0, 30, undefined),
  })
  .map(({ phase, seconds, extension, disposition, talkSeconds }) =>
    told(phase, seconds, {
      ...(extension ? { extension } : {}),
      ...(disposition && phase === "ended" ? { disposition } : {}),
      ...(talkSeconds === undefined ? {} : { talkSeconds }),
    }),
  );

test("the same events in any order, some of them twice, make the same call", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()), (events, random) => {
      const keys = new Map(
        [...events, ...events.slice(0, 2)].map((event, index) => [index, { event, key: random.next().value }]),
      );
      const shuffled = [...keys.values()].sort((a, b) => a.key - b.key).map(({ event }) => event);
      expect(callOf(...shuffled)).toEqual(callOf(...events));
    }),
    { numRuns: 400 },
  );
});

test("whatever comes, the state never goes back", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { minLength: 2, maxLength: 10 }), (events) => {
      let before: Call | undefined;
      for (const event of events) {
        const next = advance(before, event);
        expect(callStates.indexOf(next.state)).toBeGreaterThanOrEqual(callStates.indexOf(before?.state ?? "queued"));
        before = next;
      }
    }),
  );
});
