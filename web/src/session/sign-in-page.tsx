import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Lotus } from "../frame/lotus.tsx";
import { words } from "../words.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import { signInWords } from "../words-sign-in.vi.ts";
import { type SignInOutcome, signIn, verifyCode } from "./sign-in.ts";
import styles from "./sign-in-page.module.css";

const route = getRouteApi("/dang-nhap");

type Fault = Exclude<SignInOutcome, "done" | "needs-code">;
const faults: Record<Fault, string> = {
  wrong: signInWords.wrong,
  "too-many": signInWords.tooMany,
  locked: signInWords.locked,
  offline: deskWords.errors.OFFLINE,
  failed: deskWords.errors.other,
};

/** Sign-in: a name and a password, then six digits where the role demands them. A link opened while signed out comes back. */
export function SignInPage() {
  const { tiep } = route.useSearch();
  const client = useQueryClient();
  const [step, setStep] = useState<"password" | "code">("password");
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string): string => String(form.get(name) ?? "").trim();
    setBusy(true);
    const outcome =
      step === "password" ? await signIn(field("username"), field("password")) : await verifyCode(field("code"));
    setBusy(false);
    if (outcome === "needs-code") return setStep("code");
    if (outcome !== "done") {
      return setFault(step === "code" && outcome === "wrong" ? signInWords.codeWrong : faults[outcome]);
    }
    client.clear();
    window.location.assign(tiep?.startsWith("/app/") ? tiep : "/app/");
  };

  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={(event) => void submit(event)}>
        <div className={styles.brand}>
          <Lotus size={44} />
          <div>
            <h1>{signInWords.title}</h1>
            <p>{words.app}</p>
          </div>
        </div>
        {step === "password" ? (
          <>
            <TextInput
              name="username"
              label={signInWords.username}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              size="md"
              required
              withAsterisk={false}
              autoFocus
            />
            <PasswordInput
              name="password"
              label={signInWords.password}
              autoComplete="current-password"
              size="md"
              required
              withAsterisk={false}
            />
          </>
        ) : (
          <TextInput
            name="code"
            label={signInWords.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            size="md"
            required
            withAsterisk={false}
            autoFocus
          />
        )}
        {fault && (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        )}
        <Button type="submit" size="md" loading={busy} fullWidth>
          {step === "password" ? signInWords.submit : signInWords.codeSubmit}
        </Button>
        <p className={styles.help}>{signInWords.help}</p>
      </form>
    </main>
  );
}
