import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useSession } from "../session/session.ts";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { adminWords } from "../words-admin.vi.ts";
import { privacyWords as say } from "../words-privacy.vi.ts";
import { CaseDue, CasePage } from "./privacy-case.tsx";
import styles from "./privacy-page.module.css";
import { casesQuery, type RightsCaseRow } from "./privacy-queries.ts";
import { TakeDown } from "./privacy-take-down.tsx";

const route = getRouteApi("/desk/quan-tri/du-lieu-ca-nhan");

function Row({ row }: { row: RightsCaseRow }) {
  return (
    <li>
      <Link to="/quan-tri/du-lieu-ca-nhan" search={{ ma: row.code }} className={styles.row ?? ""}>
        <span>
          <b>{row.right ? say.rights[row.right] : say.unclear}</b>
          <small>
            {row.code} · {row.name ?? say.nameless}
          </small>
        </span>
        <CaseDue rightsCase={row} />
        <i data-state={row.state}>{say.states[row.state]}</i>
      </Link>
    </li>
  );
}

/** Requests about personal data, due first; `ma` in the address opens one. */
export function PrivacyPage() {
  const { ma } = route.useSearch();
  const navigate = route.useNavigate();
  const { can } = useSession();
  const { data, error, refetch } = useQuery(casesQuery);
  const [isTakingDown, setTakingDown] = useState(false);
  if (ma) return <CasePage code={ma} />;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{adminWords.privacy}</h1>
        {can("privacy.open") && <Button onClick={() => setTakingDown(true)}>{say.takeDown}</Button>}
      </header>
      <p className={styles.intro}>{say.intro}</p>
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={5} height={56} />}
      {data?.items.length === 0 && <Empty title={say.empty} />}
      {data && data.items.length > 0 && (
        <ul className={styles.list} aria-label={say.list}>
          {data.items.map((row) => (
            <Row key={row.code} row={row} />
          ))}
        </ul>
      )}
      {isTakingDown && (
        <TakeDown
          onClose={() => setTakingDown(false)}
          onDone={(code) => {
            setTakingDown(false);
            void navigate({ search: { ma: code } });
          }}
        />
      )}
    </div>
  );
}
