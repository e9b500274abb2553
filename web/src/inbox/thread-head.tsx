import { ActionIcon, Button } from "@mantine/core";
import IconArrowLeft from "@tabler/icons-react/icons/IconArrowLeft";
import IconBan from "@tabler/icons-react/icons/IconBan";
import IconCheck from "@tabler/icons-react/icons/IconCheck";
import IconClockPause from "@tabler/icons-react/icons/IconClockPause";
import IconHandStop from "@tabler/icons-react/icons/IconHandStop";
import IconLayoutSidebarRight from "@tabler/icons-react/icons/IconLayoutSidebarRight";
import IconRestore from "@tabler/icons-react/icons/IconRestore";
import IconRobot from "@tabler/icons-react/icons/IconRobot";
import IconUserCheck from "@tabler/icons-react/icons/IconUserCheck";
import { Link } from "@tanstack/react-router";
import type { InboxSearch } from "../search.ts";
import { useReference, useSession } from "../session/session.ts";
import { ChannelMark } from "../shared/channel-mark.tsx";
import { Kbd } from "../shared/kbd.tsx";
import { momentOf, useNow } from "../shared/time.ts";
import { useIsNarrow, useIsWide } from "../shared/use-width.ts";
import { words } from "../words.vi.ts";
import { answeringWords } from "../words-answering.vi.ts";
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
  onSnooze: () => void;
  onSpam: () => void;
  onRestore: () => void;
  onPanel: () => void;
}

/** Who this is, who answers, and the one act that changes that. */
export function ThreadHead(props: HeadProps) {
  const { conversation, search, busy, onTakeOver, onGiveBack, onPanel } = props;
  const { staff, can } = useSession();
  const reference = useReference();
  const isNarrow = useIsNarrow();
  const isWide = useIsWide();
  const { heldBy, attention, phone, ticketCount } = conversation;
  const isMine = heldBy.kind === "operator" && heldBy.staffId === staff.id;
  const why = reference.attention.find((reason) => reason.id === attention?.reason)?.label;
  const now = useNow();
  const { snooze, spam } = conversation;
  const put = snooze && answeringWords.snooze.until(momentOf(snooze.untilAt, now), snooze.why);
  const judged = spam && answeringWords.spam.by(spam.name, momentOf(spam.at, now), spam.why);
  const facts = [judged, put, phone, words.thread.reports(ticketCount), why].filter(Boolean).join(" · ");
  const holder = holderWords(conversation, staff.id);
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
      <span className={styles.holder} data-kind={heldBy.kind} title={holder}>
        <Holder size={15} aria-hidden />
        <span>{holder}</span>
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
      {can("conversation.hold") && <Ends {...props} />}
    </div>
  );
}

/** Ways to be done with it: for good, for now, or because it is no matter of the ward. */
function Ends({ conversation, onFinish, onSnooze, onSpam, onRestore }: HeadProps) {
  const acts = [
    { label: answeringWords.snooze.title, key: "H", icon: <IconClockPause size={18} />, act: onSnooze },
    conversation.spam
      ? { label: answeringWords.spam.restore, key: "", icon: <IconRestore size={18} />, act: onRestore }
      : { label: answeringWords.spam.mark, key: "X", icon: <IconBan size={18} />, act: onSpam },
    { label: words.thread.finish, key: "E", icon: <IconCheck size={18} />, act: onFinish },
  ];
  return acts.map(({ label, key, icon, act }) => (
    <ActionIcon
      key={label}
      variant="default"
      size={36}
      aria-label={label}
      title={key ? `${label} (${key})` : label}
      onClick={act}
    >
      {icon}
    </ActionIcon>
  ));
}
