import { Button, Loader } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import IconCamera from "@tabler/icons-react/icons/IconCamera";
import IconX from "@tabler/icons-react/icons/IconX";
import { useId, useState } from "react";
import { ApiError, type Schemas, upload } from "../api.ts";
import { type Act, keepPhoto } from "../offline/acts.ts";
import { allowedPosition } from "../offline/position.ts";
import { deskWords } from "../words-desk.vi.ts";
import { compressPhoto } from "./compress-photo.ts";
import { cameraFactsOf } from "./exif.ts";
import styles from "./photos.module.css";
import { sayWhy } from "./say-why.ts";

type Shot = Act["shots"][number];

/** A photo on our server, or still on this device, named by its key; `shot`: when and where it was taken. */
export type Photo = Schemas["Attachment"] & { key: string; shot?: Omit<Shot, "key"> };

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

const isOffline = (error: unknown): boolean => error instanceof ApiError && error.code === "OFFLINE";

/** A photo that goes up when there is a signal. */
async function keepForLater(small: Blob, name: string): Promise<Photo> {
  return { kind: "image", key: await keepPhoto(small), name, url: URL.createObjectURL(small) };
}

/** A file that was written this short a time ago was taken here and now. */
const freshMs = 2 * 60_000;

/** When and where it was taken: as its camera wrote it, or else, of a photo just taken, by this device. */
async function shotOf(file: File): Promise<Omit<Shot, "key">> {
  const camera = await cameraFactsOf(file);
  const isFresh = Date.now() - file.lastModified < freshMs;
  const takenAt = camera.takenAt ?? (isFresh ? new Date(file.lastModified).toISOString() : undefined);
  const { latitude, longitude } = camera;
  const isPlaced = latitude !== undefined && longitude !== undefined;
  const position = isPlaced ? { latitude, longitude } : isFresh ? await allowedPosition() : undefined;
  return { ...(takenAt ? { takenAt } : {}), ...(position ? { position } : {}) };
}

/** The photo made small; for work on the spot (`canWait`) with when and where it was taken. */
export async function takePhoto(file: File, canWait: boolean): Promise<Photo> {
  const small = await compressPhoto(file);
  const photo = await upload(small, file.name).catch((error: unknown) => {
    if (canWait && isOffline(error)) return keepForLater(small, file.name);
    throw error;
  });
  return canWait ? { ...photo, shot: await shotOf(file) } : photo;
}

/**
 * Takes photos from the camera or the disk, makes them small and uploads them; what is done is told by `onChange`.
 * `canWait`: without a signal they stay on this device until what they belong to is sent.
 */
export function usePhotoUpload(photos: Photo[], onChange: (photos: Photo[]) => void, canWait = false) {
  const [sending, setSending] = useState(0);
  const add = async (files: FileList | null): Promise<void> => {
    const chosen = [...(files ?? [])];
    setSending((count) => count + chosen.length);
    const done: Photo[] = [];
    for (const file of chosen) {
      try {
        done.push(await takePhoto(file, canWait));
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
