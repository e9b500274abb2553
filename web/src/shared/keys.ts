import { useEffect, useRef } from "react";
import { type CommandGroup, useCommands } from "./commands.ts";

/** Physical keys (`event.code`), with `Ctrl+` or `Shift+` in front, or `G ` for "G, then this one", and what they do. */
export type KeyMap = Record<string, KeyAct>;
/** What a key does; under a name the command palette offers it too. */
type KeyAct = ((event: KeyboardEvent) => void) | { name: string; run: () => void };

const fields = "input, textarea, select, [contenteditable=true]";

/** Vietnamese typing tools rewrite letters while they compose; 229 is what browsers report then. */
export function isComposingKey(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Time after `G` in which the second letter counts. */
const chordMs = 1_500;
let leaderAt = Number.NEGATIVE_INFINITY;
let leads = false;

/** Before any screen sees the key: whether it follows `G`, and whether it is one. */
function noteLeader(event: KeyboardEvent): void {
  leads = event.timeStamp - leaderAt < chordMs;
  const alone = !event.ctrlKey && !event.metaKey && !isInField(event) && !isComposingKey(event);
  leaderAt = alone && event.code === "KeyG" ? event.timeStamp : Number.NEGATIVE_INFINITY;
}
window.addEventListener("keydown", noteLeader, true);

function nameOf(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  return `${leads ? "G " : ""}${control}${event.shiftKey ? "Shift+" : ""}${event.code}`;
}

/** Whether the key was pressed inside a field, where letters are text. */
function isInField(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest(fields) !== null;
}

const signs: Record<string, string> = { Slash: "/", Period: ".", "Shift Slash": "?" };

/** A key as it is written on it: "G KeyH" is "G H". */
function signOf(name: string): string {
  const plain = name.replaceAll("+", " ").replace(/Key|Digit/, "");
  return signs[plain] ?? plain;
}

/** Whether Enter presses what has the focus: a button, or a link that is no row of a list. */
function isPressing(name: string, { target }: KeyboardEvent): boolean {
  const pressed = "button, summary, a[href]:not([role=option])";
  return name === "Enter" && target instanceof Element && target.closest(pressed) !== null;
}

/**
 * Listens for single keys anywhere on the screen. Inside fields, menus and dialogs they do nothing, except those named
 * in `everywhere`, which also work while typing ("Escape", "Ctrl+Enter").
 */
export function useKeys(
  map: KeyMap,
  options: { everywhere?: readonly string[]; off?: boolean; group?: CommandGroup } = {},
): void {
  const latest = useRef({ map, options });
  latest.current = { map, options };
  useCommands(() =>
    Object.entries(map).flatMap(([key, act]) =>
      typeof act === "object" ? { group: options.group ?? "screen", keys: signOf(key), ...act } : [],
    ),
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { map: bindings, options: current } = latest.current;
      if (current.off || event.defaultPrevented || event.altKey || isComposingKey(event)) return;
      const name = nameOf(event);
      const act = bindings[name];
      if (!act) return;
      if (document.querySelector("[role=dialog], [role=menu]")) return;
      if (isPressing(name, event) || (isInField(event) && !current.everywhere?.includes(name))) return;
      event.preventDefault();
      if (typeof act === "function") act(event);
      else act.run();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
