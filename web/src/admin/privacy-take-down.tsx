import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Body } from "../api.ts";
import { Dialog } from "../shared/dialog.tsx";
import { newId } from "../shared/new-id.ts";
import { privacyWords as say } from "../words-privacy.vi.ts";
import styles from "./privacy-page.module.css";
import { useTakeDown, whyNot } from "./privacy-queries.ts";

type Asked = Body<"openRightsCase">;
const rightOptions = Object.entries(say.rights).map(([value, label]) => ({ value, label }));

function askedIn(form: FormData, clientId: string): Asked {
  const text = (name: string): string => String(form.get(name) ?? "").trim();
  const [right, name, phone] = [text("right"), text("name"), text("phone")];
  return {
    ...{ clientId, request: text("request") },
    ...(right && { right: right as NonNullable<Asked["right"]> }),
    ...(name && { name }),
    ...(phone && { phone }),
  };
}

interface TakeDownProps {
  /** Of the person who asks; unset: they are named. */
  conversationId?: string;
  onClose: () => void;
  onDone: (code: string) => void;
}

/** A request that came by telephone, at the counter or in a talk; sent twice it is one. */
export function TakeDown({ conversationId, onClose, onDone }: TakeDownProps) {
  const [clientId] = useState(newId);
  const { mutate, isPending, error } = useTakeDown();
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const asked = {
      ...askedIn(new FormData(event.currentTarget), clientId),
      ...(conversationId && { conversationId }),
    };
    mutate(asked, { onSuccess: ({ code }) => onDone(code) });
  };
  return (
    <Dialog title={conversationId ? say.takeDownHere : say.takeDownTitle} onClose={onClose} steady>
      <form className={styles.form} onSubmit={send}>
        <NativeSelect name="right" label={say.right} data={[{ value: "", label: say.unclear }, ...rightOptions]} />
        {!conversationId && (
          <>
            <TextInput name="name" label={say.theirName} maxLength={80} />
            <TextInput name="phone" label={say.theirPhone} type="tel" maxLength={20} />
          </>
        )}
        <Textarea name="request" label={say.request} required maxLength={1000} minRows={3} autosize />
        {error && <p role="alert">{whyNot(error)}</p>}
        <div className={styles.acts}>
          <Button variant="default" onClick={onClose}>
            {say.cancel}
          </Button>
          <Button type="submit" loading={isPending}>
            {say.takeDown}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
