import type { ChannelSender } from "../../core/channel/adapter.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { AppError } from "../../core/errors.ts";

/** What the suite needs of whatever only goes out: SMS, mail. */
export interface SenderStage {
  sender: ChannelSender;
  /** The same message sent again is recognised, there or by its reader: an unclear attempt is simply repeated. */
  isRecognised: boolean;
  to: OutboundMessage["to"];
  /** Texts the resident reads, oldest first; what is recognised as the same counts once. */
  received(): string[];
  fail(how: "busy" | "silence" | "lost-answer"): void;
  block(): void;
  now(): Date;
  /** No word of these may show up in a fault. */
  secrets: RegExp;
  close(): Promise<void>;
}

async function faultOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error("expected an AppError");
  return error;
}

const words = "Phản ánh BS-2611-0142: Đã xử lý. Xem tại https://bensen.example/p/BS-2611-0142";

/** What everything that only goes out does alike. */
export function senderContract(name: string, makeStage: () => Promise<SenderStage>): void {
  describe(`${name} keeps the sender contract`, () => {
    let stage: SenderStage;
    beforeEach(async () => {
      stage = await makeStage();
    });
    afterEach(() => stage.close());
    const message = (overrides: Partial<OutboundMessage> = {}): OutboundMessage => ({
      id: "01905b5e-0000-7000-8000-000000000001",
      conversationId: "conversation-1",
      to: stage.to,
      purpose: "status",
      text: "Những lời dài hơn, cho nơi khác.",
      choices: [],
      attachments: [],
      template: { name: "push.template", params: {}, text: words },
      asTemplate: true,
      createdAt: stage.now(),
      ...overrides,
    });
    /** What an attempt is whose answer did not come: repeated, or over. */
    const unclear = (): object =>
      stage.isRecognised ? { code: "PLATFORM_UNAVAILABLE", retryable: true } : { code: "UNCERTAIN", retryable: false };

    test("the words of the template reach the resident; the receipt names the message", async () => {
      const receipt = await stage.sender.send(message());
      expect(receipt).toMatchObject({ state: "sent", at: stage.now() });
      expect(receipt.providerIds).toHaveLength(1);
      expect(stage.received()).toEqual([expect.stringContaining(words)]);
    });

    test("the message's own words go where it does not go as its template", async () => {
      const { asTemplate: _, ...own } = message({ purpose: "operator", text: "Anh Dũng tới lúc 15 giờ." });
      await stage.sender.send(own);
      expect(stage.received()).toEqual([expect.stringContaining("Anh Dũng tới lúc 15 giờ.")]);
    });

    test("another account's message is refused", async () => {
      const to = { ...stage.to, account: "khac" };
      expect(await faultOf(stage.sender.send(message({ to })))).toMatchObject({
        code: "UNKNOWN_CHANNEL",
        retryable: false,
      });
    });

    test("somebody who cannot be reached is final, and so is what is no address", async () => {
      const nobody = { ...stage.to, user: "113" };
      const gone = { code: "RECIPIENT_GONE", retryable: false };
      expect(await faultOf(stage.sender.send(message({ to: nobody })))).toMatchObject(gone);
      stage.block();
      expect(await faultOf(stage.sender.send(message()))).toMatchObject(gone);
    });

    test("being told to wait is said with how long, and nothing was sent", async () => {
      stage.fail("busy");
      const fault = await faultOf(stage.sender.send(message()));
      expect(fault).toMatchObject({ code: "RATE_LIMITED", retryable: true });
      expect(fault.details.retryAfterMs).toBeGreaterThan(0);
      expect(stage.received()).toEqual([]);
    });

    test("a lost answer is read once: sent again and recognised, or not sent again", async () => {
      stage.fail("lost-answer");
      expect(await faultOf(stage.sender.send(message()))).toMatchObject(unclear());
      const again = stage.sender.send(message({ uncertainSince: stage.now() }));
      if (stage.isRecognised) await again;
      else expect(await faultOf(again)).toMatchObject({ code: "UNCERTAIN", retryable: false });
      expect(stage.received()).toHaveLength(1);
    });

    test("danger is sent again rather than never", async () => {
      stage.fail("silence");
      expect(await faultOf(stage.sender.send(message({ urgent: true })))).toMatchObject({
        code: "PLATFORM_UNAVAILABLE",
        retryable: true,
      });
      await stage.sender.send(message({ urgent: true, uncertainSince: stage.now() }));
      expect(stage.received()).toHaveLength(1);
    });

    test("faults carry no words, address or password", async () => {
      for (const how of ["busy", "silence", "lost-answer"] as const) {
        stage.fail(how);
        const fault = await faultOf(stage.sender.send(message()));
        const all = JSON.stringify([fault, fault.message, fault.details, String(fault.cause), fault.stack]);
        expect(all).not.toMatch(stage.secrets);
      }
    });
  });
}
