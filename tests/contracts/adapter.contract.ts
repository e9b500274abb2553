import type { ChannelAdapter } from "../../core/channel/adapter.ts";
import type { RawRequest } from "../../core/channel/channel.ts";
import { inboundEventSchema } from "../../core/channel/event.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { AppError, type ErrorCode } from "../../core/errors.ts";

/** What the suite must be able to do with a channel besides its adapter. */
export interface ChannelStage {
  adapter: ChannelAdapter;
  /** Whether the platform can be asked what it has of ours: decides what becomes of an uncertain attempt. */
  canLook: boolean;
  account: string;
  /** The platform's webhook for a resident's text; it also opens the reply window. */
  says(user: string, text: string): RawRequest;
  /** The platform's webhook for a pressed button. */
  presses(user: string, choice: { label: string; value: string }): RawRequest;
  /** Texts the resident got, oldest first. */
  received(user: string): string[];
  /** Platforms beyond our own walls can fail; the ward's own chat cannot. */
  platform?: {
    /** The next send fails so. */
    fail(how: "rate-limit" | "outage" | "time-out" | "lost-answer", afterSends?: number): void;
    silentFor(user: string, days: number): void;
    block(user: string): void;
  };
  now(): Date;
  pass(ms: number): void;
  close(): Promise<void>;
}

function aMessage(stage: ChannelStage, overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    id: "0190-message-1",
    conversationId: "conversation-1",
    to: { channel: stage.adapter.channel, account: stage.account, user: "24000000000000123" },
    purpose: "reply",
    text: "Phường đã nhận phản ánh BS-2611-0142.",
    choices: [],
    attachments: [],
    createdAt: stage.now(),
    lastInboundAt: stage.now(),
    ...overrides,
  };
}

async function faultOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error("expected an AppError");
  return error;
}

