import { Button, PasswordInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Lotus } from "../frame/lotus.tsx";
import { words } from "../words.vi.ts";
import { passwordWords } from "../words-accounts.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import { signInWords } from "../words-sign-in.vi.ts";
import { changePassword } from "./sign-in.ts";
import styles from "./sign-in-page.module.css";

/** Whoever came in with a password that somebody else knows chooses their own here, before anything else. */
export function PasswordPage() {
  const client = useQueryClient();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string): string => String(form.get(name) ?? "");
    if (field("next") !== field("again")) return setFault(passwordWords.differs);
    setBusy(true);
    const outcome = await changePassword(field("current"), field("next"));
    setBusy(false);
    if (outcome === "offline") return setFault(deskWords.errors.OFFLINE);
    if (outcome === "too-many") return setFault(signInWords.tooMany);
    if (outcome === "guessable") return setFault(passwordWords.guessable);
    if (outcome !== "done") return setFault(passwordWords.refused);
    client.clear();
    window.location.assign("/app/");
  };
  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={(event) => void submit(event)}>
        <div className={styles.brand}>
          <Lotus size={44} />
          <div>
            <h1>{passwordWords.title}</h1>
            <p>{words.app}</p>
          </div>
        </div>
        <p className={styles.help}>{passwordWords.why}</p>
        <PasswordInput
          name="current"
          label={passwordWords.current}
          autoComplete="current-password"
          size="md"
          required
        />
        <PasswordInput
          name="next"
          label={passwordWords.next}
          description={passwordWords.nextHint}
          autoComplete="new-password"
          minLength={12}
          size="md"
          required
        />
        <PasswordInput name="again" label={passwordWords.again} autoComplete="new-password" size="md" required />
        {fault && (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        )}
        <Button type="submit" size="md" loading={busy} fullWidth>
          {passwordWords.save}
        </Button>
      </form>
    </main>
  );
}
