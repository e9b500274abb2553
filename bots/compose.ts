import type { Step } from "../core/conversation/turn.ts";
import { AppError } from "../core/errors.ts";

/** Runs steps in the order of the list. A step that does not call `next` ends the turn; calling it twice throws. */
export function compose(steps: readonly Step[]): Step {
  return async (turn, next) => {
    const run = async (index: number): Promise<void> => {
      const step = steps[index];
      if (!step) return next();
      let passedOn = false;
      await step(turn, () => {
        if (passedOn)
          throw new AppError("UNEXPECTED", "a step passed the turn on twice", { details: { step: step.name } });
        passedOn = true;
        return run(index + 1);
      });
    };
    await run(0);
  };
}
