/** Longest side of a photo that leaves the phone, px. */
const maxSidePx = 1600;
const jpegQuality = 0.82;

/**
 * Makes a photo small enough for a weak signal, and free of what its camera wrote into it. A file that is no picture
 * this browser can draw goes as it is, and so does a small drawing.
 */
export async function compressPhoto(file: File): Promise<Blob> {
  if (!file.type.startsWith("image/")) return file;
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return file;
  const scale = Math.min(1, maxSidePx / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", jpegQuality));
  return small && (small.size < file.size || file.type !== "image/png") ? small : file;
}
