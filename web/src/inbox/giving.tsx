import { lazy, type ReactNode, Suspense, useState } from "react";
import { rowWords } from "../words-rows.vi.ts";
import type { Marks } from "./use-marks.ts";

const ColleaguePicker = lazy(async () => ({ default: (await import("./colleague-picker.tsx")).ColleaguePicker }));

/** Those whom the rules give talks to as well. */
const atDesk = ["OP"] as const;

/** Chooses whom the chosen talks are given to; `dialog` is where they are asked for. */
export function useGiving({ run }: Marks): { dialog: ReactNode; give: () => void } {
  const [isAsking, setAsking] = useState(false);
  return {
    give: () => setAsking(true),
    dialog: isAsking && (
      <Suspense fallback={null}>
        <ColleaguePicker
          title={rowWords.giveTo}
          roles={atDesk}
          withMe
          onPick={({ id: to }) => void run({ act: "assign", to })}
          onClose={() => setAsking(false)}
        />
      </Suspense>
    ),
  };
}
