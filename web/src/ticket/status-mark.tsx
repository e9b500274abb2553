import IconCircleCheck from "@tabler/icons-react/icons/IconCircleCheck";
import IconCircleDot from "@tabler/icons-react/icons/IconCircleDot";
import IconCircleX from "@tabler/icons-react/icons/IconCircleX";
import IconClockPause from "@tabler/icons-react/icons/IconClockPause";
import IconProgress from "@tabler/icons-react/icons/IconProgress";
import IconRotate2 from "@tabler/icons-react/icons/IconRotate2";
import { useReference } from "../session/session.ts";
import type { Status } from "./queries.ts";
import styles from "./status-mark.module.css";

const looks: Record<Status, { icon: typeof IconProgress; tone: "open" | "wait" | "done" | "shut" }> = {
  new: { icon: IconCircleDot, tone: "open" },
  "needs-info": { icon: IconClockPause, tone: "wait" },
  triaged: { icon: IconCircleDot, tone: "open" },
  assigned: { icon: IconCircleDot, tone: "open" },
  accepted: { icon: IconProgress, tone: "open" },
  "in-progress": { icon: IconProgress, tone: "open" },
  "waiting-external": { icon: IconClockPause, tone: "wait" },
  extended: { icon: IconClockPause, tone: "wait" },
  resolved: { icon: IconCircleCheck, tone: "done" },
  closed: { icon: IconCircleCheck, tone: "done" },
  reopened: { icon: IconRotate2, tone: "wait" },
  rejected: { icon: IconCircleX, tone: "shut" },
  duplicate: { icon: IconCircleX, tone: "shut" },
  withdrawn: { icon: IconCircleX, tone: "shut" },
  spam: { icon: IconCircleX, tone: "shut" },
};

/** A ticket's state: icon, word and colour together. */
export function StatusMark({ status }: { status: Status }) {
  const { statusLabel } = useReference();
  const { icon: Icon, tone } = looks[status];
  return (
    <span className={styles.mark} data-tone={tone}>
      <Icon size={15} aria-hidden />
      {statusLabel(status)}
    </span>
  );
}
