import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { ApiError, type Body } from "../api.ts";
import { useReference } from "../session/session.ts";
import { Dialog } from "../shared/dialog.tsx";
import { sayWhy, showFailure } from "../shared/say-why.ts";
import { words } from "../words.vi.ts";
import { accountWords } from "../words-accounts.vi.ts";
import {
  type Account,
  useAddAccount,
  useChangeAccount,
  useForgetFactor,
  useResetPassword,
  useUnlock,
} from "./account-queries.ts";
import styles from "./accounts-page.module.css";

const say = accountWords.form;
const roleOptions = Object.entries(words.roles).map(([value, label]) => ({ value, label }));
type Fields = Omit<Body<"addAccount">, "username">;

/** Why the server did not take it, in the words of this form. */
function faultOf(error: unknown, isNew: boolean): string | undefined {
  if (!error) return undefined;
  if (!(error instanceof ApiError)) return sayWhy(error);
  if (error.code === "STALE") return isNew ? say.taken : say.stale;
  const { issues } = error.details as { issues?: string[] };
  return issues?.includes("unit-missing") ? say.unitMissing : sayWhy(error);
}

function fieldsIn(form: FormData): Fields {
  const text = (name: string): string => String(form.get(name) ?? "").trim();
  const [unit, extension] = [text("unit"), text("extension")];
  const role = text("role") as Fields["role"];
  return {
    ...{ name: text("name"), role },
    ...(unit && { unit: unit as NonNullable<Fields["unit"]> }),
    ...(extension && { extension }),
  };
}

/** What can be done about somebody's sign-in; a new password is shown by the page, once. */
function SignInActs({ account, onPassword }: { account: Account; onPassword: (password: string) => void }) {
  const [reset, forget, unlock] = [useResetPassword(), useForgetFactor(), useUnlock()];
  const newPassword = () =>
    reset.mutate(account, { onSuccess: ({ password }) => onPassword(password), onError: showFailure });
  return (
    <fieldset className={styles.acts}>
      <legend>{accountWords.signIn.title}</legend>
      <Button variant="default" loading={reset.isPending} onClick={newPassword}>
        {accountWords.signIn.reset}
      </Button>
      {account.hasSecondFactor && (
        <Button variant="default" loading={forget.isPending} onClick={() => forget.mutate(account)}>
          {accountWords.signIn.forgetFactor}
        </Button>
      )}
      {account.lockedUntil && (
        <Button variant="default" loading={unlock.isPending} onClick={() => unlock.mutate(account)}>
          {accountWords.signIn.unlock}
        </Button>
      )}
    </fieldset>
  );
}

function CommonFields({ account }: { account: Account | undefined }) {
  const { units } = useReference();
  const ours = units.filter(({ outside }) => !outside).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <TextInput name="name" required maxLength={80} label={say.name} defaultValue={account?.name ?? ""} />
      <NativeSelect name="role" label={say.role} data={roleOptions} defaultValue={account?.role ?? "OP"} />
      <NativeSelect
        name="unit"
        label={say.unit}
        data={[{ value: "", label: say.noUnit }, ...ours]}
        defaultValue={account?.unit ?? ""}
      />
      <TextInput
        name="extension"
        label={say.extension}
        inputMode="numeric"
        pattern="[0-9]{2,10}"
        defaultValue={account?.extension ?? ""}
      />
    </>
  );
}

/** Somebody new. */
export function AddAccount({
  onClose,
  onAdded,
}: {
  onClose: () => void;
  onAdded: (password: string, name: string) => void;
}) {
  const add = useAddAccount();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const username = String(form.get("username") ?? "").trim();
    const onSuccess = ({ password, account }: { password: string; account: Account }) =>
      onAdded(password, account.name);
    add.mutate({ ...fieldsIn(form), username }, { onSuccess });
  };
  const fault = faultOf(add.error, true);
  return (
    <Dialog title={say.newTitle} onClose={onClose} steady>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          data-autofocus
          name="username"
          required
          pattern="[a-z][a-z0-9._]{2,29}"
          autoComplete="off"
          autoCapitalize="none"
          label={say.username}
          description={say.usernameHint}
        />
        <CommonFields account={undefined} />
        {fault && <p role="alert">{fault}</p>}
        <Button type="submit" loading={add.isPending}>
          {say.save}
        </Button>
      </form>
    </Dialog>
  );
}

/** Somebody who is here already. */
export function EditAccount(given: { account: Account; onClose: () => void; onPassword: (password: string) => void }) {
  const { account, onClose, onPassword } = given;
  const change = useChangeAccount(account);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const active = form.get("active") !== null;
    change.mutate({ ...fieldsIn(form), active, version: account.version }, { onSuccess: onClose });
  };
  const fault = faultOf(change.error, false);
  return (
    <Dialog title={accountWords.editLabel(account.name)} onClose={onClose} steady>
      <form className={styles.form} onSubmit={submit}>
        <CommonFields account={account} />
        <label className={styles.tick}>
          <input type="checkbox" name="active" defaultChecked={account.active} /> {say.active}
        </label>
        {fault && <p role="alert">{fault}</p>}
        <Button type="submit" loading={change.isPending}>
          {say.save}
        </Button>
      </form>
      <SignInActs account={account} onPassword={onPassword} />
    </Dialog>
  );
}
