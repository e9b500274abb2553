import { Button, Loader } from "@mantine/core";
import IconCamera from "@tabler/icons-react/icons/IconCamera";
import IconX from "@tabler/icons-react/icons/IconX";
import { useId } from "react";
import { deskWords } from "../words-desk.vi.ts";
import type { Photo } from "./photo.ts";
import styles from "./photos.module.css";
import { addressOf, usePhotoUpload } from "./photos.tsx";

interface PhotoFieldProps {
  label: string;
  photos: Photo[];
  onChange: (photos: Photo[]) => void;
}

/** A field for photos: what is there with a way to drop each, and a button that opens the camera on a phone. */
export function PhotoField({ label, photos, onChange }: PhotoFieldProps) {
  const id = useId();
  const { sending, add } = usePhotoUpload(photos, onChange, true);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.chosen}>
        {photos.map((photo, index) => (
          <span key={photo.key} className={styles.thumb}>
            <img src={addressOf(photo)} alt={`${label} ${index + 1}`} />
            <button
              type="button"
              aria-label={deskWords.photos.remove(index + 1)}
              onClick={() => onChange(photos.filter((other) => other.key !== photo.key))}
            >
              <IconX size={14} aria-hidden />
            </button>
          </span>
        ))}
        <Button component="label" htmlFor={id} variant="default" leftSection={<IconCamera size={18} />}>
          {deskWords.photos.add}
        </Button>
        {sending > 0 && (
          <span className={styles.sending} role="status">
            <Loader size={14} /> {deskWords.photos.sending}
          </span>
        )}
      </div>
      <input
        id={id}
        className={styles.input}
        type="file"
        accept="image/*"
        multiple
        onChange={(event) => void add(event.currentTarget.files)}
      />
    </div>
  );
}
