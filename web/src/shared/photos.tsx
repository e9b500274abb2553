import { Button, Loader } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import IconCamera from "@tabler/icons-react/icons/IconCamera";
import IconX from "@tabler/icons-react/icons/IconX";
import { useId, useState } from "react";
import { type Schemas, upload } from "../api.ts";
import { deskWords } from "../words-desk.vi.ts";
import { compressPhoto } from "./compress-photo.ts";
import styles from "./photos.module.css";
import { sayWhy } from "./say-why.ts";

/** A photo on our server, named by its key. */
export type Photo = Schemas["Attachment"] & { key: string };

/** Where a browser gets a file from. */
export function addressOf(file: Schemas["Attachment"]): string | undefined {
  return file.url ?? (file.key ? `/api/files/${encodeURIComponent(file.key)}` : undefined);
}

/** Photos in place; each opens in full in a new tab. */
export function PhotoStrip({ photos, label }: { photos: Schemas["Attachment"][]; label: string }) {
  return (
    <ul className={styles.strip}>
      {photos.map((photo, index) => {
        const address = addressOf(photo);
        const name = photos.length > 1 ? `${label} ${index + 1}` : label;
        return address ? (
          <li key={address}>
            <a href={address} target="_blank" rel="noreferrer">
              <img src={address} alt={name} loading="lazy" width="216" height="140" />
            </a>
          </li>
        ) : null;
      })}
    </ul>
  );
}

/** Takes photos from the camera or the disk, makes them small and uploads them; what is done is told by `onChange`. */
export function usePhotoUpload(photos: Photo[], onChange: (photos: Photo[]) => void) {
  const [sending, setSending] = useState(0);
  const add = async (files: FileList | null): Promise<void> => {
    const chosen = [...(files ?? [])];
    setSending((count) => count + chosen.length);
    const done: Photo[] = [];
    for (const file of chosen) {
      try {
        done.push(await upload(await compressPhoto(file), file.name));
      } catch (error) {
        notifications.show({ color: "red", title: deskWords.photos.failed, message: sayWhy(error) });
      }
      setSending((count) => count - 1);
    }
    if (done.length > 0) onChange([...photos, ...done]);
  };
  return { sending, add };
}

interface PhotoFieldProps {
  label: string;
  photos: Photo[];
  onChange: (photos: Photo[]) => void;
}

/** A field for photos: what is there with a way to drop each, and a button that opens the camera on a phone. */
export function PhotoField({ label, photos, onChange }: PhotoFieldProps) {
  const id = useId();
  const { sending, add } = usePhotoUpload(photos, onChange);
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
