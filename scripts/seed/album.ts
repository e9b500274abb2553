import sharp from "sharp";
import type { Attachment } from "../../core/channel/event.ts";
import type { Files } from "../../core/store.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import { Dice } from "./dice.ts";
import { draw, type Moment, moments, type Scene, sceneOf, scenes } from "./drawings.ts";

/** Streets on which each thing is drawn. */
const variants = 3;
const quality = 70;

/** The drawn photos of a ward, kept as its files: the same street before and after for each number. */
export class Album {
  readonly #pictures: ReadonlyMap<string, Attachment>;

  private constructor(pictures: ReadonlyMap<string, Attachment>) {
    this.#pictures = pictures;
  }

  /** Draws everything (48 pictures of about 5 kB) and keeps it with the ward's files. */
  static async draw(files: Pick<Files, "put">, seed: string): Promise<Album> {
    const pictures = new Map<string, Attachment>();
    for (const scene of scenes) {
      for (let variant = 1; variant <= variants; variant += 1) {
        for (const moment of moments) {
          const svg = draw(scene, moment, new Dice(`${seed}:${scene}:${variant}`));
          const content = await sharp(Buffer.from(svg)).webp({ quality }).toBuffer();
          const { key, sizeBytes } = await files.put(content, "image/webp");
          pictures.set(nameOf(scene, moment, variant), { kind: "image", key, mimeType: "image/webp", sizeBytes });
        }
      }
    }
    return new Album(pictures);
  }

  /** A photo of a matter; the same number shows the same street. */
  photo(category: CategoryId, moment: Moment, number: number): Attachment[] {
    const found = this.#pictures.get(nameOf(sceneOf(category), moment, (number % variants) + 1));
    return found ? [found] : [];
  }
}

const nameOf = (scene: Scene, moment: Moment, variant: number): string => `${scene}:${moment}:${variant}`;
