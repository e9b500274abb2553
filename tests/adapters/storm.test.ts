import type { FakeHttp, Fault } from "../../adapters/stand-ins/http-platform.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { isAppError } from "../../core/errors.ts";
import type { ChannelStage } from "../contracts/adapter.contract.ts";
import { facebookStage, zaloStage } from "../fakes/adapter-stages.ts";

const people = ["7700000000000000001", "7700000000000000002", "7700000000000000003"];
const messagesEach = 25;
const faults: Fault[] = [
  { status: 502 },
  { status: 429, retryAfterSeconds: 1 },
  { lostAnswer: true },
  { timeout: true },
];

/** Sends as core's delivery does: in order, passing faults again, after an uncertain one with the time it began. */
async function deliver(stage: ChannelStage, message: OutboundMessage): Promise<number> {
  let uncertainSince: Date | undefined;
  for (let attempts = 1; ; attempts += 1) {
    const begun = stage.now();
    try {
      await stage.adapter.send({ ...message, ...(uncertainSince ? { uncertainSince } : {}) });
      return attempts;
    } catch (error) {
      if (!isAppError(error) || !error.retryable) throw error;
      if (error.code === "PLATFORM_UNAVAILABLE") uncertainSince ??= begun;
      stage.pass(1_000);
    }
  }
}

describe.each([
  ["Zalo", zaloStage],
  ["Facebook", facebookStage],
])("a bad day of %s", (_, makeStage) => {
  test("with a third of all sends and every tenth look failing, each person reads everything once and in order", async () => {
    const stage: ChannelStage & { server: FakeHttp } = await makeStage({ options: { timeoutMs: 500 } });
    try {
      for (const user of people) stage.says(user, "Xin chào");
      stage.server.failOften({ share: 0.33, seed: 2026, faults, on: /\/message(s|\/cs)$|conversation/ });
      const textOf = (index: number): string =>
        `Phản ánh BS-2611-${String(index).padStart(4, "0")} đã chuyển bước ${index}.`;
      const attempts = await Promise.all(
        people.map(async (user) => {
          let sum = 0;
          for (let index = 1; index <= messagesEach; index += 1) {
            const to = { channel: stage.adapter.channel, account: stage.account, user };
            const at = stage.now();
            sum += await deliver(stage, {
              id: `${user}-${index}`,
              conversationId: user,
              to,
              purpose: "status",
              text: textOf(index),
              choices: [],
              attachments: [],
              createdAt: at,
              lastInboundAt: at,
            });
          }
          return sum;
        }),
      );
      expect(Math.min(...attempts)).toBeGreaterThan(messagesEach);
      const expected = Array.from({ length: messagesEach }, (_, index) => textOf(index + 1));
      for (const user of people) expect(stage.received(user)).toEqual(expected);
    } finally {
      await stage.close();
    }
  });
});
