import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useReference } from "../session/session.ts";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { TicketLine } from "../ticket/ticket-line.tsx";
import lists from "../ticket/ticket-list-page.module.css";
import { learningWords as say } from "../words-learning.vi.ts";
import { readingsQuery } from "./queries.ts";

const route = getRouteApi("/desk/may-hieu/phieu");

/** The reports behind one figure of how the machine reads. */
export function ReadingsPage() {
  const search = route.useSearch();
  const { so = "other", loai, ngay } = search;
  const { categoryName } = useReference();
  const { data, error, refetch } = useQuery(readingsQuery(search));
  const named = [say.quality.figures[so], loai && categoryName(loai), ngay && say.drift.days(ngay)];
  return (
    <main className={lists.page}>
      <h1>{named.filter(Boolean).join(" · ")}</h1>
      <p className={lists.filter}>
        <Link to="/may-hieu">‹ {say.quality.back}</Link> {data && say.quality.total(data.total)}
      </p>
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={8} height={66} />}
      {data?.total === 0 && <Empty title={say.quality.empty} />}
      <ul className={lists.list}>
        {data?.items.map((ticket) => (
          <TicketLine key={ticket.code} ticket={ticket} />
        ))}
      </ul>
    </main>
  );
}
