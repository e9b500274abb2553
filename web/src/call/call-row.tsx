import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, call as ask, type Schemas } from "../api.ts";
import { showFailure } from "../shared/say-why.ts";
import { momentOf, useNow } from "../shared/time.ts";
import { callWords } from "../words-calls.vi.ts";
import { callerName } from "./caller-name.ts";
import styles from "./calls-page.module.css";

type Call = Schemas["Call"];

/** "gọi đến · đã nghe · chờ 8 giây · nói 1:35 · chị Lan nghe" */
function factsOf({ direction, state, disposition, waitSeconds, talkSeconds, answeredByName }: Call): string {
  const facts = [
    callWords.direction[direction],
    disposition ? callWords.ends[disposition] : callWords.states[state],
    waitSeconds ? callWords.waited(waitSeconds) : "",
    talkSeconds ? callWords.talked(talkSeconds) : "",
    answeredByName ? callWords.by(answeredByName) : "",
  ];
  return facts.filter(Boolean).join(" · ");
}

function CallBack({ state, takenByName = "" }: NonNullable<Call["callBack"]>) {
  const said = state === "taken" ? callWords.callBack.taken(takenByName) : callWords.callBack[state];
  return (
    <span className={styles.back} data-state={state}>
      {said}
    </span>
  );
}

/** Opens the vendor's recording in a window of its own; that it was opened is noted by the server. */
function Recording({ id }: Pick<Call, "id">) {
  const open = useMutation({
    mutationFn: () => ask(api.POST("/api/calls/{id}/recording", { params: { path: { id } } })),
    onSuccess: ({ url }) => window.open(url, "_blank", "noopener,noreferrer"),
    onError: showFailure,
  });
  return (
    <button type="button" onClick={() => open.mutate()} disabled={open.isPending} title={callWords.recordingHint}>
      {callWords.recording}
    </button>
  );
}

/** One call: when, who, how it went, and where it led. */
export function CallRow({ call }: { call: Call }) {
  const now = useNow();
  return (
    <li className={styles.row} data-live={call.state !== "ended"}>
      <time dateTime={call.startedAt}>{momentOf(call.startedAt, now)}</time>
      <p>
        <b>{callerName(call)}</b>
        <small>{factsOf(call)}</small>
      </p>
      <div className={styles.acts}>
        {call.callBack && <CallBack {...call.callBack} />}
        {call.ticketCodes.map((code) => (
          <Link key={code} to="/phieu/$code" params={{ code }} className="code">
            {code}
          </Link>
        ))}
        {call.conversationId && (
          <Link to="/hop-thu/$id" params={{ id: call.conversationId }} search={{ hang: "all" }}>
            {callWords.talk}
          </Link>
        )}
        {call.hasRecording && <Recording id={call.id} />}
      </div>
    </li>
  );
}
