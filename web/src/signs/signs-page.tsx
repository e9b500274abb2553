import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "../session/session.ts";
import { Dialog } from "../shared/dialog.tsx";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { fullDateOf } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { signWords } from "../words-signs.vi.ts";
import { AddSign } from "./add-sign.tsx";
import { type Sign, signsQuery, useRetireSign } from "./queries.ts";
import styles from "./signs-page.module.css";

const papers = ["a5", "a4"] as const;

function Row({ sign, onRetire }: { sign: Sign; onRetire: (() => void) | undefined }) {
  const { label, place, formUrl, sheetUrl, createdAt, retiredAt } = sign;
  const { pathname, search } = new URL(formUrl);
  const link = pathname + search;
  return (
    <li className={styles.row} data-retired={retiredAt !== undefined}>
      <span className={styles.name}>
        <b>{label}</b>
        <small>{place.label}</small>
        <small>{retiredAt ? signWords.retired(fullDateOf(retiredAt)) : signWords.since(fullDateOf(createdAt))}</small>
      </span>
      {!retiredAt && (
        <span className={styles.acts}>
          <a
            href={formUrl}
            target="_blank"
            rel="noreferrer"
            aria-label={signWords.page(link, label)}
            className={styles.link}
          >
            {link}
          </a>
          {papers.map((paper) => (
            <Button
              key={paper}
              component="a"
              size="xs"
              variant="default"
              href={`${new URL(sheetUrl).pathname}?kho=${paper}`}
              target="_blank"
              rel="noreferrer"
              aria-label={signWords.printLabel(label, paper.toUpperCase())}
            >
              {signWords.print} {paper.toUpperCase()}
            </Button>
          ))}
          {onRetire && (
            <Button size="xs" variant="default" onClick={onRetire} aria-label={signWords.retireLabel(label)}>
              {signWords.retire}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}

function Retire({ sign, onClose }: { sign: Sign; onClose: () => void }) {
  const retire = useRetireSign();
  return (
    <Dialog title={signWords.confirm(sign.label)} onClose={onClose} size="sm">
      <p>{signWords.confirmHint}</p>
      <div className={styles.confirm}>
        <Button variant="default" onClick={onClose}>
          {signWords.cancel}
        </Button>
        <Button color="red.9" loading={retire.isPending} onClick={() => retire.mutate(sign, { onSettled: onClose })}>
          {signWords.retire}
        </Button>
      </div>
    </Dialog>
  );
}

/** The ward's printed signs: make one, print it, note that it was taken down. */
export function SignsPage() {
  const { can } = useSession();
  const { data, error, refetch } = useQuery(signsQuery);
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Sign>();
  const mayEdit = can("spot.edit");
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1>{words.nav.signs}</h1>
        {mayEdit && <Button onClick={() => setAdding(true)}>{signWords.add}</Button>}
      </header>
      <p className={styles.intro}>{signWords.intro}</p>
      {error && !data && <Failure title={signWords.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={5} height={66} />}
      {data?.items.length === 0 && <Empty title={signWords.empty} />}
      {data && data.items.length > 0 && (
        <ul className={styles.list} aria-label={signWords.list}>
          {data.items.map((sign) => (
            <Row key={sign.id} sign={sign} onRetire={mayEdit ? () => setLeaving(sign) : undefined} />
          ))}
        </ul>
      )}
      {isAdding && <AddSign onClose={() => setAdding(false)} />}
      {leaving && <Retire sign={leaving} onClose={() => setLeaving(undefined)} />}
    </main>
  );
}
