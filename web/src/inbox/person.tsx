import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api, call, type Schemas } from "../api.ts";
import { ChannelMark, channelName } from "../shared/channel-mark.tsx";
import { showFailure } from "../shared/say-why.ts";
import { deskWords } from "../words-desk.vi.ts";
import styles from "./side-panel.module.css";

const path = (id: string) => ({ params: { path: { id } } });
const words = deskWords.person;

function Talk({ talk }: { talk: Schemas["Person"]["talks"][number] }) {
  return (
    <li className={styles.talk}>
      <ChannelMark channel={talk.channel} size={16} />
      <Link to="/hop-thu/$id" params={{ id: talk.id }}>
        {talk.name}
      </Link>
      <small>{channelName(talk.channel)}</small>
    </li>
  );
}

/** The code to read out, spelled in threes; it is shown until the conversation is left. */
function LinkCode({ id }: { id: string }) {
  const [code, setCode] = useState<string>();
  const ask = useMutation({
    mutationFn: () => call(api.POST("/api/conversations/{id}/link-codes", path(id))),
    onSuccess: (answer) => setCode(answer.code),
    onError: showFailure,
  });
  if (code) {
    return (
      <p className={styles.quiet} aria-live="polite">
        {words.readOut} <b className="code">{`${code.slice(0, 3)} ${code.slice(3)}`}</b>
      </p>
    );
  }
  return (
    <p className={styles.links}>
      <button type="button" disabled={ask.isPending} onClick={() => ask.mutate()}>
        {words.askCode}
      </button>
    </p>
  );
}

/** Where else the same person talks with the ward, on what proof that is known, and how to take it back. */
export function Person({ id }: { id: string }) {
  const client = useQueryClient();
  const queryKey = ["person", id];
  const { data } = useQuery({ queryKey, queryFn: () => call(api.GET("/api/conversations/{id}/person", path(id))) });
  const undo = useMutation({
    mutationFn: (linkId: string) =>
      call(api.DELETE("/api/conversations/{id}/links/{linkId}", { params: { path: { id, linkId } } })),
    onError: showFailure,
    onSettled: () =>
      Promise.all([client.invalidateQueries({ queryKey }), client.invalidateQueries({ queryKey: ["conversations"] })]),
  });
  const links = data?.links.filter(({ undoneAt }) => !undoneAt) ?? [];
  return (
    <section className={styles.section}>
      <h2>{words.title}</h2>
      {data?.talks.length === 0 && <p className={styles.quiet}>{words.none}</p>}
      <ul className={styles.tickets}>
        {data?.talks.map((talk) => (
          <Talk key={talk.id} talk={talk} />
        ))}
      </ul>
      {links.map(({ id: linkId, proof, byName }) => (
        <p key={linkId} className={styles.links}>
          <span className={styles.quiet}>{words.proofs[proof](byName)}</span>
          <button type="button" disabled={undo.isPending} onClick={() => undo.mutate(linkId)}>
            {words.undo}
          </button>
        </p>
      ))}
      <LinkCode id={id} />
    </section>
  );
}
