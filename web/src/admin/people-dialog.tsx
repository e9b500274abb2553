import { Button } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "../shared/dialog.tsx";
import { showFailure } from "../shared/say-why.ts";
import { isLate, readSheet, type SheetFile, whyRefused } from "../shared/spreadsheet.ts";
import { GreyRows } from "../shared/states.tsx";
import styles from "../shared/take-spreadsheet.module.css";
import { ChooseSheet } from "../shared/take-spreadsheet.tsx";
import { peopleWords as say } from "../words-people.vi.ts";
import accounts from "./accounts-page.module.css";
import { Names, PeopleLook } from "./people-look.tsx";
import { type Look, useLookAtPeople, useTakePeople } from "./people-queries.ts";
import { PeopleSlips } from "./people-slips.tsx";

type Taken = NonNullable<ReturnType<typeof useTakePeople>["data"]>;

interface OptionProps {
  label: string;
  hint: string;
  isOn: boolean;
  onSet: (isOn: boolean) => void;
}

/** Something that is done only when it is asked for. */
function Option({ label, hint, isOn, onSet }: OptionProps) {
  return (
    <label className={accounts.tick}>
      <input type="checkbox" checked={isOn} onChange={(event) => onSet(event.currentTarget.checked)} />
      <span>
        {label} <small className={styles.muted}>{hint}</small>
      </span>
    </label>
  );
}

interface FoundProps {
  file: SheetFile;
  look: Look;
  onTaken: (taken: Taken) => void;
  onLate: () => void;
}

/** What was found in a file, and the act that takes it. */
function Found({ file, look, onTaken, onLate }: FoundProps) {
  const [retire, setRetire] = useState(false);
  const [renew, setRenew] = useState(false);
  const take = useTakePeople();
  const { added, changed, missing, waiting } = look;
  const counts: [(n: number) => string, number][] = [
    [say.toAdd, added.length],
    [say.toChange, changed.length],
    [say.toRetire, retire ? missing.length : 0],
    [say.toRenew, renew ? waiting.length : 0],
  ];
  const parts = counts.flatMap(([part, n]) => (n > 0 ? [part(n)] : []));
  const submit = (): void =>
    take.mutate(
      { file, seen: look.fingerprint, retire, renew },
      { onSuccess: onTaken, onError: (error) => (isLate(error) ? onLate() : undefined) },
    );
  if (look.problemCount > 0) return <PeopleLook look={look} />;
  return (
    <>
      <PeopleLook look={look} />
      {missing.length > 0 && (
        <>
          <details className={styles.missing}>
            <summary>{say.missing(missing.length)}</summary>
            <Names people={missing} />
          </details>
          <Option label={say.retire(missing.length)} hint={say.retireHint} isOn={retire} onSet={setRetire} />
        </>
      )}
      {waiting.length > 0 && (
        <Option label={say.renew(waiting.length)} hint={say.renewHint} isOn={renew} onSet={setRenew} />
      )}
      {take.error && !isLate(take.error) && (
        <p role="alert" className={styles.warning}>
          {whyRefused(take.error)}
        </p>
      )}
      <div className={accounts.acts}>
        <Button disabled={parts.length === 0} loading={take.isPending} onClick={submit}>
          {say.apply(parts)}
        </Button>
      </div>
    </>
  );
}

/** Takes a list of people: looked at first, then taken whole; first passwords are seen once. */
export function PeopleDialog({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<SheetFile>();
  const [taken, setTaken] = useState<Taken>();
  const [isLateNow, setLate] = useState(false);
  const look = useLookAtPeople();
  const choose = async (chosen: File): Promise<void> => {
    const read = await readSheet(chosen);
    setFile(read);
    setLate(false);
    look.mutate(read);
  };
  const lookAgain = (): void => {
    setLate(true);
    if (file) look.mutate(file);
  };
  return (
    <Dialog title={say.title} onClose={onClose} size="lg" steady>
      {taken ? (
        <PeopleSlips {...taken} onClose={onClose} />
      ) : (
        <>
          <p className={styles.muted}>{say.intro}</p>
          <ChooseSheet
            accept=".xlsx,.csv"
            hint={say.file}
            name={file?.name}
            onChoose={(chosen) => void choose(chosen).catch(showFailure)}
          />
          <div aria-live="polite">
            {isLateNow && <p className={styles.warning}>{say.changedMeanwhile}</p>}
            {look.isPending && <GreyRows rows={3} height={44} />}
            {look.error && (
              <p role="alert" className={styles.warning}>
                {whyRefused(look.error)}
              </p>
            )}
          </div>
          {file && look.data && (
            <Found key={look.data.fingerprint} file={file} look={look.data} onTaken={setTaken} onLate={lookAgain} />
          )}
        </>
      )}
    </Dialog>
  );
}
