import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useReference } from "../session/session.ts";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { dayKeyOf, serverNow } from "../shared/time.ts";
import { TicketLine } from "../ticket/ticket-line.tsx";
import lists from "../ticket/ticket-list-page.module.css";
import { words } from "../words.vi.ts";
import { reportWords as say } from "../words-report.vi.ts";
import { shortDay } from "./month.ts";
import { figureQuery } from "./queries.ts";
import styles from "./report-page.module.css";

const route = getRouteApi("/desk/bao-cao/phieu");

/** The tickets behind one figure: as many as it says. */
export function FigurePage() {
  const search = route.useSearch();
  const { thang = dayKeyOf(serverNow()).slice(0, 7), so = "received", don, loai, kenh, kp, gan, tu, tuan, o } = search;
  const { unitName, categoryName } = useReference();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    figureQuery(search),
  );
  const figure = say.figures[so] ?? say.figures.received;
  const narrowed = [
    ...[don && unitName(don), loai && categoryName(loai), kenh && words.channels[kenh], kp],
    ...[tuan && say.weekOf(tuan), o && say.onMap],
  ].filter(Boolean);
  const total = data?.pages[0]?.total;
  return (
    <main className={lists.page}>
      <h1>
        {[figure.name, tu ? say.weekFrom(shortDay(tu)) : gan ? say.lately : say.monthName(thang), ...narrowed].join(
          " · ",
        )}
      </h1>
      <p className={styles.muted}>
        {figure.means} {total !== undefined && <b>{say.total(total)}</b>}
      </p>
      <p className={styles.back}>
        <Link to="/bao-cao" search={search.thang ? { thang: search.thang } : {}}>
          ‹ {say.back}
        </Link>
      </p>
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={8} height={66} />}
      {total === 0 && <Empty title={say.noTickets} />}
      <ul className={lists.list}>
        {data?.pages
          .flatMap(({ items }) => items)
          .map((ticket) => (
            <TicketLine key={ticket.code} ticket={ticket} />
          ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" mt={12} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say.more}
        </Button>
      )}
    </main>
  );
}
