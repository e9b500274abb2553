import { getRouteApi, useNavigate, useParams } from "@tanstack/react-router";
import { useKeys } from "../shared/keys.ts";
import { useIsNarrow } from "../shared/use-width.ts";
import { words } from "../words.vi.ts";
import { ConversationList } from "./conversation-list.tsx";
import styles from "./inbox-page.module.css";
import { useInboxList } from "./use-inbox-list.ts";
import { Workbench } from "./workbench.tsx";

const route = getRouteApi("/desk/hop-thu");
/** The inbox: list, thread and right panel; one column on a phone. */
export function InboxPage() {
  const search = route.useSearch();
  const { id } = useParams({ strict: false });
  const navigate = useNavigate();
  const isNarrow = useIsNarrow();
  const list = useInboxList(search, id);

  const go = (next: string | undefined): void => {
    if (next && next !== id)
      void navigate({ to: "/hop-thu/$id", params: { id: next }, search, replace: id !== undefined });
  };
  /** Something was finished here: the cursor goes to the row below, and the row leaves the queue that waits. */
  const goOn = (): void => {
    const next = list.neighbour(id, 1);
    const other = next === id ? list.neighbour(id, -1) : next;
    if (id && (search.hang ?? "attention") === "attention") list.drop(id);
    if (other && other !== id) go(other);
    else void navigate({ to: "/hop-thu", search });
  };
  const down = (): void => go(list.neighbour(id, 1));
  const up = (): void => go(list.neighbour(id, -1));
  useKeys({ KeyJ: down, ArrowDown: down, KeyK: up, ArrowUp: up, Period: list.accept });

  return (
    <main className={styles.inbox}>
      {!id && <h1 className="sr">{words.inbox.title}</h1>}
      {!(isNarrow && id) && <ConversationList list={list} search={search} selected={id} />}
      {id ? (
        <Workbench key={id} id={id} search={search} onDone={goOn} />
      ) : (
        <p className={styles.blank}>{list.rows.length > 0 ? words.inbox.choose : null}</p>
      )}
    </main>
  );
}
