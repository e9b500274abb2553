const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const streets = ["Hoa Sứ", "Sen Hồng", "Sen Trắng"];
const talk = [
  "hóng",
  "phường làm tốt quá",
  "cảm ơn phường nha",
  "Nguyễn Văn A vô coi nè",
  "ủa rồi sao nữa",
  "chia sẻ cho bà con biết",
  "đọc mà tức á",
  "haha",
];
const noPlace = ["cống nghẹt hoài phường ơi", "đèn đường tắt mấy hôm nay rồi", "rác mấy ngày không ai lấy"];

/** A report with its place, as people write it under a post or in a talk of their own. */
export function reportAt(index: number): string {
  return `cống trước số ${1 + (index % 40)} ${pick(streets, index)} nghẹt cả tuần, nước tràn ra đường`;
}

export const isDanger = (index: number): boolean => index % 250 === 249;

/** What people write under a post that everybody shares: mostly to each other, some to the ward, a few in danger. */
export function commentAt(index: number): string {
  if (isDanger(index)) return "cháy nhà ở hẻm 12 Hoa Sứ bà con ơi";
  if (index % 20 === 7) return reportAt(index);
  if (index % 10 === 3) return pick(noPlace, index);
  return pick(talk, index);
}
