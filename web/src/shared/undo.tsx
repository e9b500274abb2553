import { notifications } from "@mantine/notifications";
import { words } from "../words.vi.ts";
import { Kbd } from "./kbd.tsx";
import { showFailure, showHint } from "./say-why.ts";

/** How long an act can be taken back from here, ms. */
const undoMs = 10_000;

interface Undoable {
  until: number;
  /** The notice that offers it, if one does. */
  notice?: string;
  undo: () => Promise<unknown>;
}

/** Acts of this window that can be taken back, newest last. */
const acts: Undoable[] = [];

async function takeBack(act: Undoable): Promise<void> {
  const at = acts.indexOf(act);
  if (at < 0) return;
  acts.splice(at, 1);
  if (act.notice) notifications.hide(act.notice);
  await act.undo().catch(showFailure);
}

/** Remembers how to take an act back with `Z`. */
export function rememberUndo(undo: () => Promise<unknown>, ms = undoMs): void {
  acts.push({ until: Date.now() + ms, undo });
}

/** Tells that an act is done, and offers to take it back for ten seconds. */
export function offerUndo(message: string, undo: () => Promise<unknown>): void {
  const act: Undoable = { until: Date.now() + undoMs, undo };
  acts.push(act);
  act.notice = notifications.show({
    closeButtonProps: { "aria-label": words.close },
    color: "jade",
    autoClose: undoMs,
    message: (
      <span>
        {message}{" "}
        <button type="button" className="undo" onClick={() => void takeBack(act)}>
          {words.undo} <Kbd>Z</Kbd>
        </button>
      </span>
    ),
  });
}

/** Takes back the newest act that still can be; says so when there is none. */
export function undoLast(): void {
  const fresh = acts.findLast(({ until }) => until > Date.now());
  if (fresh) void takeBack(fresh);
  else showHint(words.nothingToUndo);
}
