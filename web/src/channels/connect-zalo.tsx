import { Button, PasswordInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError, type Schemas } from "../api.ts";
import { Dialog } from "../shared/dialog.tsx";
import { sayWhy, showDone } from "../shared/say-why.ts";
import { timeOf } from "../shared/time.ts";
import { zaloWords } from "../words-zalo.vi.ts";
import styles from "./connect-zalo.module.css";
import { type Connection, connectionsQuery, useConnectZalo, useDisconnect } from "./connections.ts";

function Account({ connection, onDisconnect }: { connection: Connection; onDisconnect: () => void }) {
  const { name, state, connectedByName } = connection;
  return (
    <li>
      <span>
        <b>{name}</b>
        <small>
          {zaloWords.states[state]} · {zaloWords.by(connectedByName)}
        </small>
      </span>
      {state !== "revoked" && (
        <Button size="xs" variant="default" onClick={onDisconnect}>
          {zaloWords.disconnect}
        </Button>
      )}
    </li>
  );
}

function Disconnect({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const disconnect = useDisconnect();
  return (
    <Dialog title={zaloWords.confirm(connection.name)} onClose={onClose} size="sm">
      <p>{zaloWords.confirmHint}</p>
      <div className={styles.acts}>
        <Button variant="default" onClick={onClose}>
          {zaloWords.cancel}
        </Button>
        <Button
          color="red"
          loading={disconnect.isPending}
          onClick={() => disconnect.mutate(connection, { onSettled: onClose })}
        >
          {zaloWords.disconnect}
        </Button>
      </div>
    </Dialog>
  );
}

/** The two values the platform's console builds its link from. */
function ForConsole({ consent }: { consent: Schemas["ZaloConsent"] }) {
  return (
    <div className={styles.next} role="status">
      <p>{zaloWords.console}</p>
      <dl>
        <dt>{zaloWords.callback}</dt>
        <dd>
          <code>{consent.callbackUrl}</code>
        </dd>
        <dt>{zaloWords.challenge}</dt>
        <dd>
          <code>{consent.codeChallenge}</code>
        </dd>
      </dl>
    </div>
  );
}

/** Our own link, to open here or to send to the OA's administrator. */
function ByLink({ consent }: { consent: Schemas["ZaloConsent"] }) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(consent.url);
    showDone(zaloWords.copied);
  };
  return (
    <div className={styles.next} role="status">
      <p>{zaloWords.link}</p>
      <div className={styles.acts}>
        <Button component="a" href={consent.url} target="_blank" rel="noreferrer">
          {zaloWords.open}
        </Button>
        {"clipboard" in navigator && (
          <Button variant="default" onClick={() => void copy()}>
            {zaloWords.copy}
          </Button>
        )}
      </div>
      <small>{zaloWords.until(timeOf(consent.validUntil))}</small>
    </div>
  );
}

/** The ward's OAs: connect one, connect it again, give it up. For administrators, on the screen of channels. */
export function ConnectZalo() {
  const { data } = useQuery(connectionsQuery);
  const connect = useConnectZalo();
  const [oaSecret, setSecret] = useState("");
  const [leaving, setLeaving] = useState<Connection>();
  const accounts = data?.items.filter(({ channel }) => channel === "zalo") ?? [];
  const isMissing = connect.error instanceof ApiError && connect.error.code === "BAD_INPUT";
  const why = connect.error && (isMissing ? zaloWords.needsSecret : sayWhy(connect.error));
  const Next = connect.data?.mode === "console" ? ForConsole : ByLink;
  return (
    <div className={styles.connect}>
      <ul aria-label={zaloWords.list}>
        {accounts.map((connection) => (
          <Account key={connection.account} connection={connection} onDisconnect={() => setLeaving(connection)} />
        ))}
      </ul>
      {data && accounts.length === 0 && <p>{zaloWords.none}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          connect.mutate({ oaSecret: oaSecret.trim() || null });
        }}
      >
        <PasswordInput
          label={zaloWords.secret}
          description={zaloWords.secretHint}
          value={oaSecret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          error={why}
          autoComplete="off"
        />
        <Button type="submit" loading={connect.isPending}>
          {accounts.length === 0 ? zaloWords.connect : zaloWords.again}
        </Button>
      </form>
      {connect.data && <Next consent={connect.data} />}
      {leaving && <Disconnect connection={leaving} onClose={() => setLeaving(undefined)} />}
    </div>
  );
}
