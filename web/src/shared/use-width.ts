import { useSyncExternalStore } from "react";

/** Screens: three columns, two with a drawer, one. The numbers stand in the style sheets too. */
const wide = "(min-width: 1200px)";
const narrow = "(max-width: 899px)";

function useMatch(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Whether there is room for the right panel beside the thread. */
export const useIsWide = (): boolean => useMatch(wide);
/** Whether only one column fits. */
export const useIsNarrow = (): boolean => useMatch(narrow);
