import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { AuditSearch } from "../search.ts";
import { countOf } from "../shared/numbers.ts";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { momentOf, useNow } from "../shared/time.ts";
import { auditWords } from "../words-audit.vi.ts";
import styles from "./audit-page.module.css";
import { auditQuery, auditQueryOf, useVerify } from "./audit-queries.ts";
import { AuditTable } from "./audit-table.tsx";

const route = getRouteApi("/desk/quan-tri/nhat-ky");
const say = auditWords.filters;
const actOptions = Object.entries(auditWords.acts)
  .map(([value, label = value]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, "vi"));

/** What the check found: whole with its last hash, or where it is broken. */
function Checked({ chain }: { chain: ReturnType<typeof useVerify>["data"] }) {
  const now = useNow();
  if (!chain) return null;
  const { isWhole, rows, upTo, head, broken } = chain;
  if (broken) {
    const at = momentOf(broken.at, now);
    const text = auditWords.broken(countOf(broken.seq), at, auditWords.actName(broken.act), countOf(rows));
    return <p className={styles.broken}>{text}</p>;
  }
  if (!isWhole || !upTo) return <p className={styles.whole}>{auditWords.nothing}</p>;
  return (
    <div className={styles.whole}>
      <p>{auditWords.whole(countOf(rows), momentOf(upTo, now))}</p>
      {head && <small>{auditWords.head(head)}</small>}
    </div>
  );
}

function Filters({ search, onChange }: { search: AuditSearch; onChange: (part: AuditSearch) => void }) {
  return (
    <search className={styles.filters} aria-label={auditWords.filter}>
      {(["tu", "den"] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          label={name === "tu" ? say.from : say.to}
          value={search[name] ?? ""}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      ))}
      <NativeSelect
        label={say.act}
        value={search.viec ?? ""}
        onChange={(event) => onChange({ viec: event.currentTarget.value })}
        data={[{ value: "", label: say.all }, ...actOptions]}
      />
      <TextInput
        label={say.target}
        value={search.odau ?? ""}
        maxLength={100}
        onChange={(event) => onChange({ odau: event.currentTarget.value.trim() })}
      />
    </search>
  );
}

/** What staff did or tried to: narrowed, taken as a file, and checked for tampering. */
export function AuditPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const verify = useVerify();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(auditQuery(search));
  const entries = data?.pages.flatMap(({ items }) => items);
  const narrow = (part: AuditSearch) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const person = search.ai && entries?.find(({ staffId }) => staffId === search.ai)?.staffName;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{auditWords.title}</h1>
        <Button
          component="a"
          variant="default"
          download
          href={`/api/audit/export?${new URLSearchParams(auditQueryOf(search))}`}
        >
          {auditWords.export}
        </Button>
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          {auditWords.verify}
        </Button>
      </header>
      <p className={styles.intro}>{auditWords.intro}</p>
      <div role="status">
        <Checked chain={verify.data} />
      </div>
      <Filters search={search} onChange={narrow} />
      {search.ai && (
        <p className={styles.only}>
          {auditWords.onlyOf(person || search.ai)}{" "}
          <Button size="xs" variant="default" onClick={() => narrow({ ai: "" })}>
            {auditWords.clear}
          </Button>
        </p>
      )}
      {error && !data && <Failure title={auditWords.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={8} height={44} />}
      {entries?.length === 0 && <Empty title={auditWords.empty} />}
      {entries && entries.length > 0 && <AuditTable entries={entries} />}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {auditWords.more}
        </Button>
      )}
    </div>
  );
}
