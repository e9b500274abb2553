import { setTimeout as pause } from "node:timers/promises";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { createRefresher } from "../../web/src/live/refresh.ts";

const answerMs = 40;
const queryKey = ["conversations"];

/** A list on the screen whose answer takes longer than the time between two events; what it shows is how much had happened. */
function openScreen() {
  const client = new QueryClient();
  const ward = { events: 0 };
  const shown: number[] = [];
  const queryFn = async (): Promise<number> => {
    const { events } = ward;
    await pause(answerMs);
    return events;
  };
  const leave = new QueryObserver(client, { queryKey, queryFn }).subscribe(({ data }) => {
    if (data !== undefined && data !== shown.at(-1)) shown.push(data);
  });
  return { client, ward, shown, leave, refresh: createRefresher(client) };
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
