/** What a camera wrote into a photo of when and where. */
export interface CameraFacts {
  takenAt?: string;
  latitude?: number;
  longitude?: number;
}

/** The tags of EXIF 2.32 that are read. */
const tag = { exif: 0x8769, gps: 0x8825, time: 0x9003, zone: 0x9011, north: 1, latitude: 2, east: 3, longitude: 4 };
/** Vietnam has had one offset since 1975; cameras that write none are taken to be here. */
const localOffset = "+07:00";
/** The EXIF block stands before the picture; more is not read. */
const readBytes = 256 * 1024;
const bytesOf: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };

/** Where the TIFF block of a JPEG begins; undefined where there is none. */
function tiffStart(view: DataView): number | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 10 < view.byteLength && view.getUint8(at) === 0xff) {
    // "Exif\0\0" follows marker and length.
    if (view.getUint16(at) === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return at + 10;
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

type Entry = (id: number) => { at: number; count: number } | undefined;

/** Looks up tags in one directory of the block; throws RangeError for a block that points out of itself. */
function directory(view: DataView, tiff: number, offset: number, little: boolean): Entry {
  const start = tiff + offset;
  const entries = view.getUint16(start, little);
  return (id) => {
    for (let index = 0; index < entries; index += 1) {
      const entry = start + 2 + index * 12;
      if (view.getUint16(entry, little) !== id) continue;
      const count = view.getUint32(entry + 4, little);
      const isInPlace = count * (bytesOf[view.getUint16(entry + 2, little)] ?? 1) <= 4;
      return { at: isInPlace ? entry + 8 : tiff + view.getUint32(entry + 8, little), count };
    }
    return undefined;
  };
}

function readBlock(view: DataView, tiff: number): CameraFacts {
  const little = view.getUint16(tiff) === 0x4949;
  const textOf = (found: ReturnType<Entry>): string =>
    String.fromCharCode(
      ...Array.from({ length: found?.count ?? 0 }, (_, i) => view.getUint8((found?.at ?? 0) + i)),
    ).split("\0")[0] ?? "";
  const degreesOf = (found: ReturnType<Entry>): number => {
    if (!found) return Number.NaN;
    const part = (index: number): number =>
      view.getUint32(found.at + index * 8, little) / view.getUint32(found.at + index * 8 + 4, little);
    return part(0) + part(1) / 60 + part(2) / 3600;
  };
  const main = directory(view, tiff, view.getUint32(tiff + 4, little), little);
  const sub = (id: number): Entry => {
    const found = main(id);
    return found ? directory(view, tiff, view.getUint32(found.at, little), little) : () => undefined;
  };
  const exif = sub(tag.exif);
  const gps = sub(tag.gps);
  const [day = "", time = ""] = textOf(exif(tag.time)).split(" ");
  const zone = /^[+-]\d\d:\d\d$/.exec(textOf(exif(tag.zone)))?.[0] ?? localOffset;
  const taken = new Date(`${day.replaceAll(":", "-")}T${time}${zone}`);
  const latitude = degreesOf(gps(tag.latitude)) * (textOf(gps(tag.north)) === "S" ? -1 : 1);
  const longitude = degreesOf(gps(tag.longitude)) * (textOf(gps(tag.east)) === "W" ? -1 : 1);
  const isPlaced = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return {
    ...(Number.isNaN(taken.getTime()) ? {} : { takenAt: taken.toISOString() }),
    ...(isPlaced ? { latitude, longitude } : {}),
  };
}

/** When and where a photo was taken, as its camera wrote it; nothing where the camera wrote nothing we can read. */
export async function cameraFactsOf(file: Blob): Promise<CameraFacts> {
  const view = new DataView(await file.slice(0, readBytes).arrayBuffer());
  try {
    const tiff = tiffStart(view);
    return tiff === undefined ? {} : readBlock(view, tiff);
  } catch {
    return {};
  }
}
