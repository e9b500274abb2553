import IconX from "@tabler/icons-react/icons/IconX";
import { useSession } from "../session/session.ts";
import { Kbd } from "../shared/kbd.tsx";
import { rowWords } from "../words-rows.vi.ts";
import styles from "./conversation-list.module.css";
import type { Marks } from "./use-marks.ts";

/** What can be done to all chosen rows at once. */
export function MarksBar({
  marks: { ids, isBusy, run, clear },
  onMerge,
  onGive,
}: {
  marks: Marks;
  onMerge: () => void;
  onGive: () => void;
}) {
  const { can } = useSession();
  if (ids.size === 0) return null;
  const acts = [
    { act: "done", sign: "E", onClick: () => void run({ act: "done" }) },
    { act: "take", sign: "T", onClick: () => void run({ act: "take" }) },
    { act: "spam", sign: "X", onClick: () => void run({ act: "spam" }) },
    { act: "assign", sign: "A", onClick: onGive },
    ...(can("incident.manage") && ids.size > 1 ? [{ act: "merge", sign: "M", onClick: onMerge } as const] : []),
  ] as const;
  return (
    <div className={styles.marks} role="toolbar" aria-label={rowWords.actsLabel}>
      <b role="status">{rowWords.marked(ids.size)}</b>
      {acts.map(({ act, sign, onClick }) => (
        <button key={act} type="button" disabled={isBusy} onClick={onClick}>
          {rowWords.acts[act]} <Kbd>{sign}</Kbd>
        </button>
      ))}
      <button type="button" aria-label={rowWords.unmark} title={`${rowWords.unmark} (Esc)`} onClick={clear}>
        <IconX size={16} aria-hidden />
      </button>
    </div>
  );
}
