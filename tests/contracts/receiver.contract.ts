import type { ChannelReceiver } from "../../core/channel/adapter.ts";
import type { RawRequest } from "../../core/channel/channel.ts";
import { inboundEventSchema } from "../../core/channel/event.ts";
import { type ErrorCode, isAppError } from "../../core/errors.ts";

/** What the suite needs of whatever only comes in: telephones, other systems, machines. */
export interface ReceiverStage {
  receiver: ChannelReceiver;
  /** One delivery as it is signed; each call is another one. */
  delivers(): RawRequest;
  close(): Promise<void>;
}

function verifyFault(receiver: ChannelReceiver, request: RawRequest): ErrorCode | undefined {
  try {
    receiver.verify(request);
    return undefined;
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

/** What everything that comes in does alike, whatever it brings. Run for what cannot send; adapters keep all of it too. */
export function receiverContract(name: string, makeStage: () => Promise<ReceiverStage>): void {
  describe(`${name} keeps the receiver contract`, () => {
    let stage: ReceiverStage;
    beforeEach(async () => {
      stage = await makeStage();
    });
    afterEach(() => stage.close());

    test("a delivery arrives as events of the channel that the inbox can store", () => {
      const request = stage.delivers();
      stage.receiver.verify(request);
      const events = stage.receiver.parse(request);
      expect(events).not.toEqual([]);
      for (const event of events) expect(inboundEventSchema.parse(event).channel).toBe(stage.receiver.channel);
    });

    test("the same delivery twice has the same id, another one another", () => {
      const first = stage.delivers();
      const ids = [first, first, stage.delivers()].map((request) => stage.receiver.parse(request)[0]?.id);
      expect(ids[1]).toBe(ids[0]);
      expect(ids[2]).not.toBe(ids[0]);
    });

    test("a delivery without a signature or with somebody else's is refused", () => {
      const request = stage.delivers();
      const forged = Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, `${value}0`]));
      expect(verifyFault(stage.receiver, { ...request, headers: {} })).toBe("BAD_SIGNATURE");
      expect(verifyFault(stage.receiver, { ...request, headers: forged })).toBe("BAD_SIGNATURE");
    });

    test("a body that is none is BAD_INPUT, never a crash", () => {
      const request = stage.delivers();
      for (const body of ["", "{", "null", "[]", '"x"', "\u0000", "[".repeat(5000)]) {
        const parse = (): unknown => stage.receiver.parse({ ...request, body: Buffer.from(body) });
        expect(parse).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
      }
    });
  });
}
