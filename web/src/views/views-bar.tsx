import IconFilter from "@tabler/icons-react/icons/IconFilter";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { InboxSearch } from "../search.ts";
import { useReference } from "../session/session.ts";
import { Kbd } from "../shared/kbd.tsx";
import { type KeyMap, useKeys } from "../shared/keys.ts";
import { viewWords as say } from "../words-views.vi.ts";
import { allViews, filtersOf, isSame, narrowedTo, searchOf, type View, viewsQuery } from "./queries.ts";
import styles from "./views-bar.module.css";

const FilterDialog = lazy(async () => ({ default: (await import("./filter-dialog.tsx")).FilterDialog }));

/** `G` then a number opens one of the first nine; by its name the palette finds any. */
function keysOf(views: View[], open: (view: View) => void): KeyMap {
  return Object.fromEntries(
    views.map((view, at) => [
      at < 9 ? `G Digit${at + 1}` : `view ${view.id}`,
      { name: view.name, run: () => open(view) },
    ]),
  );
}

/** Saved views beside the queues, each with how much is in it, and the way to filter and to save. */
export function ViewsBar({ search }: { search: InboxSearch }) {
  const { data } = useQuery(viewsQuery);
  const navigate = useNavigate();
  const reference = useReference();
  const [isOpen, setOpen] = useState(false);
  const views = data ? allViews(data) : [];
  const filters = filtersOf(search);
  const active = views.find((view) => isSame(view.filters, filters));
  const narrowed = active ? "" : narrowedTo(filters, reference);
  useKeys({ KeyF: { name: say.label, run: () => setOpen(true) } });
  useKeys(
    keysOf(views, (view) => void navigate({ to: "/hop-thu", search: searchOf(view.filters) })),
    { group: "go" },
  );
  return (
    <nav className={styles.bar} aria-label={say.label}>
      <button type="button" title={say.filterTitle} onClick={() => setOpen(true)}>
        <IconFilter size={14} aria-hidden /> {say.filter} <Kbd>F</Kbd>
      </button>
      {narrowed && (
        <Link to="/hop-thu" search={{ hang: filters.queue }} aria-current="page" title={say.drop}>
          <span className="sr">{say.now}: </span>
          {narrowed} <span aria-hidden>✕</span>
          <span className="sr">{say.drop}</span>
        </Link>
      )}
      {views.map((view) => (
        <Link
          key={view.id}
          to="/hop-thu"
          search={searchOf(view.filters)}
          aria-current={view === active ? "page" : undefined}
        >
          {view.name} {data?.counts[view.id]}
        </Link>
      ))}
      <Suspense fallback={null}>{isOpen && <FilterDialog filters={filters} onClose={() => setOpen(false)} />}</Suspense>
    </nav>
  );
}
