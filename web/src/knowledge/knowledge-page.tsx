import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import styles from "./knowledge.module.css";
import { ProceduresTab } from "./procedures-tab.tsx";
import { SynonymsTab } from "./synonyms-tab.tsx";

const route = getRouteApi("/desk/kho-kien-thuc");

/** The parts of the page, in the order of their tabs; the address names them (`?phan=`, unset: the first). */
const tabs: { phan?: "tu"; title: string; show: () => ReactNode }[] = [
  { title: say.tab.procedures, show: () => <ProceduresTab /> },
  { phan: "tu", title: say.tab.synonyms, show: () => <SynonymsTab /> },
];

/** What residents are answered from: written here, looked at by a second person, in force at once. */
export function KnowledgePage() {
  const { phan } = route.useSearch();
  const open = tabs.find((tab) => tab.phan === phan) ?? tabs[0];
  return (
    <main className={styles.page}>
      <h1>{say.title}</h1>
      <p className={styles.intro}>{say.intro}</p>
      <nav className={styles.tabs} aria-label={say.tabs}>
        {tabs.map((tab) => (
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
