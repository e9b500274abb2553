import IconCheck from "@tabler/icons-react/icons/IconCheck";
import IconMoodAngry from "@tabler/icons-react/icons/IconMoodAngry";
import { Link } from "@tanstack/react-router";
import { type MouseEvent, memo } from "react";
import type { InboxSearch } from "../search.ts";
import { useReference } from "../session/session.ts";
import { ChannelMark } from "../shared/channel-mark.tsx";
import { ClockText } from "../shared/clock.tsx";
import { initialOf, percentOf } from "../shared/numbers.ts";
import { agoOf, momentOf, useNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { answeringWords } from "../words-answering.vi.ts";
import { presenceWords } from "../words-presence.vi.ts";
import { rowWords } from "../words-rows.vi.ts";
import styles from "./conversation-list.module.css";
import type { PlacedRow } from "./use-stable-rows.ts";
import { Faces } from "./viewers.tsx";

interface RowProps extends PlacedRow {
  selected: boolean;
  search: InboxSearch;
  /** Which row of the whole list this is, from 1; of how many, -1 where that is not known. */
  place: number;
  of: number;
  /** Looked at without being open. */
  looked: boolean;
  /** Chosen to be dealt with together with others, and why that failed. */
  marked: boolean;
  failure?: string | undefined;
  /** The pointer came to rest here, or chose it: alone, or with all rows up to it. All three stay the same functions. */
  onRest: (id: string) => void;
  onMark: (id: string, isRange: boolean) => void;
}

/** A press on the picture chooses the row, one with Shift all rows up to it; any other opens it. */
function press(event: MouseEvent, id: string, onMark: RowProps["onMark"]): void {
  const isOnPicture = event.target instanceof Element && event.target.closest("[data-picture]") !== null;
  if (!event.shiftKey && !isOnPicture) return;
  event.preventDefault();
  onMark(id, event.shiftKey);
}

/** One conversation at a glance: who, what, how sure, how late. */
export const ConversationRow = memo(function ConversationRow(props: RowProps) {
  const { row, gone, selected, search, place, of, looked, marked, failure, onRest, onMark } = props;
  const now = useNow();
  const reference = useReference();
  const kind = row.proposal?.category ?? row.category;
  const last = row.last?.text || (row.last?.hasPhoto ? words.inbox.photo : "");
  return (
    <Link
      to="/hop-thu/$id"
      params={{ id: row.id }}
      search={search}
      id={`row-${row.id}`}
      role="option"
      aria-selected={selected}
      aria-posinset={place}
      aria-setsize={of}
      tabIndex={-1}
      className={styles.row}
      aria-checked={marked || undefined}
      data-looked={looked || undefined}
      onClick={(event) => press(event, row.id, onMark)}
      onPointerEnter={({ pointerType }) => pointerType === "mouse" && !selected && onRest(row.id)}
      data-gone={gone}
      data-unread={row.unread > 0}
    >
      <span className={styles.avatar} data-picture title={rowWords.mark(row.name)}>
        <i aria-hidden>{marked ? <IconCheck size={20} /> : initialOf(row.name)}</i>
        <ChannelMark channel={row.channel} />
      </span>
      <span className={styles.lines}>
        <span className={styles.line}>
          <b>{row.name}</b>
          <Faces id={row.id} />
          <small>
            {row.assigned && `${presenceWords.assigned(row.assigned.name)} · `}
            {row.last && agoOf(row.last.at, now)}
          </small>
        </span>
        <span className={styles.line}>
          <span className={styles.last}>{last}</span>
          {row.unread > 0 && (
            <span className={styles.unread}>
              <span className="sr">{words.inbox.unread(row.unread)}</span>
              <span aria-hidden>{row.unread}</span>
            </span>
          )}
        </span>
        {failure && (
          <span className={styles.failure} title={failure}>
            {failure}
          </span>
        )}
        <span className={styles.line} hidden={failure !== undefined}>
          <span className={styles.kind}>
            {row.angry && <IconMoodAngry size={15} className={styles.angry} aria-label={words.inbox.angry} />}
            <span>{kind ? reference.categoryName(kind) : words.inbox.noCategory}</span>
            {row.proposal && <small>{percentOf(row.proposal.confidence)}</small>}
            {row.snooze && <small>{answeringWords.snooze.until(momentOf(row.snooze.untilAt, now), undefined)}</small>}
          </span>
          {gone ? <small>{words.inbox.left}</small> : row.clock && <ClockText clock={row.clock} />}
        </span>
      </span>
    </Link>
  );
});
