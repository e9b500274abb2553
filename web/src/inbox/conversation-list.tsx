import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { type InboxSearch, inboxQueues } from "../search.ts";
import { Kbd } from "../shared/kbd.tsx";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { words } from "../words.vi.ts";
import styles from "./conversation-list.module.css";
import { ConversationRow } from "./conversation-row.tsx";
import { FirstHint } from "./first-hint.tsx";
import type { InboxList } from "./use-inbox-list.ts";

const rowHeightPx = 83;

function Queues({ counts, search }: { counts: InboxList["counts"]; search: InboxSearch }) {
  const { hang: current = "attention" } = search;
  // What is put off or under review has a place only while there is any.
  const isShown = (queue: (typeof inboxQueues)[number]): boolean =>
    (queue !== "later" && queue !== "spam") || queue === current || (counts?.[queue] ?? 0) > 0;
  return (
    <nav className={styles.queues} aria-label={words.inbox.queueLabel}>
      {inboxQueues.filter(isShown).map((queue) => (
        <Link
          key={queue}
          to="/hop-thu"
          search={{ ...(search.kenh ? { kenh: search.kenh } : {}), hang: queue }}
          aria-current={queue === current ? "page" : undefined}
        >
          {words.inbox.queues[queue]}
          {counts && queue !== "all" ? ` ${counts[queue]}` : ""}
        </Link>
      ))}
    </nav>
  );
}

function Nothing({ search, counts }: { search: InboxSearch; counts: InboxList["counts"] }) {
  const { hang = "attention", q } = search;
  return (
    <Empty title={q ? words.inbox.emptySearch(q) : words.inbox.empty[hang]}>
      {counts && !q && <small>{words.inbox.tally(counts.attention, counts.bot)}</small>}
      {q && <Link to="/hop-thu">{words.inbox.clear}</Link>}
    </Empty>
  );
}

/** One queue, most urgent first. Rows never move under the cursor: new ones wait behind a bar. */
export function ConversationList({
  list,
  search,
  selected,
}: {
  list: InboxList;
  search: InboxSearch;
  selected: string | undefined;
}) {
  const { rows, fresh, accept, counts, query } = list;
  useEffect(() => {
    if (selected) document.getElementById(`row-${selected}`)?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  const isShown = rows.some(({ row }) => row.id === selected);
  return (
    <section className={styles.list} aria-label={words.inbox.list}>
      <div className={styles.head}>
        <Queues counts={counts} search={search} />
        <p className={styles.order}>
          {words.inbox.order}
          <span>
            <Kbd>J</Kbd> <Kbd>K</Kbd> {words.inbox.upDown}
          </span>
        </p>
      </div>
      <div aria-live="polite">
        {fresh > 0 && (
          <button type="button" className={styles.fresh} onClick={accept}>
            {words.inbox.fresh(fresh)} <Kbd>.</Kbd>
          </button>
        )}
      </div>
      {query.isError && !query.data && <Failure title={words.inbox.failed} onRetry={() => void query.refetch()} />}
      {query.isPending && <GreyRows rows={8} height={rowHeightPx} />}
      {query.isSuccess && rows.length === 0 && <Nothing search={search} counts={counts} />}
      {rows.length > 0 && (
        <div
          id="conversations"
          className={styles.rows}
          role="listbox"
          aria-label={words.inbox.queues[search.hang ?? "attention"]}
          aria-activedescendant={isShown ? `row-${selected}` : undefined}
          tabIndex={0}
        >
          {rows.map(({ row, gone }) => (
            <ConversationRow key={row.id} row={row} gone={gone} selected={row.id === selected} search={search} />
          ))}
        </div>
      )}
      {query.hasNextPage && (
        <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {words.inbox.loadMore}
        </Button>
      )}
      <FirstHint />
    </section>
  );
}
