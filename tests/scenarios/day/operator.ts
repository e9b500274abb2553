import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { Dice } from "../../../scripts/seed/dice.ts";
import { type Act, acts } from "./acts.ts";
import { look, type Screen } from "./screen.ts";

/** The most a step may take until it is seen, ms, also on a busy machine; then it counts as stalled. */
const stallMs = 10_000;
/** What an act sets off on the screen has ended so long after it was seen, ms. */
const restMs = 250;

/** One step of the operator: how long until it was seen. */
export interface Step {
  act: string;
  ms: number;
  /** Never seen: what the screen said instead. */
  stalled?: Partial<Screen>;
}

export interface Operator {
  steps: Step[];
  /** What was written to residents. */
  told: string[];
}

interface Work {
  page: Page;
  dice: Dice;
  /** Told when the operator begins to act, and when what came of it has ended. */
  onActing: (isActing: boolean) => Promise<unknown>;
  /** After each act. */
  onRest: () => Promise<unknown>;
  isOver: () => boolean;
}

function choose(screen: Screen, dice: Dice): Act | undefined {
  const possible = acts.filter(({ may }) => may(screen));
  const urgent = possible.find(({ weight }) => weight === 0);
  if (urgent) return urgent;
  const chances = possible.flatMap((act) => Array.from({ length: act.weight }, () => act));
  return chances.length > 0 ? dice.pick(chances) : undefined;
}

/** Presses the keys of one act and waits until each is seen; stops at a step that never is. */
async function carryOut(page: Page, act: Act, word: string): Promise<Step[]> {
  const steps: Step[] = [];
  const first = await look(page);
  for (const { keys, isSeen, when } of act.steps) {
    const before = await look(page);
    if (when && !when(before)) continue;
    const began = performance.now();
    await keys(page, word);
    for (;;) {
      const now = await look(page);
      const ms = Math.round(performance.now() - began);
      if (isSeen(now, before, word, first)) {
        steps.push({ act: act.name, ms });
        break;
      }
      if (ms > stallMs) return [...steps, { act: act.name, ms, stalled: { ...now, thread: now.thread.slice(-300) } }];
      await pause(40);
    }
  }
  return steps;
}

/** An operator who works by keyboard alone, as the dice say, until it is over. */
export async function operate({ page, dice, onActing, onRest, isOver }: Work): Promise<Operator> {
  const done: Operator = { steps: [], told: [] };
  while (!isOver()) {
    const act = choose(await look(page), dice);
    if (act) {
      const word = `Dạ, phường nghe đây ạ, lượt ${done.steps.length + 1}.`;
      if (act.tells) done.told.push(word);
      await onActing(true);
      done.steps.push(...(await carryOut(page, act, word)));
      await pause(restMs);
      await onActing(false);
    }
    await onRest();
    await pause(dice.between(100, 500));
  }
  return done;
}
