import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useReference } from "../session/session.ts";
import { Dialog } from "../shared/dialog.tsx";
import { showDone } from "../shared/say-why.ts";
import { Failure, GreyRows } from "../shared/states.tsx";
import { momentOf, useNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { accountWords } from "../words-accounts.vi.ts";
import { peopleWords } from "../words-people.vi.ts";
import { AddAccount, EditAccount } from "./account-form.tsx";
import { type Account, accountsQuery } from "./account-queries.ts";
import styles from "./accounts-page.module.css";
import { peopleAddress } from "./people-queries.ts";

const PeopleDialog = lazy(async () => ({ default: (await import("./people-dialog.tsx")).PeopleDialog }));

function Row({ account, onEdit }: { account: Account; onEdit: () => void }) {
  const now = useNow();
  const { unitName } = useReference();
  const { name, username, role, unit, active, isMe, mustChangePassword, hasSecondFactor } = account;
  const { lockedUntil, lastSignInAt, extension } = account;
  const seen = lastSignInAt ? accountWords.lastSignIn(momentOf(lastSignInAt, now)) : accountWords.never;
  return (
    <li className={styles.row} data-left={!active}>
      <span className={styles.name}>
        <b>{name}</b> <small>{[username, extension, isMe ? accountWords.me : ""].filter(Boolean).join(" · ")}</small>
      </span>
      <span className={styles.role}>
        {words.roles[role]}
        {unit && <small>{unitName(unit)}</small>}
      </span>
      <span className={styles.marks}>
        {!active && <i>{accountWords.left}</i>}
        {lockedUntil && <i data-mark="locked">{accountWords.locked(momentOf(lockedUntil, now))}</i>}
        {mustChangePassword && <i>{accountWords.waits}</i>}
        {hasSecondFactor && <i>{accountWords.secondFactor}</i>}
        <small>{seen}</small>
      </span>
      {!isMe && (
        <Button size="xs" variant="default" onClick={onEdit} aria-label={accountWords.editLabel(name)}>
          {accountWords.edit}
        </Button>
      )}
    </li>
  );
}

/** A password that is seen here and never again. */
function OncePassword({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(password);
    showDone(accountWords.copied);
  };
  return (
    <Dialog title={accountWords.passwordFor(name)} onClose={onClose} steady>
      <p className={styles.once}>
        <code>{password}</code>
      </p>
      <p>{accountWords.passwordHint}</p>
      <div className={styles.acts}>
        <Button variant="default" onClick={() => void copy()}>
          {accountWords.copy}
        </Button>
        <Button onClick={onClose}>{accountWords.understood}</Button>
      </div>
    </Dialog>
  );
}

/** The list as a spreadsheet: taken home, and brought back. */
function SheetActs() {
  const [isLoading, setLoading] = useState(false);
  return (
    <div className={styles.sheet}>
      <Button size="xs" variant="default" component="a" href={peopleAddress("xlsx")} download>
        {peopleWords.download}
      </Button>
      <Button size="xs" variant="subtle" component="a" href={peopleAddress("csv")} download>
        {peopleWords.downloadCsv}
      </Button>
      <Button size="xs" variant="default" onClick={() => setLoading(true)}>
        {peopleWords.load}
      </Button>
      {isLoading && (
        <Suspense>
          <PeopleDialog onClose={() => setLoading(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Who works here, with which rights, and their sign-ins. */
export function AccountsPage() {
  const { data, error, refetch } = useQuery(accountsQuery);
  const [isAdding, setAdding] = useState(false);
  const [editedId, setEdited] = useState<string>();
  const [once, setOnce] = useState<{ name: string; password: string }>();
  const edited = data?.items.find(({ id }) => id === editedId);
  const show = (password: string, name: string): void => {
    setAdding(false);
    setEdited(undefined);
    setOnce({ password, name });
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{accountWords.title}</h1>
        <Button onClick={() => setAdding(true)}>{accountWords.add}</Button>
      </header>
      <p className={styles.intro}>{accountWords.intro}</p>
      <SheetActs />
      {error && !data && <Failure title={accountWords.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={6} height={56} />}
      {data && (
        <ul className={styles.list} aria-label={accountWords.list}>
          {data.items.map((account) => (
            <Row key={account.id} account={account} onEdit={() => setEdited(account.id)} />
          ))}
        </ul>
      )}
      {isAdding && <AddAccount onClose={() => setAdding(false)} onAdded={show} />}
      {edited && (
        <EditAccount
          account={edited}
          onClose={() => setEdited(undefined)}
          onPassword={(password) => show(password, edited.name)}
        />
      )}
      {once && <OncePassword {...once} onClose={() => setOnce(undefined)} />}
    </div>
  );
}
