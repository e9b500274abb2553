import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "../shared/dialog.tsx";
import { privacyWords as say } from "../words-privacy.vi.ts";
import styles from "./privacy-page.module.css";
import { type CaseAct, type RightsCase, useCaseAct, whyNot } from "./privacy-queries.ts";

type Right = NonNullable<RightsCase["right"]>;
interface ActProps {
  rightsCase: RightsCase;
  act: (what: CaseAct) => void;
  isBusy: boolean;
}

const rightOptions = Object.entries(say.rights).map(([value, label]) => ({ value, label }));

/** What is asked is said by whoever accepts it, where it was not said plainly. */
function Accept({ rightsCase, act, isBusy }: ActProps) {
  const [right, setRight] = useState<Right | "">(rightsCase.right ?? "");
  return (
    <div className={styles.acts}>
      <NativeSelect
        label={say.right}
        value={right}
        onChange={(event) => setRight(event.currentTarget.value as Right)}
        data={[{ value: "", label: say.unclear, disabled: true }, ...rightOptions]}
      />
      <Button disabled={right === ""} loading={isBusy} onClick={() => right && act({ do: "accept", right })}>
        {say.accept}
      </Button>
    </div>
  );
}

function HandOver({ rightsCase: { code, isAnsweredHere }, act, isBusy }: ActProps) {
  return (
    <>
      {isAnsweredHere && <p className={styles.hint}>{say.handOverHint}</p>}
      <div className={styles.acts}>
        <Button component="a" variant="default" href={`/api/rights-cases/${code}/data`} download>
          {say.download}
        </Button>
        <Button loading={isBusy} onClick={() => act({ do: "hand-over" })}>
          {isAnsweredHere ? say.handOver : say.handedOver}
        </Button>
      </div>
    </>
  );
}

function Correct({ rightsCase: { person }, act, isBusy }: ActProps) {
  const [name, setName] = useState(person?.name ?? "");
  const [phone, setPhone] = useState(person?.phone ?? "");
  const isSame = name.trim() === (person?.name ?? "") && phone.trim() === (person?.phone ?? "");
  return (
    <div className={styles.acts}>
      <TextInput label={say.name} value={name} maxLength={80} onChange={(e) => setName(e.currentTarget.value)} />
      <TextInput label={say.phone} value={phone} maxLength={20} onChange={(e) => setPhone(e.currentTarget.value)} />
      <Button
        disabled={isSame}
        loading={isBusy}
        onClick={() => act({ do: "correct", name: name.trim(), phone: phone.trim() })}
      >
        {say.correct}
      </Button>
    </div>
  );
}

function Withdraw({ act, isBusy }: ActProps) {
  return (
    <>
      <p className={styles.hint}>{say.withdrawHint}</p>
      <Button loading={isBusy} onClick={() => act({ do: "withdraw" })}>
        {say.withdraw}
      </Button>
    </>
  );
}

/** What cannot be undone asks first, and says what goes. */
function Erase({ rightsCase: { person }, act, isBusy }: ActProps) {
  const [isAsking, setAsking] = useState(false);
  const close = (): void => setAsking(false);
  return (
    <>
      <Button color="red.9" onClick={() => setAsking(true)}>
        {say.erase}
      </Button>
      {isAsking && person && (
        <Dialog title={say.eraseTitle(person.name ?? say.nameless)} onClose={close}>
          <p>{say.eraseText}</p>
          <p className={styles.held}>{say.held(person.held)}</p>
          <div className={styles.acts}>
            <Button variant="default" onClick={close} data-autofocus>
              {say.cancel}
            </Button>
            <Button
              color="red.9"
              loading={isBusy}
              onClick={() => {
                close();
                act({ do: "erase" });
              }}
            >
              {say.eraseNow}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

const carryingOut: Record<Right, (props: ActProps) => React.ReactNode> = {
  see: HandOver,
  correct: Correct,
  withdraw: Withdraw,
  erase: Erase,
};

/** An act that carries a reason the person reads. */
function WithReason({ label, onDone, isBusy }: { label: string; onDone: (reason: string) => void; isBusy: boolean }) {
  const [reason, setReason] = useState<string>();
  if (reason === undefined) {
    return (
      <Button variant="default" onClick={() => setReason("")}>
        {label}
      </Button>
    );
  }
  return (
    <Dialog title={label} onClose={() => setReason(undefined)} steady>
      <Textarea
        label={say.reason}
        value={reason}
        maxLength={500}
        minRows={3}
        autosize
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.acts}>
        <Button variant="default" onClick={() => setReason(undefined)}>
          {say.cancel}
        </Button>
        <Button
          disabled={reason.trim() === ""}
          loading={isBusy}
          onClick={() => {
            onDone(reason.trim());
            setReason(undefined);
          }}
        >
          {label}
        </Button>
      </div>
    </Dialog>
  );
}

function Candidates({ rightsCase: { candidates, phone }, act, isBusy }: ActProps) {
  return (
    <>
      <p className={styles.hint}>{say.nobody}</p>
      {phone && candidates.length === 0 && <p className={styles.hint}>{say.noCandidate}</p>}
      <ul className={styles.people}>
        {candidates.map(({ id, name, held }) => (
          <li key={id}>
            <span>
              <b>{name ?? say.nameless}</b>
              <small>{say.held(held)}</small>
            </span>
            <Button variant="default" loading={isBusy} onClick={() => act({ do: "person", citizenId: id })}>
              {say.thisOne}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is to be done about a request now: one next act, and the ways out of it. */
export function CaseActs({ rightsCase }: { rightsCase: RightsCase }) {
  const { state, right, person, prolongedAt } = rightsCase;
  const { mutate, isPending, error } = useCaseAct(rightsCase);
  const given: ActProps = { rightsCase, act: (what) => mutate(what), isBusy: isPending };
  const CarryOut = carryingOut[right ?? "see"];
  return (
    <section className={styles.card} aria-label={say.what}>
      <h2>{say.what}</h2>
      {!person && <Candidates {...given} />}
      {state === "received" ? <Accept {...given} /> : person && <CarryOut {...given} />}
      {error && <p role="alert">{whyNot(error)}</p>}
      <div className={styles.acts}>
        {state === "accepted" && !prolongedAt && (
          <WithReason label={say.prolong} isBusy={isPending} onDone={(reason) => mutate({ do: "prolong", reason })} />
        )}
        <WithReason label={say.refuse} isBusy={isPending} onDone={(reason) => mutate({ do: "refuse", reason })} />
      </div>
      {prolongedAt && <p className={styles.hint}>{say.prolonged}</p>}
    </section>
  );
}
