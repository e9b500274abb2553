import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useSession } from "../session/session.ts";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { callWords } from "../words-calls.vi.ts";
import { CallRow } from "./call-row.tsx";
import styles from "./calls-page.module.css";
import { MyExtension } from "./my-extension.tsx";
import { callsQuery } from "./queries.ts";

const route = getRouteApi("/desk/goi");
const shown = ["all", "waiting"] as const;

/** The latest calls: who reached nobody first of all needs a call back. */
export function CallsPage() {
  const { xem = "all" } = route.useSearch();
  const { can } = useSession();
  const { data, error, refetch } = useQuery(callsQuery);
  const items = data?.items.filter(({ callBack }) => xem === "all" || (callBack && callBack.state !== "done")) ?? [];
  return (
    <main className={styles.page}>
      <div className={styles.head}>
        <h1>{callWords.title}</h1>
        <nav aria-label={callWords.list}>
          {shown.map((which) => (
            <Link key={which} to="/goi" search={{ xem: which }} aria-current={which === xem ? "page" : undefined}>
              {callWords.show[which]}
            </Link>
          ))}
        </nav>
        {can("call.enter") && <MyExtension />}
      </div>
      {error && !data && <Failure title={callWords.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={8} height={56} />}
      {data && items.length === 0 && <Empty title={xem === "all" ? callWords.empty : callWords.emptyMissed} />}
      {items.length > 0 && (
        <ul className={styles.list} aria-label={callWords.list}>
          {items.map((call) => (
            <CallRow key={call.id} call={call} />
          ))}
        </ul>
      )}
    </main>
  );
}
