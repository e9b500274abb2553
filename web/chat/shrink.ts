/** Longest side of a photo that leaves the phone, px. */
const maxSidePx = 1600;
const jpegQuality = 0.82;

interface Picture {
  source: CanvasImageSource;
  width: number;
  height: number;
}

async function load(file: Blob): Promise<Picture> {
  if ("createImageBitmap" in window) {
    const bitmap = await createImageBitmap(file).catch(() => undefined);
    if (bitmap) return { source: bitmap, width: bitmap.width, height: bitmap.height };
  }
  const image = new Image();
  const url = URL.createObjectURL(file);
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = url;
    });
    return { source: image, width: image.naturalWidth, height: image.naturalHeight };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * Makes a photo small enough for a weak signal, and drops what the camera wrote into it (where it was taken, with what).
 * What this browser cannot read (HEIC on some) goes as it is.
 */
export async function shrink(file: Blob): Promise<Blob> {
  const picture = await load(file).catch(() => undefined);
  if (!picture) return file;
  const scale = Math.min(1, maxSidePx / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const paper = canvas.getContext("2d");
  if (!paper) return file;
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(picture.source, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((small) => resolve(small ?? file), "image/jpeg", jpegQuality));
}
