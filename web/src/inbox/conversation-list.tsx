import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { type InboxSearch, inboxQueues } from "../search.ts";
import { Kbd } from "../shared/kbd.tsx";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { ViewsBar } from "../views/views-bar.tsx";
import { words } from "../words.vi.ts";
import styles from "./conversation-list.module.css";
import { ConversationRow } from "./conversation-row.tsx";
import { FirstHint } from "./first-hint.tsx";
import { MarksBar } from "./marks-bar.tsx";
import type { InboxList } from "./use-inbox-list.ts";
import type { Marks } from "./use-marks.ts";
import type { usePreview } from "./use-preview.ts";
import { useWindow } from "./use-window.ts";

const rowHeightPx = 84;

function Queues({ counts, search }: { counts: InboxList["counts"]; search: InboxSearch }) {
  const { hang: current = "attention", ...filters } = search;
  const isWhole = Object.keys(filters).length === 0;
  // What is put off or under review has a place only while there is any.
  const isShown = (queue: (typeof inboxQueues)[number]): boolean =>
    (queue !== "later" && queue !== "spam") || queue === current || (counts?.[queue] ?? 0) > 0;
  return (
    <nav className={styles.queues} aria-label={words.inbox.queueLabel}>
      {inboxQueues.filter(isShown).map((queue) => (
        <Link
          key={queue}
          to="/hop-thu"
          search={{ hang: queue }}
          aria-current={queue === current ? (isWhole ? "page" : "true") : undefined}
        >
          {words.inbox.queues[queue]}
          {counts && queue !== "all" ? ` ${counts[queue]}` : ""}
        </Link>
      ))}
    </nav>
  );
}

function Nothing({ search, counts }: { search: InboxSearch; counts: InboxList["counts"] }) {
  const { hang = "attention", q, ...rest } = search;
  const isNarrowed = q !== undefined || Object.keys(rest).length > 0;
  const title = q ? words.inbox.emptySearch(q) : isNarrowed ? words.inbox.emptyFilter : words.inbox.empty[hang];
  return (
    <Empty title={title}>
      {counts && !isNarrowed && <small>{words.inbox.tally(counts.attention, counts.bot)}</small>}
      {isNarrowed && (
        <Link to="/hop-thu" search={{ hang }}>
          {words.inbox.clear}
        </Link>
      )}
    </Empty>
  );
}

interface ListProps {
  list: InboxList;
  search: InboxSearch;
  selected: string | undefined;
  preview: ReturnType<typeof usePreview>;
  marks: Marks;
  /** Looks at the reports of the chosen rows side by side. */
  onMerge: () => void;
  /** Chooses whom the chosen rows are given to. */
  onGive: () => void;
}

/** The rows near what is in sight; the others are room only, and counted for screen readers. */
function Rows({ list: { rows, query }, search, selected, preview, marks }: ListProps) {
  const cursor = preview.id ?? selected;
  const shown = rows.findIndex(({ row }) => row.id === cursor);
  const { box, from, to, before, after } = useWindow(rows.length, shown);
  const latest = useRef({ marks, selected, preview });
  latest.current = { marks, selected, preview };
  const mark = useCallback((id: string, isRange: boolean): void => {
    const { marks: now, selected: from } = latest.current;
    latest.current.preview.show(undefined);
    if (isRange) now.extend(id, from);
    else now.toggle(id);
  }, []);
  const rest = useCallback((id: string): void => {
    if (latest.current.marks.ids.size === 0) latest.current.preview.onRow(id);
  }, []);
  const needsMore = to >= rows.length && query.hasNextPage && !query.isFetching && !query.isError;
  useEffect(() => {
    if (needsMore) void query.fetchNextPage();
  });
  return (
    <div
      ref={box}
      id="conversations"
      className={styles.rows}
      role="listbox"
      aria-label={words.inbox.queues[search.hang ?? "attention"]}
      aria-activedescendant={from <= shown && shown < to ? `row-${cursor}` : undefined}
      tabIndex={0}
      onPointerLeave={preview.onLeave}
    >
      <div role="presentation" style={{ paddingBlock: `${before}px ${after}px` }}>
        {rows.slice(from, to).map(({ row, gone }, index) => (
          <ConversationRow
            key={row.id}
            row={row}
            gone={gone}
            selected={row.id === selected}
            search={search}
            place={from + index + 1}
            of={query.hasNextPage ? -1 : rows.length}
            looked={row.id === preview.id}
            marked={marks.ids.has(row.id)}
            failure={marks.failures.get(row.id)}
            onRest={rest}
            onMark={mark}
          />
        ))}
      </div>
    </div>
  );
}

/** One queue, most urgent first. Rows never move under the cursor: new ones wait behind a bar that has its place already. */
export function ConversationList(props: ListProps) {
  const { list, search, marks, onMerge, onGive } = props;
  const { rows, fresh, accept, counts, query } = list;
  return (
    <section className={styles.list} aria-label={words.inbox.list}>
      <div className={styles.head}>
        <Queues counts={counts} search={search} />
        <ViewsBar search={search} />
      </div>
      <div className={styles.strip}>
        <p className={styles.order} data-covered={fresh > 0 || undefined}>
          {words.inbox.order}
          <span>
            <Kbd>J</Kbd> <Kbd>K</Kbd> {words.inbox.upDown}
          </span>
        </p>
        <div aria-live="polite">
          {fresh > 0 && (
            <button type="button" className={styles.fresh} onClick={accept}>
              {words.inbox.fresh(fresh)} <Kbd>.</Kbd>
            </button>
          )}
        </div>
      </div>
      {query.isError && !query.data && <Failure title={words.inbox.failed} onRetry={() => void query.refetch()} />}
      {query.isPending && <GreyRows rows={8} height={rowHeightPx} />}
      {query.isSuccess && rows.length === 0 && <Nothing search={search} counts={counts} />}
      {rows.length > 0 && <Rows {...props} />}
      <MarksBar marks={marks} onMerge={onMerge} onGive={onGive} />
      {query.hasNextPage && (
        <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {words.inbox.loadMore}
        </Button>
      )}
      <FirstHint />
    </section>
  );
}
