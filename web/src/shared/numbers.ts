const percentFormat = new Intl.NumberFormat("vi-VN", { style: "percent" });

/** "54%" */
export const percentOf = (share: number): string => percentFormat.format(share);

/** Of fewer than ten a per cent says nothing: then the cases are told alone. */
export const leastForPercent = 10;

export const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const countFormat = new Intl.NumberFormat("vi-VN");
/** "1.058" */
export const countOf = (count: number): string => countFormat.format(count);

/** How sure the machine is, in words. Shown beside the number, never instead of it. */
export function surenessOf(confidence: number): "sure" | "unsure" | "unclear" {
  if (confidence >= 0.8) return "sure";
  return confidence >= 0.5 ? "unsure" : "unclear";
}

/** Letters without marks, for finding "duong" in "Đường". */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
}

/** Letter on an avatar: the given name's, which comes last in Vietnamese. */
export function initialOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return words.at(-1)?.charAt(0).toUpperCase() ?? "#";
}
