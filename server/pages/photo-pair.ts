import type { PhotoSide, ShownPhoto } from "../../core/publication/photo.ts";
import { photoSides } from "../../core/publication/photo.ts";
import { photoLinks } from "../photo-link.ts";
import { type Html, html } from "./html.ts";
import type { Words } from "./words.ts";

/** What the photos show, for whoever does not see them. */
interface Shows {
  kind: string;
  where: string | undefined;
}

function figure({ photos: say }: Words, photo: ShownPhoto, { kind, where }: Shows): Html {
  const { url, thumbnailUrl } = photoLinks(photo);
  const { width, height } = photo.shown;
  const alt = say.alt[photo.side]([kind, where].filter(Boolean).join(", "));
  return html`<a href="${url}"><img src="${thumbnailUrl}" alt="${alt}" width="${width}" height="${height}" loading="lazy" decoding="async"></a>`;
}

/** How it was and how it is, side by side; a side without a photo is left out. At most so many of each, the newest. */
export function photoPair(words: Words, photos: readonly ShownPhoto[], shows: Shows, most: number): Html | undefined {
  if (photos.length === 0) return undefined;
  const side = (name: PhotoSide): Html | undefined => {
    const of = photos.filter((photo) => photo.side === name).slice(-most);
    return of.length === 0
      ? undefined
      : html`<figure><figcaption>${words.photos[name]}</figcaption>${of.map((photo) => figure(words, photo, shows))}</figure>`;
  };
  return html`<div class="pair">${photoSides.map(side)}</div>`;
}

/** Where the photos come from, and what to do about one that should not be there. */
export const photosMean = ({ photos: say }: Words): Html =>
  html`<p class="hint feeds no-print">${say.means} <a href="/chat">${say.ask}</a></p>`;
