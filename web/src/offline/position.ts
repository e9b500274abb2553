import type { Facts } from "./acts.ts";

export type Position = NonNullable<Facts["position"]>;

/** How long somebody waits at most for their phone to know where it is. */
const patienceMs = 6_000;

/** Where this device is; undefined when its owner does not allow it, or it does not know. */
export function positionNow(): Promise<Position | undefined> {
  if (!("geolocation" in navigator)) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => resolve({ latitude, longitude, accuracyMetres: accuracy }),
      () => resolve(undefined),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 60_000 },
    );
  });
}

/** Where this device is, if its owner has allowed to ask; nobody is asked for it now. */
export async function allowedPosition(): Promise<Position | undefined> {
  const permission = await navigator.permissions?.query({ name: "geolocation" }).catch(() => undefined);
  return permission?.state === "granted" ? positionNow() : undefined;
}

const metresPerDegree = 111_320;

/** Metres between two points of one ward, where the earth is flat. */
export function metresApart(a: Position, b: Position): number {
  const north = (a.latitude - b.latitude) * metresPerDegree;
  const east = (a.longitude - b.longitude) * metresPerDegree * Math.cos((a.latitude * Math.PI) / 180);
  return Math.round(Math.hypot(north, east));
}
