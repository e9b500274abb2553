import type { Page } from "playwright-core";
import type { Screen } from "./screen.ts";

/** Keys, and what must be seen of them. `word` tells this act's own words from all others; `first` is before its first step. */
interface Step {
  keys: (page: Page, word: string) => Promise<void>;
  isSeen: (now: Screen, before: Screen, word: string, first: Screen) => boolean;
  /** Left out where this is not so. */
  when?: (screen: Screen) => boolean;
}

/** One thing an operator does by keys alone. */
export interface Act {
  name: string;
  /** How often it is chosen among those that may be done; 0: at once, before anything else. */
  weight: number;
  may: (screen: Screen) => boolean;
  steps: Step[];
  /** Its words go to the resident. */
  tells?: true;
}

const movedOn: Step["isSeen"] = (now, before) => now.open !== before.open && (now.open === "" || now.isWhole);
/** The desk says in words why not, or what else it wants. */
const saidWhy: Step["isSeen"] = (now, before) => now.notices !== before.notices && now.notices !== "";
const isSent: Step["isSeen"] = (now, before) => now.open === before.open && now.text === "" && before.text !== "";
const isOpen = ({ open, isWhole, dialog }: Screen): boolean => open !== "" && isWhole && !dialog;
const isShut: Step["isSeen"] = ({ dialog }) => !dialog;
const press =
  (...names: string[]): Step["keys"] =>
  async ({ keyboard }) => {
    for (const name of names) await keyboard.press(name);
  };
const write =
  (key: string): Step["keys"] =>
  async ({ keyboard }, word) => {
    await keyboard.press(key);
    await keyboard.type(word);
    await keyboard.press("Control+Enter");
  };
/** Out of the field, and back to the list. */
export const toList: Step = { keys: press("Escape", "Escape"), isSeen: ({ isTyping }) => !isTyping };
const done: Step = { keys: press("KeyE"), isSeen: movedOn };

export const acts: Act[] = [
  {
    ...{ name: "take an alarm (Y)", weight: 0, may: ({ alarms, dialog }) => alarms > 0 && !dialog },
    steps: [{ keys: press("KeyY"), isSeen: (now, before) => now.alarms < before.alarms }],
  },
  {
    ...{ name: "take down a call (N)", weight: 0, may: ({ calls, dialog }) => calls && !dialog },
    steps: [
      { keys: press("KeyN"), isSeen: ({ dialog, isTyping }) => dialog && isTyping },
      {
        keys: async ({ keyboard }) => keyboard.type("đèn đường trước nhà 12 Hoa Sứ tắt"),
        isSeen: ({ hasCategory }) => hasCategory,
      },
      { keys: press("Control+Enter"), isSeen: ({ isFiled }) => isFiled },
      { keys: press("Escape"), isSeen: isShut },
    ],
  },
  {
    ...{ name: "next row (J)", weight: 4, may: ({ rows, place }) => rows > 0 && place < rows },
    steps: [{ keys: press("KeyJ"), isSeen: movedOn }],
  },
  {
    ...{ name: "row before (K)", weight: 2, may: ({ place }) => place > 1 },
    steps: [{ keys: press("KeyK"), isSeen: movedOn }],
  },
  {
    ...{ name: "show what is new (.)", weight: 4, may: ({ fresh }) => fresh > 0 },
    steps: [{ keys: press("Period"), isSeen: (now, before) => now.fresh < before.fresh }],
  },
  {
    ...{ name: "send what is proposed (Ctrl Enter)", weight: 6 },
    may: (screen) => isOpen(screen) && screen.box === "draft" && screen.text !== "",
    steps: [
      { keys: press("Control+Enter"), isSeen: (...seen) => movedOn(...seen) || saidWhy(...seen) || isSent(...seen) },
    ],
  },
  {
    ...{ name: "create only (C)", weight: 1, may: (screen) => isOpen(screen) && screen.hasReport },
    steps: [{ keys: press("KeyC"), isSeen: (...seen) => movedOn(...seen) || saidWhy(...seen) }],
  },
  {
    ...{ name: "take over (T)", weight: 8, may: (screen) => isOpen(screen) && !screen.isMine },
    steps: [{ keys: press("KeyT"), isSeen: ({ isMine }) => isMine }],
  },
  {
    ...{ name: "give back (B)", weight: 1, may: (screen) => isOpen(screen) && screen.isMine },
    steps: [{ keys: press("KeyB"), isSeen: ({ isMine }) => !isMine }],
  },
  {
    ...{ name: "reply (R)", weight: 25, tells: true },
    may: (screen) => isOpen(screen) && screen.isMine && screen.box === "own" && screen.text === "",
    steps: [
      { keys: write("KeyR"), isSeen: ({ thread, text }, _, word) => thread.includes(word) && !text.includes(word) },
      toList,
    ],
  },
  {
    ...{ name: "note (I)", weight: 1, may: isOpen },
    steps: [
      { keys: write("KeyI"), isSeen: ({ thread, box }, _, word) => thread.includes(word) && box !== "note" },
      toList,
    ],
  },
  { ...{ name: "done (E)", weight: 5, may: isOpen }, steps: [done] },
  {
    ...{ name: "done, and take it back (E Z)", weight: 2, may: isOpen },
    steps: [done, { keys: press("KeyZ"), isSeen: ({ open, isWhole }, _, __, first) => open === first.open && isWhole }],
  },
  {
    ...{ name: "remind me later (H)", weight: 1, may: isOpen },
    steps: [
      { keys: press("KeyH"), isSeen: ({ dialog }) => dialog },
      { keys: press("Enter"), isSeen: (now, before, ...rest) => !now.dialog && movedOn(now, before, ...rest) },
    ],
  },
  {
    ...{ name: "merge (M)", weight: 2, may: isOpen },
    steps: [
      { keys: press("KeyM"), isSeen: (now, ...rest) => now.hasChoice || saidWhy(now, ...rest) },
      { keys: press("Enter"), isSeen: isShut, when: ({ hasChoice }) => hasChoice },
    ],
  },
  { ...{ name: "not valid (X)", weight: 1, may: isOpen }, steps: [{ keys: press("KeyX"), isSeen: movedOn }] },
];
