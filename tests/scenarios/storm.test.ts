import { jest } from "@jest/globals";
import { runStorm } from "./storm/run-storm.ts";

jest.setTimeout(300_000);

test("one send in three fails, access ends in a burst, receipts come doubled and shuffled: each message arrives once and in order, or a task says why not", async () => {
  const verdict = await runStorm({ residents: 6, messagesEach: 8, seed: 20_261_129 });
  const { messages, once, withTask, failedTries, uncertain, read, receipts, seconds, ...faults } = verdict;
  expect(messages).toBe(3 * 6 * 8);
  expect(once + withTask).toBe(messages);
  expect(failedTries).toBeGreaterThan(messages / 5);
  expect(uncertain).toBeGreaterThan(messages / 20);
  expect(read).toBeGreaterThan(messages / 2);
  expect(receipts).toBeGreaterThan(read);
  expect(seconds).toBeLessThan(240);
  expect(faults).toEqual({ lost: 0, doubled: 0, outOfOrder: 0, unread: 0, waiting: 0 });
});
