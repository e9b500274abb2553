import type { ShownPhoto } from "../core/publication/photo.ts";

/** The two sizes everybody may ask for, as they stand in addresses. */
export const photoSizes = { "nho.webp": "thumbnail", "lon.webp": "picture" } as const;

/** Where everybody finds a photo, until it is taken down. */
export function photoLinks({ id }: Pick<ShownPhoto, "id">): { thumbnailUrl: string; url: string } {
  return { thumbnailUrl: `/hinh/${id}/nho.webp`, url: `/hinh/${id}/lon.webp` };
}
