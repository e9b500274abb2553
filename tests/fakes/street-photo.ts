import sharp from "sharp";
import { makeRandom } from "../../nlp/random.ts";

/** A "photo" of an invented street: blocks of light and shade like houses, made from a number. 800 × 600, JPEG. */
export async function aStreet(seed: number): Promise<Buffer> {
  const random = makeRandom(seed);
  const blocks = Array.from({ length: 24 }, () => {
    const [x, y, width, height] = [700, 500, 250, 250].map((most) => Math.floor(random() * most));
    const grey = Math.floor(random() * 256);
    return `<rect x="${x}" y="${y}" width="${40 + (width ?? 0)}" height="${40 + (height ?? 0)}" fill="rgb(${grey},${grey},${grey})"/>`;
  });
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#9ab"/>${blocks.join("")}</svg>`;
  return sharp(Buffer.from(scene)).jpeg({ quality: 90 }).toBuffer();
}
