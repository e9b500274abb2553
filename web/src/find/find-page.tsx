import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Schemas } from "../api.ts";
import { findKinds } from "../search.ts";
import { useSession } from "../session/session.ts";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { findWords as say } from "../words-find.vi.ts";
import styles from "./find-page.module.css";
import { PersonHit, TalkHit, TicketHit } from "./hits.tsx";
import { findQuery, type Kind, kinds, minChars } from "./queries.ts";

const route = getRouteApi("/desk/tim");
/** Hits of each kind: of all kinds together, and of one alone. */
const limits = { all: 20, one: 50 };

function ToTalk({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link to="/hop-thu/$id" params={{ id }} search={{ hang: "all" }}>
      {children}
    </Link>
  );
}

/** What was found of one kind. */
function Group({ kind, answer }: { kind: Kind; answer: Schemas["SearchAnswer"] }) {
  const { [kind]: group } = answer;
  if (!group || group.items.length === 0) return null;
  return (
    <section className={styles.group} aria-labelledby={`found-${kind}`}>
      <h2 id={`found-${kind}`}>{say.kinds[kind]}</h2>
      <ul>
        {kind === "tickets" &&
          answer.tickets?.items.map((hit) => (
            <li key={hit.code}>
              <Link to="/phieu/$code" params={{ code: hit.code }}>
                <TicketHit hit={hit} />
              </Link>
            </li>
          ))}
        {kind === "conversations" &&
          answer.conversations?.items.map((hit) => (
            <li key={hit.id}>
              <ToTalk id={hit.id}>
                <TalkHit hit={hit} />
              </ToTalk>
            </li>
          ))}
        {kind === "people" &&
          answer.people?.items.map((hit) => (
            <li key={hit.id}>
              <ToTalk id={hit.id}>
                <PersonHit hit={hit} />
              </ToTalk>
            </li>
          ))}
      </ul>
      {group.more && <p className={styles.note}>{say.more}</p>}
    </section>
  );
}

/** Everything that was found for what stands in the address bar. */
export function FindPage() {
  const { q = "", loai } = route.useSearch();
  const { can } = useSession();
  const only = loai && findKinds[loai];
  const { data, error, refetch } = useQuery(findQuery(q, only ? limits.one : limits.all, only));
  const tabs = can("conversation.read") ? ([undefined, ...Object.keys(findKinds)] as (typeof loai)[]) : [];
  const isEmpty = data && kinds.every((kind) => !data[kind]?.items.length);
  return (
    <main className={styles.page}>
      <h1>{q ? say.heading(q) : say.title}</h1>
      {tabs.length > 0 && (
        <nav className={styles.tabs} aria-label={say.kindLabel}>
          {tabs.map((tab) => (
            <Link
              key={tab ?? "all"}
              to="/tim"
              search={{ q, ...(tab ? { loai: tab } : {}) }}
              aria-current={tab === loai ? "page" : undefined}
            >
              {say.kinds[tab ? findKinds[tab] : "all"]}
            </Link>
          ))}
        </nav>
      )}
      {q.length < minChars && <Empty title={say.hint} />}
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && q.length >= minChars && <GreyRows rows={8} height={66} />}
      {isEmpty && <Empty title={say.none(q)} />}
      {data?.loose && !isEmpty && <p className={styles.note}>{say.loose}</p>}
      {data && kinds.map((kind) => <Group key={kind} kind={kind} answer={data} />)}
    </main>
  );
}
