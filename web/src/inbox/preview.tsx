import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ChannelMark } from "../shared/channel-mark.tsx";
import { Kbd } from "../shared/kbd.tsx";
import { Failure, GreyRows } from "../shared/states.tsx";
import { words } from "../words.vi.ts";
import { rowWords } from "../words-rows.vi.ts";
import styles from "./preview.module.css";
import { conversationQuery } from "./queries.ts";
import { Thread } from "./thread.tsx";

interface PreviewProps {
  id: string;
  onOpen: () => void;
  onEnd: () => void;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
}

/** A thread only to be looked at: nothing is marked as read, and no key but those two does anything here. */
export function Preview({ id, onOpen, onEnd, ...pointer }: PreviewProps) {
  const { data, error, refetch } = useQuery(conversationQuery(id));
  return (
    <section className={styles.preview} aria-label={rowWords.preview} {...pointer}>
      <div className={styles.head}>
        {data && <ChannelMark channel={data.channel} size={26} />}
        <div className={styles.who}>
          <h1>{data?.name ?? words.loading}</h1>
          <p role="status">{rowWords.preview}</p>
        </div>
        <Button onClick={onOpen}>
          {rowWords.openIt} <Kbd dark>Enter</Kbd>
        </Button>
        <Button variant="default" onClick={onEnd}>
          {rowWords.endPreview} <Kbd>Esc</Kbd>
        </Button>
      </div>
      {data && <Thread key={id} conversation={data} />}
      {!data &&
        (error ? (
          <Failure title={words.thread.failed} onRetry={() => void refetch()} />
        ) : (
          <GreyRows rows={5} height={96} />
        ))}
    </section>
  );
}
