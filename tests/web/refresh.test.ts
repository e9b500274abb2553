import { setTimeout as pause } from "node:timers/promises";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { createRefresher } from "../../web/src/live/refresh.ts";
import { createSink } from "../../web/src/live/sink.ts";

const answerMs = 40;
const queryKey = ["conversations"];

/** A list on the screen whose answer takes longer than the time between two events; what it shows is how much had happened. */
function openScreen() {
  const client = new QueryClient();
  const ward = { events: 0, asked: 0 };
  const shown: number[] = [];
  const queryFn = async (): Promise<number> => {
    ward.asked += 1;
    const { events } = ward;
    await pause(answerMs);
    return events;
  };
  const leave = new QueryObserver(client, { queryKey, queryFn }).subscribe(({ data }) => {
    if (data !== undefined && data !== shown.at(-1)) shown.push(data);
  });
  return { client, ward, shown, leave, refresh: createRefresher(client), sink: createSink(client) };
}

test("a list is shown while events come faster than answers, and says the truth when they end", async () => {
  const { ward, shown, leave, refresh } = openScreen();
  for (; ward.events < 40; await pause(answerMs / 4)) {
    ward.events += 1;
    refresh(queryKey);
  }
  const seenMeanwhile = shown.length;
  await pause(3 * answerMs);
  leave();
  expect(seenMeanwhile).toBeGreaterThan(3);
  expect(shown.at(-1)).toBe(40);
});

test("an answer that was on its way before the event is asked for once more", async () => {
  const { client, ward, shown, leave, refresh } = openScreen();
  await pause(answerMs / 4);
  ward.events = 1;
  expect(client.isFetching({ queryKey })).toBe(1);
  refresh(queryKey);
  await pause(3 * answerMs);
  leave();
  expect(shown.at(-1)).toBe(1);
});

test("what happened after the first answer and before the stream opened is shown, and asked for once", async () => {
  const { ward, shown, leave, sink } = openScreen();
  await pause(2 * answerMs);
  ward.events = 1;
  sink.onState("live");
  sink.onState("live");
  await pause(3 * answerMs);
  leave();
  expect(shown).toEqual([0, 1]);
  expect(ward.asked).toBe(2);
});

test("a first answer that is on its way when the stream opens is shown, and asked for once more", async () => {
  const { ward, shown, leave, sink } = openScreen();
  await pause(answerMs / 4);
  ward.events = 1;
  sink.onState("live");
  await pause(4 * answerMs);
  leave();
  expect(shown).toEqual([0, 1]);
  expect(ward.asked).toBe(2);
});

test("a stream that was away makes everything old, each by itself: no answer waits for the slowest", async () => {
  const { client, ward, shown, leave, sink } = openScreen();
  let isHeld = false;
  const slow = new QueryObserver(client, {
    queryKey: ["report"],
    queryFn: () => (isHeld ? new Promise<number>(() => undefined) : 0),
  }).subscribe(() => undefined);
  sink.onState("live");
  await pause(4 * answerMs);
  isHeld = true;
  sink.onState("connecting");
  ward.events = 1;
  sink.onState("live");
  await pause(3 * answerMs);
  ward.events = 2;
  sink.onSignal({ name: "reset" });
  await pause(4 * answerMs);
  leave();
  slow();
  expect(shown.at(-1)).toBe(2);
});
