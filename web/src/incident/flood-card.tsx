import { Button, Radio, TextInput } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Dialog } from "../shared/dialog.tsx";
import { newId } from "../shared/new-id.ts";
import { momentOf, useNow } from "../shared/time.ts";
import { incidentWords } from "../words-incident.vi.ts";
import styles from "./incident.module.css";
import { Preview } from "./preview.tsx";
import { type Flood, type Incident, useIncidentActs } from "./queries.ts";

const say = incidentWords.flood;
const route = getRouteApi("/desk/su-co/$code");
/** As long as the sentence that tells it can carry (core/incident/incident.ts). */
const maxFactChars = 110;
const maxAreaChars = 40;
const radii = [100, 300] as const;

type Area = Flood["area"];
type Kind = NonNullable<Incident["kind"]>;

function FactField({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <TextInput
      label={label}
      description={say.factHint}
      required
      maxLength={maxFactChars}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** The ways to say where, as far as the ticket's place allows; the khu phố of a warning comes first. */
function areasOf(
  { parent }: Incident,
  kp: string | undefined,
): { key: string; says: string; label: string; area: Partial<Area> }[] {
  const { street, area = kp, latitude, longitude, label = "" } = parent.place ?? {};
  const byArea = area ? [{ key: "area", says: say.byArea(area), label: area, area: { area } }] : [];
  const byStreet = street ? [{ key: "street", says: say.byStreet(street), label: street, area: { street } }] : [];
  const around =
    latitude === undefined || longitude === undefined
      ? []
      : radii.map((metres) => ({
          key: String(metres),
          says: say.byRadius(metres),
          label: (street ?? label).slice(0, maxAreaChars),
          area: { latitude, longitude, metres },
        }));
  return kp ? [...byArea, ...byStreet, ...around] : [...byStreet, ...byArea, ...around];
}

function Start({ incident, kind }: { incident: Incident; kind: Kind }) {
  const { kp } = route.useSearch();
  const { code } = incident.parent.ticket;
  const acts = useIncidentActs(code);
  const ways = areasOf(incident, kp);
  const [key, setKey] = useState(ways[0]?.key ?? "");
  const chosen = ways.find((way) => way.key === key);
  const [typed, setLabel] = useState<string>();
  const label = typed ?? chosen?.label ?? "";
  const [text, setText] = useState("");
  const [clientId] = useState(newId);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen) acts.start.mutate({ clientId, text, area: { ...chosen.area, label } });
  };
  if (ways.length === 0) return <p className={styles.muted}>{incidentWords.noPlace}</p>;
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.muted}>{say.hint(kind)}</p>
      <Radio.Group label={say.by} value={key} onChange={setKey}>
        {ways.map(({ key: value, says }) => (
          <Radio key={value} value={value} label={says} className={styles.choice} />
        ))}
      </Radio.Group>
      <TextInput
        label={say.place}
        description={say.placeHint}
        required
        maxLength={maxAreaChars}
        autoComplete="off"
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <FactField label={say.fact} value={text} onChange={setText} />
      <Preview code={code} of="fact" body={{ text, label }} />
      <div className={styles.acts}>
        <Button type="submit" loading={acts.start.isPending} disabled={text.trim() === "" || label.trim() === ""}>
          {say.start(kind)}
        </Button>
      </div>
    </form>
  );
}

function Tell({ code, kind }: { code: string; kind: Kind }) {
  const acts = useIncidentActs(code);
  const [act, setAct] = useState(() => ({ clientId: newId(), text: "" }));
  const [isEnding, setEnding] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    acts.tell.mutate(act, { onSuccess: () => setAct({ clientId: newId(), text: "" }) });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <FactField label={say.next} value={act.text} onChange={(text) => setAct({ ...act, text })} />
      <Preview code={code} of="fact" body={{ text: act.text }} />
      <div className={styles.acts}>
        <Button type="submit" loading={acts.tell.isPending} disabled={act.text.trim() === ""}>
          {say.tell}
        </Button>
        <Button variant="default" onClick={() => setEnding(true)}>
          {say.end(kind)}
        </Button>
      </div>
      {isEnding && (
        <Dialog title={say.endAsk(kind)} onClose={() => setEnding(false)} size="sm">
          <p>{say.endHint}</p>
          <div className={styles.acts}>
            <Button variant="default" onClick={() => setEnding(false)}>
              {say.keep}
            </Button>
            <Button
              loading={acts.end.isPending}
              onClick={() => acts.end.mutate(undefined, { onSettled: () => setEnding(false) })}
            >
              {say.end(kind)}
            </Button>
          </div>
        </Dialog>
      )}
    </form>
  );
}

/** Flood mode of an incident: where, what was told and when; a new fact, its start and its end. */
export function FloodCard({ incident, kind, mayManage }: { incident: Incident; kind: Kind; mayManage: boolean }) {
  const now = useNow();
  const { flood, mayFlood } = incident;
  const isOn = flood !== undefined && flood.endedAt === undefined;
  return (
    <section className={styles.card} aria-labelledby="flood" data-on={isOn}>
      <h2 id="flood">
        {say.title(kind)}
        {flood ? `: ${flood.area.label}` : ""}
      </h2>
      {flood && (
        <>
          <p className={styles.muted}>
            {flood.endedAt
              ? say.ended(momentOf(flood.endedAt, now))
              : say.started(momentOf(flood.startedAt, now), flood.startedBy)}
          </p>
          {isOn && flood.isAged && <p role="status">{say.aged}</p>}
          <ol className={styles.facts} aria-label={say.facts}>
            {flood.facts.map(({ id, text, at, byName }) => (
              <li key={id}>
                <b>{momentOf(at, now)}</b> {text} <small>{byName}</small>
              </li>
            ))}
          </ol>
        </>
      )}
      {isOn && mayManage && <Tell code={incident.parent.ticket.code} kind={kind} />}
      {mayFlood && <Start incident={incident} kind={kind} />}
    </section>
  );
}
