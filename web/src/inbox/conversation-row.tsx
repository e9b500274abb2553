import IconMoodAngry from "@tabler/icons-react/icons/IconMoodAngry";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import type { InboxSearch } from "../search.ts";
import { useReference } from "../session/session.ts";
import { ChannelMark } from "../shared/channel-mark.tsx";
import { ClockText } from "../shared/clock.tsx";
import { initialOf, percentOf } from "../shared/numbers.ts";
import { agoOf, useNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { presenceWords } from "../words-presence.vi.ts";

import styles from "./conversation-list.module.css";
import type { PlacedRow } from "./use-stable-rows.ts";

interface RowProps extends PlacedRow {
  selected: boolean;
  search: InboxSearch;
}

/** One conversation at a glance: who, what, how sure, how late. */
export const ConversationRow = memo(function ConversationRow({ row, gone, selected, search }: RowProps) {
  const now = useNow();
  const reference = useReference();
  const last = row.last?.text || (row.last?.hasPhoto ? words.inbox.photo : "");
  return (
    <Link
      to="/hop-thu/$id"
      params={{ id: row.id }}
      search={search}
      id={`row-${row.id}`}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className={styles.row}
      data-gone={gone}
      data-unread={row.unread > 0}
    >
      <span className={styles.avatar}>
        <i aria-hidden>{initialOf(row.name)}</i>
        <ChannelMark channel={row.channel} />
      </span>
      <span className={styles.lines}>
        <span className={styles.line}>
          <b>{row.name}</b>
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
        <span className={styles.line}>
          <span className={styles.kind}>
            {row.angry && <IconMoodAngry size={15} className={styles.angry} aria-label={words.inbox.angry} />}
            <span>{row.proposal ? reference.categoryName(row.proposal.category) : words.inbox.noCategory}</span>
            {row.proposal && <small>{percentOf(row.proposal.confidence)}</small>}
          </span>
          {gone ? <small>{words.inbox.left}</small> : row.clock && <ClockText clock={row.clock} />}
        </span>
      </span>
    </Link>
  );
});
