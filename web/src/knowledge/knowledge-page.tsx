import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { KnowledgeSearch } from "../search.ts";
import { type Action, useSession } from "../session/session.ts";
import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import { EntriesTab } from "./entries-tab.tsx";
import styles from "./knowledge.module.css";
import { articles, procedures } from "./shelves.tsx";
import { SynonymsTab } from "./synonyms-tab.tsx";
import { UnansweredTab } from "./unanswered-tab.tsx";

const route = getRouteApi("/desk/kho-kien-thuc");

interface Tab {
  /** Its name in the address; unset: the first. */
  phan?: NonNullable<KnowledgeSearch["phan"]>;
  title: string;
  /** What somebody must be allowed to, beside reading the knowledge. */
  needs?: Action;
  show: () => ReactNode;
}

/** The parts of the page, in the order of their tabs. */
const tabs: Tab[] = [
  { title: say.tab.procedures, show: () => <EntriesTab key="procedures" shelf={procedures} /> },
  { phan: "bai", title: say.tab.articles, show: () => <EntriesTab key="articles" shelf={articles} /> },
  { phan: "hoi", title: say.tab.unanswered, needs: "question.list", show: () => <UnansweredTab /> },
  { phan: "tu", title: say.tab.synonyms, show: () => <SynonymsTab /> },
];

/** What residents are answered from: written here, looked at by a second person, in force at once. */
export function KnowledgePage() {
  const { phan } = route.useSearch();
  const { can } = useSession();
  const mine = tabs.filter(({ needs }) => !needs || can(needs));
  const open = mine.find((tab) => tab.phan === phan) ?? mine[0];
  return (
    <main className={styles.page}>
      <h1>{say.title}</h1>
      <p className={styles.intro}>{say.intro}</p>
      <nav className={styles.tabs} aria-label={say.tabs}>
        {mine.map((tab) => (
          <Link
            key={tab.title}
            to="/kho-kien-thuc"
            search={tab.phan ? { phan: tab.phan } : {}}
            activeOptions={{ exact: true }}
            aria-current={tab === open ? "page" : undefined}
          >
            {tab.title}
          </Link>
        ))}
      </nav>
      {open?.show()}
    </main>
  );
}
