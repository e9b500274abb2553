import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { Sheet } from "../shared/sheet.tsx";
import { Empty } from "../shared/states.tsx";
import { agoOf, useNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { answeringWords } from "../words-answering.vi.ts";
import { callWords } from "../words-calls.vi.ts";
import { channelWords } from "../words-channels.vi.ts";
import { outsideWords } from "../words-outside.vi.ts";
import { taskWords } from "../words-tasks.vi.ts";
import styles from "./task-drawer.module.css";
import { tasksQuery, useFloodLift, useTaskAct } from "./tasks.ts";

/** "silent:zalo" as "Zalo: im lặng". */
function channelTrouble(reason: string): string | undefined {
  const [trouble = "", channel = ""] = reason.split(":");
  const troubles: Record<string, string> = channelWords.troubles;
  const channels: Record<string, string> = words.channels;
  const [what, where] = [troubles[trouble], channels[channel]];
  return what && where ? `${where}: ${what.toLowerCase()}` : undefined;
}

const reasons: Record<string, string> = {
  ...words.thread.failures,
  ...callWords.ends,
  ...outsideWords.reasons,
  ...taskWords.flood,
  ...taskWords.entries,
};

/** Why there is a task, in words; "refused: X-DL" says whose refusal it was. */
function reasonOf(reason: string): string {
  const [cause = "", whose] = reason.split(": ");
  const said = reasons[cause];
  return said ? [said, whose].filter(Boolean).join(" ") : (channelTrouble(reason) ?? reason);
}

/** What a person decides about whoever sent too much; taken back by the same button. */
function FloodLift({ conversationId }: { conversationId: string }) {
  const lift = useFloodLift(conversationId);
  const isLifted = lift.isSuccess && lift.variables;
  return (
    <Button size="xs" variant="default" loading={lift.isPending} onClick={() => lift.mutate(!isLifted)}>
      {isLifted ? taskWords.unlift : taskWords.lift}
    </Button>
  );
}

function TaskCard({ task, onLeave }: { task: Schemas["Task"]; onLeave: () => void }) {
  const now = useNow();
  const act = useTaskAct();
  const { can } = useSession();
  // What one is asked by name is one's own already.
  const isToTake = task.state === "open" && task.kind !== "mention";
  return (
    <li className={styles.card}>
      <p className={styles.kind}>
        {task.askedByName ? answeringWords.mention.by(task.askedByName) : taskWords.kinds[task.kind]}{" "}
        <span>{agoOf(task.openedAt, now)}</span>
      </p>
      <p>
        {task.conversationId ? (
          <Link to="/hop-thu/$id" params={{ id: task.conversationId }} onClick={onLeave}>
            {task.residentName ?? words.thread.resident}
          </Link>
        ) : (
          task.residentName
        )}
        {task.ticketCode && (
          <Link to="/phieu/$code" params={{ code: task.ticketCode }} onClick={onLeave}>
            {task.ticketCode}
          </Link>
        )}
        {task.phone && <a href={`tel:${task.phone}`}>{task.phone}</a>}
        {task.reason && <span>{reasonOf(task.reason)}</span>}
      </p>
      {task.advice && <p>{task.advice}</p>}
      {task.takenByName && <p className={styles.by}>{taskWords.takenBy(task.takenByName)}</p>}
      {task.kind === "message-flood" && task.conversationId && can("conversation.hold") && (
        <FloodLift conversationId={task.conversationId} />
      )}
      {can("task.take") && (
        <Button
          size="xs"
          variant={task.state === "open" ? "filled" : "default"}
          loading={act.isPending}
          onClick={() => act.mutate({ id: task.id, act: isToTake ? "take" : "done" })}
        >
          {isToTake ? taskWords.take : taskWords.done}
        </Button>
      )}
    </li>
  );
}

/** Deliveries that failed, calls to make, alarms: work that is no ticket. */
export function TaskDrawer({ onClose }: { onClose: () => void }) {
  const { data } = useQuery(tasksQuery);
  const items = data?.items ?? [];
  return (
    <Sheet title={taskWords.title} onClose={onClose}>
      {items.length === 0 ? (
        <Empty title={taskWords.empty} />
      ) : (
        <ul className={styles.list}>
          {items.map((task) => (
            <TaskCard key={task.id} task={task} onLeave={onClose} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}
