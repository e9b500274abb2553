import sharp from "sharp";
import { AppError } from "../core/errors.ts";
import type { Mask, MaskedPicture, PictureMasker } from "../core/publication/masking.ts";
import { maxPixels } from "./pictures.ts";

const mimeType = "image/webp";
const maxSeconds = 10;
/** The longer side of what everybody is shown. */
const longest = 1_600;
const thumbnailLongest = 480;
const maxThumbnailBytes = 25_000;
const quality = 80;
/** Tried one after the other until a thumbnail is small enough; the last one always is. */
const thumbnailSteps = [
  { side: thumbnailLongest, quality: 72 },
  { side: thumbnailLongest, quality: 55 },
  { side: thumbnailLongest, quality: 38 },
  { side: thumbnailLongest, quality: 20 },
  { side: thumbnailLongest / 2, quality: 20 },
];
/** A masked place is filled with the mean colours of what is around it, in so many fields along the longer side. */
const hazeFields = 12;
/** Masks reach so many pixels further than they were drawn: no edge of a plate stays at their rim. */
const rim = 3;

interface Raw {
  data: Buffer;
  info: { width: number; height: number; channels: 3 };
}

const rawOf = ({ data, info }: Raw) => sharp(data, { raw: info });

/** As it is looked at, small enough, in plain colours; a see-through picture is laid on white. */
async function upright(content: Uint8Array): Promise<Raw> {
  const { data, info } = await sharp(content, { limitInputPixels: maxPixels, pages: 1 })
    .rotate()
    .flatten({ background: "#fff" })
    .resize({ width: longest, height: longest, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .timeout({ seconds: maxSeconds })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, info: { width: info.width, height: info.height, channels: 3 } };
}

function shapeOf(mask: Mask, { width, height }: Raw["info"]): string {
  const px = (share: number, whole: number): string => (share * whole).toFixed(1);
  if (mask.kind === "box") {
    const at = `x="${px(mask.x, width)}" y="${px(mask.y, height)}"`;
    return `<rect ${at} width="${px(mask.width, width)}" height="${px(mask.height, height)}" stroke-width="${2 * rim}"/>`;
  }
  const [first = [0, 0]] = mask.points;
  // a touch without a move is a dot
  const points = [first, ...mask.points].map(([x, y]) => `${px(x, width)},${px(y, height)}`);
  const thick = mask.size * Math.max(width, height) + 2 * rim;
  return `<polyline points="${points.join(" ")}" fill="none" stroke-width="${thick.toFixed(1)}"/>`;
}

/** White where something is masked, without half tones. */
function maskOf(masks: readonly Mask[], info: Raw["info"]): Buffer {
  const shapes = masks.map((mask) => shapeOf(mask, info)).join("");
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${info.width}" height="${info.height}">
<g fill="#fff" stroke="#fff" stroke-linecap="round" stroke-linejoin="round" shape-rendering="crispEdges">${shapes}</g></svg>`);
}

/** The picture with holes where something is masked, on the colours of what is left: no masked pixel goes into the haze. */
async function masked(picture: Raw, masks: readonly Mask[]): Promise<Raw> {
  if (masks.length === 0) return picture;
  const shapes = maskOf(masks, picture.info);
  const { width, height } = picture.info;
  const left = await rawOf(picture)
    .ensureAlpha()
    .composite([{ input: shapes, blend: "dest-out" }])
    .png()
    .toBuffer();
  const few = (fields: number) => sharp(left).resize({ width: fields, height: fields, fit: "inside" }).png().toBuffer();
  const ground = await sharp(await few(1))
    .removeAlpha()
    .resize({ width, height, fit: "fill" })
    .png()
    .toBuffer();
  const haze = await sharp(await few(hazeFields))
    .resize({ width, height, fit: "fill" })
    .png()
    .toBuffer();
  const data = await sharp(ground)
    .composite([{ input: haze }, { input: left }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { ...picture, data };
}

async function thumbnailOf(picture: Raw): Promise<Buffer> {
  let made = Buffer.alloc(0);
  for (const { side, quality: worse } of thumbnailSteps) {
    const small = rawOf(picture).resize({ width: side, height: side, fit: "inside", withoutEnlargement: true });
    made = await small.webp({ quality: worse }).toBuffer();
    if (made.length <= maxThumbnailBytes) break;
  }
  return made;
}

async function mask(content: Uint8Array, masks: readonly Mask[]): Promise<MaskedPicture> {
  const picture = await upright(content).catch((cause) => {
    throw new AppError("UNSUPPORTED_FILE", "no picture that can be read", { cause });
  });
  const shown = await masked(picture, masks);
  const { width, height } = picture.info;
  const large = await rawOf(shown).webp({ quality }).toBuffer();
  return { mimeType, picture: large, thumbnail: await thumbnailOf(shown), width, height };
}

/**
 * Makes pictures for everybody: turned upright, at most 1,600 pixels, as WebP made of nothing but pixels, so that neither
 * place nor time nor camera is left. Masking cannot be undone: what was there is not in the file.
 */
export function createPictureMasker(): PictureMasker {
  return { mask };
}
