import { Button, Radio, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ApiError } from "../api.ts";
import { Dialog } from "../shared/dialog.tsx";
import { usePlaceReading } from "../shared/place-editor.tsx";
import { sayWhy } from "../shared/say-why.ts";
import { words } from "../words.vi.ts";
import { signWords } from "../words-signs.vi.ts";
import { useAddSign } from "./queries.ts";
import styles from "./signs-page.module.css";

const say = signWords.form;
const pointShape = /^\s*(-?\d{1,2}\.\d+)\s*[,;\s]\s*(-?\d{1,3}\.\d+)\s*$/;

/** A place a sign can stand at. */
interface Spot {
  key: string;
  says: string;
  latitude: number;
  longitude: number;
  /** The address in words; unset: the server names what is near. */
  where?: string;
}

/** What was typed, as places with a position: a point of a map, or what the machine reads. */
function useSpots(text: string): { spots: Spot[]; isRead: boolean } {
  const [, latitude, longitude] = pointShape.exec(text) ?? [];
  const { data } = usePlaceReading(latitude ? "" : text);
  if (latitude && longitude) {
    const point = { latitude: Number(latitude), longitude: Number(longitude) };
    return { spots: [{ key: text, says: say.point(point.latitude, point.longitude), ...point }], isRead: true };
  }
  const spots = (data?.places ?? []).flatMap((place) =>
    place.latitude === undefined || place.longitude === undefined || place.outsideWard
      ? []
      : [
          {
            ...{ key: place.label, says: `${place.label} · ${words.precision[place.precision]}` },
            ...{ latitude: place.latitude, longitude: place.longitude, where: place.label },
          },
        ],
  );
  return { spots: text.trim().length > 2 ? spots : [], isRead: data !== undefined && text.trim().length > 2 };
}

/** A new sign: what people call the place, and where it is. */
export function AddSign({ onClose }: { onClose: () => void }) {
  const add = useAddSign();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { spots, isRead } = useSpots(text);
  const spot = spots.find(({ key }) => key === chosen) ?? (spots.length === 1 ? spots[0] : undefined);
  const isTaken = add.error instanceof ApiError && add.error.code === "STALE";
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const label = String(new FormData(event.currentTarget).get("label") ?? "").trim();
    setMissing(!spot);
    if (!spot || !label) return;
    const { latitude, longitude, where } = spot;
    add.mutate({ label, latitude, longitude, ...(where ? { where } : {}) }, { onSuccess: onClose });
  };
  return (
    <Dialog title={say.title} onClose={onClose} steady>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          data-autofocus
          name="label"
          required
          maxLength={80}
          autoComplete="off"
          label={say.label}
          description={say.labelHint}
          error={isTaken && say.taken}
        />
        <TextInput
          required
          maxLength={120}
          autoComplete="off"
          label={say.where}
          description={say.whereHint}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={isMissing && !spot && say.needsPlace}
        />
        {spots.length > 0 && (
          <Radio.Group label={say.found} value={spot?.key ?? ""} onChange={setChosen}>
            {spots.map(({ key, says }) => (
              <Radio key={key} value={key} label={says} className={styles.choice} />
            ))}
          </Radio.Group>
        )}
        <p role="status" className={styles.muted}>
          {isRead && spots.length === 0 && say.none}
        </p>
        {add.error && !isTaken && <p role="alert">{sayWhy(add.error)}</p>}
        <Button type="submit" loading={add.isPending}>
          {say.save}
        </Button>
      </form>
    </Dialog>
  );
}
