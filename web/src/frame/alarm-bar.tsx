import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { Kbd } from "../shared/kbd.tsx";
import { useKeys } from "../shared/keys.ts";
import { lengthOf, useNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { disputeWords } from "../words-presence.vi.ts";
import { ringWhile } from "./alarm-sound.ts";
import styles from "./frame.module.css";
import { tasksQuery, useTaskAct } from "./tasks.ts";

/** Sound and window title until somebody has taken every alarm. */
function useAlarmNoise(count: number): void {
  useEffect(() => {
    if (count === 0) return undefined;
    const title = document.title;
    document.title = words.alarm.tab(count);
    const hush = ringWhile();
    return () => {
      document.title = title;
      hush();
    };
  }, [count]);
}

/** `isFirst`: the one that waits longest, which the key takes. */
function Alarm({ task, isFirst }: { task: Schemas["Task"]; isFirst: boolean }) {
  const now = useNow();
  const navigate = useNavigate();
  const act = useTaskAct();
  const { can } = useSession();
  const take = (): void =>
    act.mutate(
      { id: task.id, act: "take" },
      {
        onSuccess: () => {
          if (task.conversationId) void navigate({ to: "/hop-thu/$id", params: { id: task.conversationId } });
        },
      },
    );
  useKeys(isFirst && can("task.take") ? { KeyY: { name: words.alarm.take, run: take } } : {}, { group: "desk" });
  const what = words.alarm.kinds[task.emergency ?? "any"];
  const whose = task.residentName ? ` ${words.alarm.from(task.residentName)}` : "";
  return (
    <div className={styles.alarm} role="alert">
      <strong>{words.alarm.title}</strong>
      <p>
        {what}
        {whose}
        {task.placeLabel ? `, ${task.placeLabel}` : ""} ·{" "}
        {words.alarm.waiting(lengthOf(now - Date.parse(task.openedAt)))}
        {task.ticketCode && (
          <>
            {" · "}
            <Link to="/phieu/$code" params={{ code: task.ticketCode }}>
              {task.ticketCode}
            </Link>
          </>
        )}
      </p>
      {can("task.take") && (
        <button type="button" onClick={take} disabled={act.isPending}>
          {words.alarm.take} {isFirst && <Kbd>Y</Kbd>}
        </button>
      )}
    </div>
  );
}

/** The leader's hour is over: rings until it is decided. */
function LateRuling({ task }: { task: Schemas["Task"] }) {
  return (
    <div className={styles.alarm} role="alert">
      <strong>{disputeWords.late}</strong>
      <p>
        {disputeWords.kind} · {task.ticketCode}
      </p>
      <Link to="/bao-cao">{disputeWords.open}</Link>
    </div>
  );
}

function Alarms() {
  const { data } = useQuery(tasksQuery);
  const now = useNow();
  const items = data?.items ?? [];
  const ringing = items.filter((task) => task.kind === "alarm" && task.state === "open");
  const late = items.filter(({ kind, dueAt }) => kind === "competence" && dueAt && Date.parse(dueAt) <= now);
  useAlarmNoise(ringing.length + late.length);
  return [
    ...ringing.map((task, place) => <Alarm key={task.id} task={task} isFirst={place === 0} />),
    ...late.map((task) => <LateRuling key={task.id} task={task} />),
  ];
}

/** Danger to life: a bar across every screen, with sound, until one person presses “Tôi nhận”. */
export function AlarmBar() {
  const { can } = useSession();
  return can("task.list") ? <Alarms /> : null;
}
