/** An empty field is no value. */
export const orNone = (value: string): string | undefined => (value === "" ? undefined : value);

/** "2.000" is two thousand, "0,5" a half; anything that is no number is told by the server. */
export function numberIn(text: string): number | undefined {
  const plain = text.replace(/[.\s]/g, "").replace(",", ".");
  return plain === "" || Number.isNaN(Number(plain)) ? undefined : Number(plain);
}
