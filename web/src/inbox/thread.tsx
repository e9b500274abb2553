import { useQueryClient } from "@tanstack/react-query";
import { Fragment, useEffect, useRef, useState } from "react";
import { channelName } from "../shared/channel-mark.tsx";
import { showFailure } from "../shared/say-why.ts";
import { dayKeyOf, dayOf, serverNow, timeOf } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { Bubble } from "./bubble.tsx";
import { type Conversation, type Line, loadOlder } from "./queries.ts";
import styles from "./thread.module.css";
import { useBlocks } from "./use-blocks.ts";
import { useKeptPlace, useNearness } from "./use-kept-place.ts";

/** Lines of one author within this time are one turn. */
const turnMs = 5 * 60_000;
/** Blocks that begin among so many newest lines are in the page from the start: more than one screen. */
const newestLines = 30;
/** What one line usually takes, before it was ever in the page. */
const usualLinePx = 72;

/** A scrolling region must be reachable by keyboard. */
const reachable = { tabIndex: 0 };

function endsTurn(line: Line, next: Line | undefined): boolean {
  if (!next || next.author.kind !== line.author.kind || next.direction !== line.direction) return true;
  if (next.author.name !== line.author.name || next.state !== line.state) return true;
  return Date.parse(next.at) - Date.parse(line.at) > turnMs;
}

/** Older lines come when the reader reaches the top; the button does the same for the keyboard. */
function Older({ id }: { id: string }) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const load = useRef(async () => {});
  load.current = async () => {
    if (busy) return;
    setBusy(true);
    await loadOlder(client, id).catch(showFailure);
    setBusy(false);
  };
  useEffect(() => {
    if (!button.current) return undefined;
    const watcher = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && void load.current());
    watcher.observe(button.current);
    return () => watcher.disconnect();
  }, []);
  return (
    <button ref={button} type="button" className={styles.older} disabled={busy} onClick={() => void load.current()}>
      {busy ? words.loading : words.thread.older}
    </button>
  );
}

interface BlockProps {
  lines: Line[];
  /** The line before the first, and after the last. */
  previous: Line | undefined;
  next: Line | undefined;
  conversation: Conversation;
  /** Unset where nothing can be sent. */
  onResend?: ((line: Line) => void) | undefined;
}

function Lines({ lines, previous, next, conversation, onResend }: BlockProps) {
  const { channel, name, messages } = conversation;
  const now = serverNow();
  return lines.map((line, index) => {
    const before = lines[index - 1] ?? previous;
    const isNewDay = !before || dayKeyOf(before.at) !== dayKeyOf(line.at);
    const start = !before && !messages.olderCursor ? ` · ${words.thread.start(channelName(channel))}` : "";
    return (
      <Fragment key={line.id}>
        {isNewDay && (
          <p className={styles.system}>
            {dayOf(line.at, now)}, {timeOf(line.at)}
            {start}
          </p>
        )}
        <Bubble line={line} resident={name} isLast={endsTurn(line, lines[index + 1] ?? next)} onResend={onResend} />
      </Fragment>
    );
  });
}

/** Some lines in a row: in the page while they are near what is in sight, else room as high as they were. */
function Block({ name, isNew, ...rest }: BlockProps & { name: string; isNew: boolean }) {
  const { box, isNear, height } = useNearness(isNew, rest.lines.length * usualLinePx);
  return (
    <div
      ref={box}
      className={styles.block}
      style={isNear ? undefined : { height }}
      data-anchor={name}
      data-near={isNear || undefined}
    >
      {isNear && <Lines {...rest} />}
    </div>
  );
}

/** How long what is there already takes to come into the page. */
const settleMs = 1_000;

/** A screen reader says what is new in a talk; it does not read the whole of one that was opened. */
function useSettled(id: string): boolean {
  const [settled, setSettled] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(id), settleMs);
    return () => clearTimeout(timer);
  }, [id]);
  return settled === id;
}

/** What was said, oldest first, newest in sight. */
export function Thread({ conversation, onResend }: Pick<BlockProps, "conversation" | "onResend">) {
  const { items, olderCursor } = conversation.messages;
  const isSettled = useSettled(conversation.id);
  const { box, onScroll } = useKeptPlace(items);
  const blocks = useBlocks(items);
  return (
    <div
      ref={box}
      onScroll={onScroll}
      className={styles.lines}
      role="log"
      aria-live={isSettled ? "polite" : "off"}
      aria-label={words.thread.label}
      {...reachable}
    >
      <div className={styles.content}>
        {olderCursor && <Older key={olderCursor} id={conversation.id} />}
        {blocks.map(({ key, from, to }) => (
          <Block
            key={key}
            name={`block ${key}`}
            lines={items.slice(from, to)}
            previous={items[from - 1]}
            next={items[to]}
            conversation={conversation}
            onResend={onResend}
            isNew={from >= items.length - newestLines}
          />
        ))}
      </div>
    </div>
  );
}
