import { Button, NativeSelect, Radio } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api, call, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { Dialog } from "../shared/dialog.tsx";
import { sayWhy } from "../shared/say-why.ts";
import { agoOf, serverNow, useNow } from "../shared/time.ts";
import { presenceWords as say } from "../words-presence.vi.ts";
import styles from "./presence.module.css";
import { presenceQuery, useSayPresence } from "./presence.ts";

type State = Schemas["Presence"]["state"];
const states = ["online", "busy", "away"] as const;
const minuteMs = 60_000;

/** Colleagues who can stand in: of the same unit and role. Operators share one queue and need none. */
function useDeputies(): { value: string; label: string }[] {
  const { staff } = useSession();
  const { unit, role } = staff;
  const { data } = useQuery({
    queryKey: ["staff", unit, role],
    enabled: unit !== undefined,
    queryFn: () => call(api.GET("/api/staff", { params: { query: { role, ...(unit ? { unit } : {}) } } })),
  });
  const others = data?.items.filter(({ id }) => id !== staff.id) ?? [];
  return others.map(({ id, name }) => ({ value: id, label: name }));
}

function Left({ handovers, onLeave }: { handovers: Schemas["Presence"]["handovers"]; onLeave: () => void }) {
  const now = useNow();
  if (handovers.length === 0) return <p className={styles.muted}>{say.noneLeft}</p>;
  return (
    <ul className={styles.left}>
      {handovers.map(({ id, work, ref, why, at }) => (
        <li key={id}>
          {work === "talk" ? (
            <Link to="/hop-thu/$id" params={{ id: ref }} onClick={onLeave}>
              {why}
            </Link>
          ) : (
            <Link to="/phieu/$code" params={{ code: ref }} onClick={onLeave}>
              {ref} · {why}
            </Link>
          )}
          <small>{agoOf(at, now)}</small>
        </li>
      ))}
    </ul>
  );
}

/** Whether one is there, until when, and who stands in; below it what passed on meanwhile. */
export function PresenceDialog({ onClose }: { onClose: () => void }) {
  const { data } = useQuery(presenceQuery);
  const sayPresence = useSayPresence();
  const deputies = useDeputies();
  const [picked, setState] = useState<State>();
  const [minutes, setMinutes] = useState("");
  const [deputyId, setDeputy] = useState(data?.deputyId ?? "");
  const state = picked ?? data?.state ?? "online";
  const save = (): void => {
    const until = minutes ? new Date(serverNow() + Number(minutes) * minuteMs).toISOString() : undefined;
    const ends = state !== "online" && until ? { until } : {};
    const deputy = state === "away" && deputyId ? { deputyId } : {};
    sayPresence.mutate({ state, ...ends, ...deputy }, { onSuccess: onClose });
  };
  return (
    <Dialog title={say.title} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Radio.Group aria-label={say.title} value={state} onChange={(value) => setState(value as State)}>
          {states.map((one) => (
            <Radio
              key={one}
              className={styles.state ?? ""}
              value={one}
              label={say.states[one]}
              description={say.hints[one]}
            />
          ))}
        </Radio.Group>
        {state !== "online" && (
          <NativeSelect
            label={say.untilLabel}
            value={minutes}
            data={Object.entries(say.spans)
              .map(([value, label]) => ({ value, label }))
              .toSorted((a, b) => Number(a.value) - Number(b.value))}
            onChange={(event) => setMinutes(event.currentTarget.value)}
          />
        )}
        {state === "away" && deputies.length > 0 && (
          <NativeSelect
            label={say.deputy}
            value={deputyId}
            data={[{ value: "", label: say.nobody }, ...deputies]}
            onChange={(event) => setDeputy(event.currentTarget.value)}
          />
        )}
        {sayPresence.error && <p role="alert">{sayWhy(sayPresence.error)}</p>}
        <Button type="submit" loading={sayPresence.isPending}>
          {say.save}
        </Button>
      </form>
      <h3 className={styles.heading}>{say.left}</h3>
      <Left handovers={data?.handovers ?? []} onLeave={onClose} />
    </Dialog>
  );
}
