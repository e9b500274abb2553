import { Button } from "@mantine/core";
import { useState } from "react";
import { photoWords } from "../words-photos.vi.ts";
import type { Mask } from "./masks.ts";
import styles from "./photos.module.css";
import { type TicketPhoto, usePhotoActs, usePreview } from "./queries.ts";

const say = photoWords.preview;

interface PreviewProps {
  code: string;
  photo: TicketPhoto;
  masks: readonly Mask[];
  onChange: () => void;
  onDone: () => void;
}

/** The picture as everybody would see it, and a person's word that they may. */
export function Preview({ code, photo: { key, isResidents }, masks, onChange, onDone }: PreviewProps) {
  const { url, error } = usePreview(code, key, masks);
  const { publish } = usePhotoActs(code);
  const [agreed, setAgreed] = useState(false);
  const isReady = url !== undefined && (agreed || !isResidents);
  return (
    <div className={styles.editor}>
      {url ? <img className={styles.preview} src={url} alt={say.alt} /> : !error && <p role="status">{say.making}</p>}
      {error && <p role="alert">{say.failed}</p>}
      {url && <p>{say.look}</p>}
      {url && masks.length === 0 && <p className={styles.warning}>{say.nothingMasked}</p>}
      {isResidents && (
        <label className={styles.tick}>
          <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.currentTarget.checked)} />
          <span>
            {say.agreed} <small className={styles.quiet}>{say.agreedHint}</small>
          </span>
        </label>
      )}
      <div className={styles.acts}>
        <Button
          disabled={!isReady}
          loading={publish.isPending}
          onClick={() => publish.mutate({ key, masks: [...masks], agreed }, { onSuccess: onDone })}
        >
          {say.publish}
        </Button>
        <Button variant="default" onClick={onChange}>
          {say.change}
        </Button>
      </div>
    </div>
  );
}
