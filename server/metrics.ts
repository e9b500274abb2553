import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What is counted in this process. Labels are channels, kinds and codes: never a text, a name or a number of somebody. */
export type Metrics = ReturnType<typeof createMetrics>;

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const patience = [1, 2, 5, 10, 20, 30, 60, 120, 300, 900, 3_600];

/** What happens in this process, counted as it happens. */
function happenings(registers: Registry[]) {
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Counter<L>({ name: `cau_noi_${name}`, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, buckets: number[], ...labelNames: L[]) =>
    new Histogram<L>({ name: `cau_noi_${name}`, help, labelNames, buckets, registers });
  return {
    webhooks: counter("webhooks_total", "Deliveries of platforms: taken, refused or failed", "channel", "result"),
    webhookSeconds: histogram("webhook_seconds", "From a delivery's arrival to our answer", seconds, "channel"),
    turnSeconds: histogram("turn_seconds", "Work on what waited in one conversation", seconds, "channel", "code"),
    parked: counter("events_parked_total", "Events set aside because they kept failing", "channel", "code"),
    deliveries: counter("deliveries_total", "Tries to send: OK or the code of the fault", "channel", "code"),
    deliverySeconds: histogram("delivery_seconds", "One try to send", seconds, "channel"),
    replySeconds: histogram("reply_seconds", "From a resident's last words to our answer", patience, "channel"),
    loopFailures: counter("loop_failures_total", "Rounds of a background loop that failed", "loop"),
    logLines: counter("log_lines_total", "Lines of the log", "level"),
  };
}

/** What is so at this moment, read when somebody asks. */
function standings(registers: Registry[]) {
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge<L>({ name: `cau_noi_${name}`, help, labelNames, registers });
  return {
    databaseUp: gauge("database_up", "1 while the database answers"),
    connections: gauge("database_connections", "Connections of this process's pool, and who waits for one", "state"),
    inbox: gauge("inbox_waiting", "Events that are not handled yet", "channel"),
    inboxOldest: gauge("inbox_oldest_seconds", "Age of the oldest of them", "channel"),
    outbox: gauge("outbox_waiting", "Messages that are not sent yet, those for the morning included", "channel"),
    outboxOldest: gauge("outbox_oldest_seconds", "Age of the oldest of them", "channel"),
    errand: gauge("errands_waiting", "Work at other systems that is not done yet", "kind"),
    errandOldest: gauge("errands_oldest_seconds", "Age of the oldest of it", "kind"),
    due: gauge("lanes_due", "Lanes that no worker has taken yet", "queue"),
    dueOldest: gauge("lane_overdue_seconds", "How long the first of them has been due", "queue"),
    task: gauge("tasks_open", "Tasks at the desk that nobody has taken", "kind"),
    taskOldest: gauge("tasks_oldest_seconds", "Age of the oldest of them", "kind"),
    audit: gauge("audit_unsealed", "Rows of the audit log without a seal"),
    auditOldest: gauge("audit_seal_lag_seconds", "Age of the oldest of them"),
    model: gauge("model_info", "The model messages are read with", "version"),
    build: gauge("build_info", "The release that runs", "version"),
  };
}

/** The metrics of one process. `isWholeProcess`: with those of Node itself (memory, event loop, processor). */
export function createMetrics({ isWholeProcess = false } = {}) {
  const registry = new Registry();
  if (isWholeProcess) collectDefaultMetrics({ register: registry });
  return { registry, ...happenings([registry]), ...standings([registry]) };
}
