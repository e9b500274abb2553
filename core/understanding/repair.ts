/** What was odd about a word, from its characters to its spelling. */
export const repairKinds = [
  "homoglyph",
  "invisible",
  "unicode",
  "elongation",
  "tone",
  "teencode",
  "telex",
  "vni",
] as const;

/** A word that was read as another: the console shows it beside the proposal ("Đã đọc là"). */
export interface Repair {
  kind: (typeof repairKinds)[number];
  from: string;
  to: string;
}
