import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api, call } from "../api.ts";
import { showFailure } from "../shared/say-why.ts";
import { words } from "../words.vi.ts";
import { channelWords } from "../words-channels.vi.ts";
import styles from "./channels-page.module.css";
import { type Channel, type ChannelHealth, channelTestQuery } from "./queries.ts";

function TestState({ channel, to, id }: { channel: Channel; to: string; id: string }) {
  const { data } = useQuery(channelTestQuery(channel, to, id));
  const failures: Record<string, string> = words.thread.failures;
  const isOnItsWay = !data || data.state === "queued" || data.state === "sending";
  const why = data?.failure ? ` ${failures[data.failure] ?? failures.other}` : "";
  return (
    <p className={styles.outcome} data-failed={data?.state === "failed"} role="status">
      {isOnItsWay ? channelWords.test.sending : channelWords.test.state(words.thread.states[data.state]) + why}
    </p>
  );
}

/** A test message to an address the administrator types; it goes the way every message goes. */
export function TryOut({ channel: { channel, sends } }: { channel: ChannelHealth }) {
  const [sent, setSent] = useState<{ id: string; to: string }>();
  const send = useMutation({
    mutationFn: (to: string) =>
      call(api.POST("/api/channels/{channel}/test", { params: { path: { channel } }, body: { to } })),
    onSuccess: ({ id }, to) => setSent({ id, to }),
    onError: showFailure,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const to = String(new FormData(event.currentTarget).get("to") ?? "").trim();
    if (to) send.mutate(to);
  };
  if (!sends) return <p className={styles.muted}>{channelWords.test.noSend}</p>;
  return (
    <>
      <form className={styles.test} onSubmit={submit}>
        <TextInput
          name="to"
          required
          maxLength={254}
          autoComplete="off"
          label={channelWords.test.to}
          placeholder={channelWords.test.hints[channel]}
        />
        <Button type="submit" variant="default" loading={send.isPending}>
          {channelWords.test.send}
        </Button>
      </form>
      {sent && <TestState key={sent.id} channel={channel} {...sent} />}
    </>
  );
}
