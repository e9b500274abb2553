import type { LiveSignal, LiveSink, LiveState } from "./sink.ts";

/** Names the server sends; `reset` means "too much was missed, refetch everything". */
const names = [
  "conversation.updated",
  "message.added",
  "message.updated",
  "ticket.opened",
  "ticket.updated",
  "task.opened",
  "task.updated",
  "call.updated",
  "appointment.updated",
  "queue.updated",
  "connection.updated",
  "model.updated",
  "knowledge.updated",
  "question.updated",
  "setting.updated",
  "report.updated",
  "rights-case.updated",
  "viewer.updated",
  "presence.updated",
  "reset",
] as const;

const amberAfterMs = 3_000;
const redAfterMs = 20_000;
/** Pause before a stream that the server refused is opened anew; a broken one reconnects by itself. */
const reopenAfterMs = 4_000;

/** Watches how long the stream has been away. */
function watchState(onState: LiveSink["onState"]): { up: () => void; down: () => void } {
  let timers: ReturnType<typeof setTimeout>[] = [];
  const clear = (): void => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
  };
  const down = (): void => {
    if (timers.length > 0) return;
    timers = [setTimeout(() => onState("connecting"), amberAfterMs), setTimeout(() => onState("offline"), redAfterMs)];
  };
  const up = (): void => {
    clear();
    onState("live");
  };
  return { up, down };
}

/** How much of the stream this tab has heard, itself or from the tab that reads it. */
interface Heard {
  /** Mark of the last event; unset before the first. */
  lastId?: string;
  /** There was a stream before: what happened since is either replayed from the mark or unknown. */
  isOld?: boolean;
}

/** Keeps one EventSource open, for this tab and (through the sink) for the others. */
function keepStream({ onSignal, onState }: LiveSink, heard: Heard): () => void {
  const state = watchState(onState);
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = (): void => {
    const mark = heard.lastId && `?lastEventId=${encodeURIComponent(heard.lastId)}`;
    source = new EventSource(`/api/live${mark ?? ""}`);
    source.onopen = () => {
      if (heard.isOld && !heard.lastId) onSignal({ name: "reset" });
      heard.isOld = true;
      state.up();
    };
    source.onerror = () => {
      state.down();
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(connect, reopenAfterMs);
    };
    for (const name of names) {
      source.addEventListener(name, (event) => {
        const { lastEventId, data } = event as MessageEvent<string>;
        if (lastEventId) heard.lastId = lastEventId;
        onSignal({ name, ...(JSON.parse(data) as Omit<LiveSignal, "name">) });
      });
    }
  };
  state.down();
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

const shelf = "desk-live";

/** What tabs tell each other. `heard`: whoever reads the stream next goes on from there. */
interface Told {
  signal?: LiveSignal;
  state?: LiveState;
  heard?: Heard;
  hello?: true;
}

/**
 * One stream per browser: the tab that holds the lock reads it and passes everything on to the others, because a
 * browser opens only six connections to one HTTP/1.1 server. Sites without locks (plain HTTP) get one stream per tab.
 */
export function openLive(sink: LiveSink): () => void {
  const heard: Heard = {};
  if (!navigator.locks) return keepStream(sink, heard);
  const channel = new BroadcastChannel(shelf);
  const stop = new AbortController();
  let state: LiveState = "connecting";
  let leads = false;
  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    Object.assign(heard, data.heard);
    if (data.signal) sink.onSignal(data.signal);
    if (data.state) sink.onState(data.state);
    if (data.hello && leads) channel.postMessage({ state, heard });
  };
  channel.postMessage({ hello: true });
  const lead = async (): Promise<void> => {
    leads = true;
    const close = keepStream(
      {
        onSignal: (signal) => {
          sink.onSignal(signal);
          channel.postMessage({ signal, heard });
        },
        onState: (next) => {
          state = next;
          sink.onState(next);
          channel.postMessage({ state: next, heard });
        },
      },
      heard,
    );
    await new Promise<void>((resolve) => stop.signal.addEventListener("abort", () => resolve()));
    close();
  };
  const { signal } = stop;
  navigator.locks.request(shelf, { signal }, lead).catch(() => undefined);
  return () => {
    stop.abort();
    channel.close();
  };
}