function verifyFault(adapter: ChannelAdapter, request: RawRequest): ErrorCode | undefined {
  try {
    adapter.verify(request);
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const user = "24000000000000123";
const longText = Array.from({ length: 120 }, (_, index) => `Câu thứ ${index + 1} của văn bản rất dài này.`).join(" ");

/** What every channel does alike. Run for each adapter with its stage. */
export function adapterContract(name: string, makeStage: () => Promise<ChannelStage>): void {
  describe(`${name} keeps the adapter contract`, () => {
    let stage: ChannelStage;
    /** What an attempt is whose answer did not come: looked for next time, or over. */
    const unclear = (): object =>
      stage.canLook ? { code: "PLATFORM_UNAVAILABLE", retryable: true } : { code: "UNCERTAIN", retryable: false };
    beforeEach(async () => {
      stage = await makeStage();
    });
    afterEach(() => stage.close());

    describe("coming in", () => {
      test("a resident's words arrive as one message that the inbox can store", () => {
        const request = stage.says(user, "Đường Hoa Sứ ngập");
        stage.adapter.verify(request);
        const events = stage.adapter.parse(request);
        expect(events).toHaveLength(1);
        expect(inboundEventSchema.parse(events[0])).toMatchObject({
          kind: "message",
          text: "Đường Hoa Sứ ngập",
          channel: stage.adapter.channel,
          from: { channel: stage.adapter.channel, account: stage.account, user },
          thread: `${stage.account}:${user}`,
        });
      });

      test("the same delivery twice has the same id, another message another one", () => {
        const first = stage.says(user, "một");
        const ids = [first, first, stage.says(user, "một")].map((request) => stage.adapter.parse(request)[0]?.id);
        expect(ids[1]).toBe(ids[0]);
        expect(ids[2]).not.toBe(ids[0]);
      });

      test("a pressed button arrives as a choice with its value", () => {
        const request = stage.presses(user, { label: "Đúng rồi", value: "confirm" });
        stage.adapter.verify(request);
        expect(stage.adapter.parse(request)).toMatchObject([{ kind: "choice", value: "confirm" }]);
      });

      test("a delivery without a signature or with somebody else's is refused", () => {
        const request = stage.says(user, "Đường Hoa Sứ ngập");
        const unsigned = { "content-type": "application/json" };
        const forged = Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, `${value}0`]));
        expect(verifyFault(stage.adapter, { ...request, headers: unsigned })).toBe("BAD_SIGNATURE");
        expect(verifyFault(stage.adapter, { ...request, headers: forged })).toBe("BAD_SIGNATURE");
      });

      test("a body that is no JSON is BAD_INPUT, never a crash", () => {
        const request = stage.says(user, "một");
        for (const body of ["", "{", "null", "[]", '"x"', "\u0000", "[".repeat(5000)]) {
          const parse = (): unknown => stage.adapter.parse({ ...request, body: Buffer.from(body) });
          expect(parse).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
        }
      });

      test("decomposed letters come out composed; characters that cannot be stored do not stop a message", () => {
        const request = stage.says(user, "Đường ngập".normalize("NFD"));
        expect(stage.adapter.parse(request)).toMatchObject([{ text: "Đường ngập" }]);
        const marked = stage.says(user, "a@@b");
        const body = Buffer.from(Buffer.from(marked.body).toString().replace("@@", "\\u0000\\ud83d"));
        expect(stage.adapter.parse({ ...marked, body })).toMatchObject([{ text: "a\uFFFD\uFFFDb" }]);
      });

      test("a text of 100,000 characters is kept to its limit with a mark", () => {
        const [event] = stage.adapter.parse(stage.says(user, "ồ".repeat(100_000)));
        const text = event?.kind === "message" ? event.text : undefined;
        expect(text).toHaveLength(20_000);
        expect(text?.endsWith("…")).toBe(true);
      });
    });

    describe("going out", () => {
      beforeEach(() => {
        stage.says(user, "Xin chào");
      });

      test("a message reaches the resident and its receipt names it", async () => {
        const receipt = await stage.adapter.send(aMessage(stage));
        expect(receipt).toMatchObject({ state: "sent", at: stage.now() });
        expect(receipt.providerIds).toHaveLength(1);
        expect(stage.received(user)).toEqual(["Phường đã nhận phản ánh BS-2611-0142."]);
      });

      test("a text longer than the platform takes goes out in several messages, in order, each with its id", async () => {
        const { adapter, platform } = stage;
        const receipt = await adapter.send(aMessage(stage, { text: longText }));
        const parts = stage.received(user);
        expect(parts.join(" ")).toBe(longText);
        expect(receipt.providerIds).toHaveLength(parts.length);
        if (platform)
          expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(adapter.limits.maxTextChars + 1);
      });

      test("after an uncertain attempt that arrived nothing is sent twice", async () => {
        const first = await stage.adapter.send(aMessage(stage, { text: longText }));
        const again = stage.adapter.send(aMessage(stage, { text: longText, uncertainSince: stage.now() }));
        if (stage.canLook) expect((await again).providerIds).toEqual(first.providerIds);
        else expect(await faultOf(again)).toMatchObject({ code: "UNCERTAIN", retryable: false });
        expect(stage.received(user).join(" ")).toBe(longText);
      });

      test("the same words said a moment before are not taken for the uncertain attempt", async () => {
        if (!stage.platform || !stage.canLook) return;
        const { providerIds: accountedFor } = await stage.adapter.send(aMessage(stage));
        const uncertain = aMessage(stage, { uncertainSince: stage.now(), accountedFor });
        const again = await stage.adapter.send(uncertain);
        expect(stage.received(user)).toHaveLength(2);
        expect(again.providerIds).not.toEqual(accountedFor);
      });

      test("an uncertain attempt that did not arrive is sent where that can be seen, or where it is urgent", async () => {
        const urgent = stage.canLook ? {} : { urgent: true };
        await stage.adapter.send(aMessage(stage, { uncertainSince: stage.now(), ...urgent }));
        expect(stage.received(user)).toHaveLength(1);
      });
    });

    describe("when the platform is difficult", () => {
      beforeEach(() => {
        stage.says(user, "Xin chào");
      });

      test("it says so with a code and whether to try again", async () => {
        const { platform, adapter } = stage;
        if (!platform) return;
        platform.fail("rate-limit");
        const slow = await faultOf(adapter.send(aMessage(stage)));
        expect(slow).toMatchObject({ code: "RATE_LIMITED", retryable: true });
        for (const how of ["outage", "time-out"] as const) {
          platform.fail(how);
          expect(await faultOf(adapter.send(aMessage(stage)))).toMatchObject(unclear());
        }
        expect(stage.received(user)).toEqual([]);
      });

      test("a rate limit says how long to wait", async () => {
        stage.platform?.fail("rate-limit");
        if (!stage.platform) return;
        const { details } = await faultOf(stage.adapter.send(aMessage(stage)));
        expect(details.retryAfterMs).toBeGreaterThan(0);
      });

      test("a lost answer is found by looking, or ends it, so that the resident reads it once", async () => {
        if (!stage.platform) return;
        stage.platform.fail("lost-answer");
        const since = stage.now();
        expect(await faultOf(stage.adapter.send(aMessage(stage)))).toMatchObject(unclear());
        if (stage.canLook) await stage.adapter.send(aMessage(stage, { uncertainSince: since }));
        expect(stage.received(user)).toHaveLength(1);
      });

      test("an urgent message whose answer is lost is sent again rather than never", async () => {
        if (!stage.platform) return;
        stage.platform.fail("lost-answer");
        const urgent = aMessage(stage, { urgent: true });
        const fault = await faultOf(stage.adapter.send(urgent));
        expect(fault).toMatchObject({ code: "PLATFORM_UNAVAILABLE", retryable: true });
        await stage.adapter.send({ ...urgent, uncertainSince: stage.now() });
        expect(stage.received(user)).toHaveLength(stage.canLook ? 1 : 2);
      });

      test("a text that broke off in the middle goes on where it stopped, or ends there; no part comes twice", async () => {
        if (!stage.platform) return;
        for (const how of ["rate-limit", "outage", "lost-answer"] as const) {
          stage.pass(60_000);
          const before = stage.received(user).length;
          const text = `${how}. ${longText}`;
          stage.platform.fail(how, 1);
          const since = stage.now();
          const message = aMessage(stage, { text, id: `broken-${how}` });
          const fault = await faultOf(stage.adapter.send(message));
          const isSure = how === "rate-limit";
          expect(fault).toMatchObject(isSure ? { code: "PLATFORM_UNAVAILABLE", retryable: true } : unclear());
          const again = stage.adapter.send({ ...message, uncertainSince: since });
          const goesOn = stage.canLook || isSure;
          if (goesOn) await again;
          else expect(await faultOf(again)).toMatchObject({ code: "UNCERTAIN", retryable: false });
          const read = stage.received(user).slice(before).join(" ");
          expect(goesOn ? read : text.startsWith(read)).toBe(goesOn ? text : true);
        }
      });

      test("a closed window and a resident who left are final", async () => {
        const { platform, adapter } = stage;
        if (!platform) return;
        platform.silentFor(user, 8);
        const lastInboundAt = new Date(stage.now().getTime() - 8 * 86_400_000);
        const hasWindow = adapter.limits.replyWindowHours !== null;
        for (const purpose of hasWindow ? (["status", "operator"] as const) : []) {
          const fault = await faultOf(adapter.send(aMessage(stage, { purpose, lastInboundAt })));
          expect(fault).toMatchObject({ code: "OUTSIDE_WINDOW", retryable: false });
        }
        platform.silentFor(user, 0);
        platform.block(user);
        expect(await faultOf(adapter.send(aMessage(stage)))).toMatchObject({
          code: "RECIPIENT_GONE",
          retryable: false,
        });
      });

      test("faults carry no text, name or token", async () => {
        if (!stage.platform) return;
        for (const how of ["outage", "time-out", "lost-answer"] as const) {
          stage.platform.fail(how);
          const fault = await faultOf(stage.adapter.send(aMessage(stage, { text: "Bí mật của bà Tư" })));
          const all = JSON.stringify([fault, fault.message, fault.details, String(fault.cause), fault.stack]);
          expect(all).not.toMatch(/Bí mật|token-|access-|24000000000000123/);
        }
      });
    });

    test("a message for an account that is not connected is refused", async () => {
      if (!stage.platform) return;
      const to = { channel: stage.adapter.channel, account: "999", user };
      expect(await faultOf(stage.adapter.send(aMessage(stage, { to })))).toMatchObject({ code: "UNKNOWN_CHANNEL" });
    });
  });
}
