import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { api, call } from "../api.ts";
import { useSession } from "../session/session.ts";
import { showFailure, showHint } from "../shared/say-why.ts";
import { callWords } from "../words-calls.vi.ts";
import styles from "./calls-page.module.css";

/** Which telephone one answers: its calls pop up on one's own screen. */
export function MyExtension() {
  const { staff } = useSession();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (extension: string) =>
      call(api.PATCH("/api/session/extension", { body: { extension: extension === "" ? null : extension } })),
    onSuccess: () => {
      for (const noun of ["session", "calls"]) void client.invalidateQueries({ queryKey: [noun] });
      showHint(callWords.extension.saved);
    },
    onError: showFailure,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate(String(new FormData(event.currentTarget).get("extension") ?? "").trim());
  };
  return (
    <form className={styles.extension} onSubmit={submit} title={callWords.extension.hint}>
      <label htmlFor="extension">{callWords.extension.title}</label>
      <TextInput
        id="extension"
        key={staff.extension}
        name="extension"
        defaultValue={staff.extension ?? ""}
        placeholder={callWords.extension.none}
        maxLength={50}
        autoComplete="off"
      />
      <Button type="submit" variant="default" loading={save.isPending}>
        {callWords.extension.save}
      </Button>
    </form>
  );
}
