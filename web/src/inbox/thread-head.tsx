import { ActionIcon, Button } from "@mantine/core";
import IconArrowLeft from "@tabler/icons-react/icons/IconArrowLeft";
import IconCheck from "@tabler/icons-react/icons/IconCheck";
import IconHandStop from "@tabler/icons-react/icons/IconHandStop";
import IconLayoutSidebarRight from "@tabler/icons-react/icons/IconLayoutSidebarRight";
import IconRobot from "@tabler/icons-react/icons/IconRobot";
import IconUserCheck from "@tabler/icons-react/icons/IconUserCheck";
import { Link } from "@tanstack/react-router";
import type { InboxSearch } from "../search.ts";
import { useReference, useSession } from "../session/session.ts";
import { ChannelMark } from "../shared/channel-mark.tsx";
import { Kbd } from "../shared/kbd.tsx";
import { useIsNarrow, useIsWide } from "../shared/use-width.ts";
import { words } from "../words.vi.ts";
import type { Conversation } from "./queries.ts";
import styles from "./thread.module.css";

function holderWords({ heldBy, attention }: Conversation, me: string): string {
  if (heldBy.kind === "operator") {
    return heldBy.staffId === me ? words.inbox.held.me : words.inbox.held.other(heldBy.name ?? "");
  }
  if (heldBy.kind === "queue") return words.inbox.held.queue;
  if (heldBy.kind === "elsewhere") return words.inbox.held.elsewhere(heldBy.name ?? "");
  return attention ? words.inbox.waitsForYou : words.inbox.held.bot;
}

interface HeadProps {
  conversation: Conversation;
  search: InboxSearch;
  busy: boolean;
  onTakeOver: () => void;
  onGiveBack: () => void;
  onFinish: () => void;
  onPanel: () => void;
}

/** Who this is, who answers, and the one act that changes that. */
export function ThreadHead({ conversation, search, busy, onTakeOver, onGiveBack, onFinish, onPanel }: HeadProps) {
  const { staff, can } = useSession();
  const reference = useReference();
  const isNarrow = useIsNarrow();
  const isWide = useIsWide();
  const { heldBy, attention, phone, ticketCount } = conversation;
  const isMine = heldBy.kind === "operator" && heldBy.staffId === staff.id;
  const why = reference.attention.find((reason) => reason.id === attention?.reason)?.label;
  const facts = [phone, words.thread.reports(ticketCount), why].filter(Boolean).join(" · ");
  const Holder = heldBy.kind === "operator" ? IconUserCheck : IconRobot;
  return (
    <div className={styles.head}>
      {isNarrow && (
        <ActionIcon
          component={Link}
          to="/hop-thu"
          search={search as never}
          variant="subtle"
          color="gray"
          size={40}
          aria-label={words.back}
        >
          <IconArrowLeft size={20} />
        </ActionIcon>
      )}
      <ChannelMark channel={conversation.channel} size={26} />
      <div className={styles.who}>
        <h1>{conversation.name}</h1>
        <p>{facts}</p>
      </div>
      <span className={styles.holder} data-kind={heldBy.kind}>
        <Holder size={15} aria-hidden />
        {holderWords(conversation, staff.id)}
      </span>
      {can("conversation.hold") &&
        (isMine ? (
          <Button variant="default" leftSection={<IconRobot size={17} />} onClick={onGiveBack} loading={busy}>
            {words.thread.giveBack} <Kbd>B</Kbd>
          </Button>
        ) : (
          <Button leftSection={<IconHandStop size={17} />} onClick={onTakeOver} loading={busy}>
            {words.thread.takeOver} <Kbd dark>T</Kbd>
          </Button>
        ))}
      {!isWide && (
        <ActionIcon variant="default" size={36} aria-label={words.thread.panel} onClick={onPanel}>
          <IconLayoutSidebarRight size={18} />
        </ActionIcon>
      )}
      {can("conversation.hold") && (
        <ActionIcon
          variant="default"
          size={36}
          aria-label={words.thread.finish}
          title={`${words.thread.finish} (E)`}
          onClick={onFinish}
        >
          <IconCheck size={18} />
        </ActionIcon>
      )}
    </div>
  );
}
