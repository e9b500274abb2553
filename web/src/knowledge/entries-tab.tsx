import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useSession } from "../session/session.ts";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import { AddEntry } from "./add-entry.tsx";
import { type Change, changed } from "./change.ts";
import { dueOf } from "./due.ts";
import { EntryDetail } from "./entry-detail.tsx";
import { filterRows, type Narrowed } from "./filter-rows.ts";
import styles from "./knowledge.module.css";
import { type KnowledgeRow, knowledgeQuery } from "./queries.ts";
import type { Shelf, ShelfWords } from "./shelf.ts";

const route = getRouteApi("/desk/kho-kien-thuc");

function Row({ row, mark, isOpen }: { row: KnowledgeRow; mark: string | undefined; isOpen: boolean }) {
  const { id, name, origin, proposed, drafts, dates } = row;
  const [due] = dates;
  return (
    <li>
      <Link
        to="/kho-kien-thuc"
        search={({ ten: _, viet: __, ...search }) => ({ ...search, ma: id })}
        className={styles.row}
        aria-current={isOpen ? "true" : undefined}
      >
        <b>{name}</b>
        <span className={styles.marks}>
          {mark && <i>{mark}</i>}
          {proposed > 0 && <i data-mark="proposed">{say.marks.proposed}</i>}
          {drafts > 0 && <i data-mark="draft">{say.marks.drafts}</i>}
          {origin !== "release" && <i data-mark="ours">{say.origins[origin]}</i>}
        </span>
        {due && <small data-rule={due.rule}>{dueOf(due)}</small>}
      </Link>
    </li>
  );
}

interface FiltersProps {
  words: ShelfWords;
  narrowed: Narrowed;
  groups: { id: string; title: string }[];
  onChange: (change: Change<Narrowed>) => void;
}

function Filters({ words, narrowed: { loc = "all", nhom = "", chac, q = "" }, groups, onChange }: FiltersProps) {
  const named = (ids: Record<string, string>) => Object.entries(ids).map(([value, label]) => ({ value, label }));
  return (
    <search className={styles.filters}>
      <TextInput
        type="search"
        label={words.search}
        autoComplete="off"
        value={q}
        onChange={(event) => onChange({ q: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={say.show}
        value={loc}
        data={named(say.filters)}
        onChange={(event) => onChange({ loc: event.currentTarget.value as Narrowed["loc"] })}
      />
      <NativeSelect
        label={words.group}
        value={nhom}
        data={[{ value: "", label: words.allGroups }, ...groups.map(({ id, title }) => ({ value: id, label: title }))]}
        onChange={(event) => onChange({ nhom: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={say.confidence}
        value={chac ?? ""}
        data={[{ value: "", label: say.anyConfidence }, ...named(say.confidences)]}
        onChange={(event) => onChange({ chac: (event.currentTarget.value || undefined) as Narrowed["chac"] })}
      />
    </search>
  );
}

/** Every entry of a kind: what waits and what ends first; the chosen one beside the list. */
export function EntriesTab<B extends object>({ shelf }: { shelf: Shelf<B> }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { can } = useSession();
  const { data, error, refetch } = useQuery(knowledgeQuery);
  const [isAdding, setAdding] = useState(false);
  const { ma, ten, viet } = search;
  const { tools: Tools } = shelf;
  const all = data ? shelf.rows(data) : [];
  const rows = filterRows(all, search);
  const narrow = (change: Change<Narrowed>): void => {
    void navigate({ search: (before) => changed(before, change), replace: true });
  };
  return (
    <div className={styles.columns} data-open={ma !== undefined}>
      <section className={styles.list} aria-label={shelf.say.list}>
        <Filters words={shelf.say} narrowed={search} groups={data ? shelf.groups(data) : []} onChange={narrow} />
        <p className={styles.tally}>
          <span role="status">{data && shelf.say.count(rows.length)}</span>
          {can("knowledge.propose") && (
            <Button size="xs" variant="default" onClick={() => setAdding(true)}>
              {shelf.say.add}
            </Button>
          )}
        </p>
        {Tools && <Tools />}
        {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
        {!data && !error && <GreyRows rows={8} height={58} />}
        {data && rows.length === 0 && <Empty title={shelf.say.empty} />}
        {rows.length > 0 && (
          <ul>
            {rows.map((row) => (
              <Row key={row.id} row={row} mark={shelf.markOf?.(row)} isOpen={row.id === ma} />
            ))}
          </ul>
        )}
      </section>
      {ma ? (
        <EntryDetail key={ma} shelf={shelf} id={ma} newName={ten} isWriting={viet !== undefined} />
      ) : (
        <div className={styles.none}>
          <Empty title={shelf.say.choose} />
        </div>
      )}
      {isAdding && <AddEntry shelf={shelf} taken={all} onClose={() => setAdding(false)} />}
    </div>
  );
}
