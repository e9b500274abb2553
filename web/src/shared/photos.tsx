import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type { Schemas } from "../api.ts";
import { deskWords } from "../words-desk.vi.ts";
import type { Photo } from "./photo.ts";
import styles from "./photos.module.css";
import { closeButtonProps, sayWhy } from "./say-why.ts";

/** Reads what a camera wrote and makes photos small; loaded with the first photo. */
const camera = () => import("./take-photo.ts");

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
        done.push(await (await camera()).takePhoto(file, canWait));
      } catch (error) {
        notifications.show({ closeButtonProps, color: "red", title: deskWords.photos.failed, message: sayWhy(error) });
      }
      setSending((count) => count - 1);
    }
    if (done.length > 0) onChange([...photos, ...done]);
  };
  return { sending, add };
}
