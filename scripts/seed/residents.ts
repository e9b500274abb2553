import type { Channel } from "../../core/channel/channel.ts";
import type { Dice } from "./dice.ts";

const families = [
  "Nguyễn",
  "Trần",
  "Lê",
  "Phạm",
  "Huỳnh",
  "Võ",
  "Phan",
  "Đặng",
  "Bùi",
  "Đỗ",
  "Hồ",
  "Ngô",
  "Dương",
  "Lý",
];
const middles = [
  "Thị",
  "Văn",
  "Minh",
  "Ngọc",
  "Thanh",
  "Kim",
  "Hoàng",
  "Bảo",
  "Thu",
  "Quốc",
  "Mỹ",
  "Hữu",
  "Xuân",
  "Gia",
];
const givens = [
  ...["Sáu", "Bé", "Hạnh", "Lành", "Phúc", "Tâm", "Hương", "Nga", "Tuyết", "Loan", "Hải", "Dũng", "Khánh", "Trinh"],
  ...["Vy", "Nhi", "Khoa", "Thảo", "Yến", "Tài", "Lộc", "Giàu", "Hiền", "Út", "Mai", "Tùng", "Như", "Đạt", "Quyên"],
];
/** How people call themselves on platforms. */
const handles = [
  "Mẹ Bắp",
  "Ba Gấu",
  "Út Bến Sen",
  "Cà phê Cô Tư",
  "Bảy Xe Ôm",
  "Tạp Hóa Ngọc",
  "Chú Ba Sửa Xe",
  "Bé Ti",
];

/** Somebody invented, with the door they come by. */
export interface Resident {
  channel: Channel;
  user: string;
  name: string;
  /** E.164. */
  phone: string;
}

/**
 * Numbers of the invented residents: +84 4…. Code 04 was Hà Nội's until it became 024 on 17 June 2017 and has been
 * given to nobody since, so none of these rings anywhere; in form they are good national numbers.
 */
export function inventedPhone(count: number): string {
  return `+844${10_000_000 + ((count * 7_368_787) % 89_999_999)}`;
}

/** The n-th resident of this ward. */
export function inventResident(dice: Dice, channel: Channel, count: number): Resident {
  const full = `${dice.pick(families)} ${dice.pick(middles)} ${dice.pick(givens)}`;
  const name = dice.chance(0.12) ? `${dice.pick(handles)} ${count % 90}` : full;
  const phone = inventedPhone(count);
  return { channel, name, phone, user: channel === "hotline" ? phone : `demo-${channel}-${count}` };
}

/** Which of the drawn streets this person's photos show, so that what is done afterwards is shown on the same one. */
export function streetOf(resident: Resident | undefined): number {
  return Number(resident?.phone.slice(-4) ?? 0);
}
