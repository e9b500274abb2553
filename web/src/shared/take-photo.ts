import { ApiError, upload } from "../api.ts";
import { type Act, keepPhoto } from "../offline/acts.ts";
import { allowedPosition } from "../offline/position.ts";
import { compressPhoto } from "./compress-photo.ts";
import { cameraFactsOf } from "./exif.ts";
import type { Photo } from "./photo.ts";

type Shot = Act["shots"][number];

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
