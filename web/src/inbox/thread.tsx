import { useQueryClient } from "@tanstack/react-query";
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from "react";
import { channelName } from "../shared/channel-mark.tsx";
import { showFailure } from "../shared/say-why.ts";
import { dayKeyOf, dayOf, serverNow, timeOf } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { Bubble } from "./bubble.tsx";
import { type Conversation, type Line, loadOlder } from "./queries.ts";
import styles from "./thread.module.css";

/** Lines of one author within this time are one turn. */
const turnMs = 5 * 60_000;
/** Nearer to the end than this counts as reading the newest. */
const nearEndPx = 120;

/** A scrolling region must be reachable by keyboard. */
const reachable = { tabIndex: 0 };

function endsTurn(line: Line, next: Line | undefined): boolean {
  if (!next || next.author.kind !== line.author.kind || next.direction !== line.direction) return true;
  if (next.author.name !== line.author.name || next.state !== line.state) return true;
  return Date.parse(next.at) - Date.parse(line.at) > turnMs;
}

/** Stays at the newest line while one reads there; keeps its place when older lines are put in front. */
function useScroll(lines: Line[]) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef({ first: "", height: 0, atEnd: true });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const first = lines[0]?.id ?? "";
    const grewInFront = before.current.first !== "" && before.current.first !== first;
    if (before.current.atEnd) element.scrollTop = element.scrollHeight;
    else if (grewInFront) element.scrollTop += element.scrollHeight - before.current.height;
    before.current = { ...before.current, first, height: element.scrollHeight };
  }, [lines]);
  useEffect(() => {
    const stick = (): void => {
      if (box.current && before.current.atEnd) box.current.scrollTop = box.current.scrollHeight;
    };
    const watcher = new ResizeObserver(stick);
    if (box.current) watcher.observe(box.current);
    if (box.current?.firstElementChild) watcher.observe(box.current.firstElementChild);
    return () => watcher.disconnect();
  }, []);
  const onScroll = (): void => {
    const element = box.current;
    if (!element) return;
    before.current.atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < nearEndPx;
  };
  return { box, onScroll };
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
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && void load.current());
    watcher.observe(button.current);
    return () => watcher.disconnect();
  }, []);
  return (
    <button ref={button} type="button" className={styles.older} disabled={busy} onClick={() => void load.current()}>
      {busy ? words.loading : words.thread.older}
    </button>
  );
}

/** What was said, oldest first, newest in sight. */
export function Thread({ conversation, onResend }: { conversation: Conversation; onResend: (line: Line) => void }) {
  const { items, olderCursor } = conversation.messages;
  const { box, onScroll } = useScroll(items);
  const now = serverNow();
  return (
    <div
      ref={box}
      onScroll={onScroll}
      className={styles.lines}
      role="log"
      aria-label={words.thread.label}
      {...reachable}
    >
      <div className={styles.content}>
        {olderCursor && <Older id={conversation.id} />}
        {items.map((line, index) => {
          const previous = items[index - 1];
          const isNewDay = !previous || dayKeyOf(previous.at) !== dayKeyOf(line.at);
          const start = !previous && !olderCursor ? ` · ${words.thread.start(channelName(conversation.channel))}` : "";
          return (
            <Fragment key={line.id}>
              {isNewDay && (
                <p className={styles.system}>
                  {dayOf(line.at, now)}, {timeOf(line.at)}
                  {start}
                </p>
              )}
              <Bubble
                line={line}
                resident={conversation.name}
                isLast={endsTurn(line, items[index + 1])}
                onResend={onResend}
              />
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}
