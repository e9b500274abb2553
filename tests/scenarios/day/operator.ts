import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { Dice } from "../../../scripts/seed/dice.ts";
import { type Act, acts, toList } from "./acts.ts";
import { look, type Screen } from "./screen.ts";

/** What an act sets off on the screen has ended so long after it was seen, ms. */
const restMs = 250;

/** One step of the operator: how long until it was seen. */
export interface Step {
  act: string;
  ms: number;
  /** Seen too late or never: what the screen said then. */
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
  /** Whether so many steps are enough. */
  isOver: (steps: number) => boolean;
  /** The most a step may take until it is seen, ms; then it has stalled. */
  limitMs: number;
}

/** Out of a field in which an act left the keys. */
const leave: Act = { name: "back to the list (Esc)", weight: 0, may: () => true, steps: [toList] };

function choose(screen: Screen, dice: Dice): Act | undefined {
  const possible = acts.filter(({ may }) => may(screen));
  const urgent = possible.find(({ weight }) => weight === 0);
  if (urgent) return urgent;
  const chances = possible.flatMap((act) => Array.from({ length: act.weight }, () => act));
  return chances.length > 0 ? dice.pick(chances) : undefined;
}

/** Waits until what a step asked for is seen; twice as long as it may take, to tell what is late from what never comes. */
async function untilSeen(page: Page, limitMs: number, isSeen: (now: Screen) => boolean) {
  for (const began = performance.now(); ; await pause(40)) {
    const now = await look(page);
    const ms = Math.round(performance.now() - began);
    const seen = isSeen(now);
    if (seen && ms <= limitMs) return { seen, ms };
    if (seen || ms > 2 * limitMs) return { seen, ms, stalled: { ...now, thread: now.thread.slice(-300) } };
  }
}

/** Presses the keys of one act and waits until each is seen; stops at a step that never is. */
async function carryOut(page: Page, act: Act, word: string, limitMs: number): Promise<Step[]> {
  const steps: Step[] = [];
  const first = await look(page);
  for (const { keys, isSeen, when } of act.steps) {
    const before = await look(page);
    if (when && !when(before)) continue;
    await keys(page, word);
    const { seen, ...step } = await untilSeen(page, limitMs, (now) => isSeen(now, before, word, first));
    steps.push({ act: act.name, ...step });
    if (!seen) break;
  }
  return steps;
}

/** An operator who works by keyboard alone, as the dice say, until it is over. */
export async function operate({ page, dice, onActing, onRest, isOver, limitMs }: Work): Promise<Operator> {
  const done: Operator = { steps: [], told: [] };
  while (!isOver(done.steps.length)) {
    const screen = await look(page);
    const act = screen.isTyping && !screen.dialog ? leave : choose(screen, dice);
    if (act) {
      const word = `Dạ, phường nghe đây ạ, lượt ${done.steps.length + 1}.`;
      if (act.tells) done.told.push(word);
      await onActing(true);
      done.steps.push(...(await carryOut(page, act, word, limitMs)));
      await pause(restMs);
      await onActing(false);
    }
    await onRest();
    await pause(dice.between(100, 500));
  }
  return done;
}
