import { Button, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Dialog } from "../shared/dialog.tsx";
import { fold } from "../shared/numbers.ts";
import styles from "./knowledge.module.css";
import type { KnowledgeRow } from "./queries.ts";
import type { Shelf } from "./shelf.ts";

const maxIdChars = 60;

/** "Mượn nhà văn hóa" is called muon-nha-van-hoa, or …-2 where that is taken. */
function idOf(name: string, taken: ReadonlySet<string>): string {
  const plain =
    fold(name)
      .match(/[a-z0-9]+/g)
      ?.join("-")
      .slice(0, maxIdChars)
      .replace(/-$/, "") ?? "muc-moi";
  let id = plain;
  for (let number = 2; taken.has(id); number += 1) id = `${plain}-${number}`;
  return id;
}

/** The name of an entry the ward adds; the form for the rest opens beside the list. */
export function AddEntry({
  shelf: { phan, say },
  taken,
  onClose,
}: {
  shelf: Pick<Shelf<never>, "phan" | "say">;
  taken: readonly KnowledgeRow[];
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const ten = name.trim();
    if (ten === "") return;
    const ma = idOf(ten, new Set(taken.map(({ id }) => id)));
    void navigate({ to: "/kho-kien-thuc", search: { ...(phan && { phan }), ma, ten } });
    onClose();
  };
  return (
    <Dialog title={say.add} onClose={onClose}>
      <form className={styles.confirm} onSubmit={submit}>
        <TextInput
          data-autofocus
          required
          label={say.newName}
          description={say.addHint}
          maxLength={300}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.acts}>
          <Button type="submit">{say.create}</Button>
        </div>
      </form>
    </Dialog>
  );
}
