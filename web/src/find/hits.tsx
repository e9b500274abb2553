import IconUser from "@tabler/icons-react/icons/IconUser";
import type { ReactNode } from "react";
import type { Schemas } from "../api.ts";
import { ChannelMark } from "../shared/channel-mark.tsx";
import { agoOf, useNow } from "../shared/time.ts";
import { StatusMark } from "../ticket/status-mark.tsx";
import { words } from "../words.vi.ts";
import { findWords } from "../words-find.vi.ts";
import styles from "./hits.module.css";
import type { Marked } from "./queries.ts";

/** A text with the sought words marked. */
function WithMarks({ text, marks }: Marked) {
  const ends = [0, ...marks.map(({ to }) => to)];
  return (
    <>
      {marks.map(({ from, to }, index) => (
        <span key={from}>
          {text.slice(ends[index], from)}
          <mark>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </>
  );
}

interface HitProps {
  mark: ReactNode;
  title: Marked;
  state: ReactNode;
  at: string;
  facts: (string | undefined)[];
  snippet?: Marked;
}

/** One hit: what it is, how far it is, when, and where the words stand. */
function Hit({ mark, title, state, at, facts, snippet }: HitProps) {
  const now = useNow();
  return (
    <span className={styles.hit}>
      <span className={styles.mark}>{mark}</span>
      <span className={styles.what}>
        <b>
          <WithMarks {...title} />
        </b>
        {snippet && (
          <span className={styles.snippet}>
            <WithMarks {...snippet} />
          </span>
        )}
        <small>{[...facts, agoOf(at, now)].filter(Boolean).join(" · ")}</small>
      </span>
      <span className={styles.state}>{state}</span>
    </span>
  );
}

/** A ticket that was found. */
export function TicketHit({ hit }: { hit: Schemas["TicketHit"] }) {
  const { code, title, snippet, at, status, channel } = hit;
  const isPlatform = channel !== "counter" && channel !== "form";
  const mark = isPlatform ? <ChannelMark channel={channel} size={22} /> : null;
  const facts = [code, words.channels[channel]];
  return (
    <Hit mark={mark} title={title} snippet={snippet} at={at} facts={facts} state={<StatusMark status={status} />} />
  );
}

/** A talk that was found. */
export function TalkHit({ hit }: { hit: Schemas["TalkHit"] }) {
  const { title, snippet, at, state, channel } = hit;
  const facts = [words.channels[channel]];
  const mark = <ChannelMark channel={channel} size={22} />;
  return <Hit mark={mark} title={title} snippet={snippet} at={at} facts={facts} state={findWords.states[state]} />;
}

/** Somebody who was found. */
export function PersonHit({ hit }: { hit: Schemas["PersonHit"] }) {
  const { title, phone, talks, at, channel, state } = hit;
  const facts = [phone, words.channels[channel], findWords.talks(talks)];
  const mark = <IconUser size={20} stroke={1.7} aria-hidden />;
  return <Hit mark={mark} title={title} at={at} facts={facts} state={findWords.states[state]} />;
}
