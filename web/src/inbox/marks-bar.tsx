import IconX from "@tabler/icons-react/icons/IconX";
import { Kbd } from "../shared/kbd.tsx";
import { rowWords } from "../words-rows.vi.ts";
import styles from "./conversation-list.module.css";
import type { Marks } from "./use-marks.ts";

/** What can be done to all chosen rows at once. */
export function MarksBar({ marks: { ids, isBusy, run, clear } }: { marks: Marks }) {
  if (ids.size === 0) return null;
  return (
    <div className={styles.marks} role="toolbar" aria-label={rowWords.actsLabel}>
      <b role="status">{rowWords.marked(ids.size)}</b>
      <button type="button" disabled={isBusy} onClick={() => void run("done")}>
        {rowWords.acts.done} <Kbd>E</Kbd>
      </button>
      <button type="button" disabled={isBusy} onClick={() => void run("take")}>
        {rowWords.acts.take} <Kbd>T</Kbd>
      </button>
      <button type="button" aria-label={rowWords.unmark} title={`${rowWords.unmark} (Esc)`} onClick={clear}>
        <IconX size={16} aria-hidden />
      </button>
    </div>
  );
}
