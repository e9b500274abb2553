import { useEffect, useRef } from "react";

/** Where a command belongs: to the screen that is open, to going elsewhere, or to the desk as a whole. */
export type CommandGroup = "screen" | "go" | "desk";

/** Something one can do now, by name. */
export interface Command {
  group: CommandGroup;
  name: string;
  /** The keys that do the same, as they are written on them. */
  keys?: string;
  run: () => void;
}

const offers = new Set<() => Command[]>();

/** Offers commands to the palette for as long as this piece of the screen stands. */
export function useCommands(list: () => Command[]): void {
  const latest = useRef(list);
  latest.current = list;
  useEffect(() => {
    const offer = (): Command[] => latest.current();
    offers.add(offer);
    return () => void offers.delete(offer);
  }, []);
}

/** What can be done on the screen as it is now. */
export function commandsNow(): Command[] {
  return [...offers].flatMap((offer) => offer());
}
