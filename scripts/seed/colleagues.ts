import type { Staff, StaffRole } from "../../core/people/staff.ts";
import { isOutsideUnit, type UnitId } from "../../core/ticket/taxonomy.ts";
import type { Dice } from "./dice.ts";

/** Who works beside the demo's own people, so that every unit has an officer and a head; nobody signs in as them. */
export const colleagues: readonly Staff[] = [
  { username: "phat", name: "Anh Phát", role: "OFF" as const, unit: "KTHT" as const },
  { username: "thinh", name: "Anh Thịnh", role: "OFF" as const, unit: "KTHT" as const },
  { username: "nghia", name: "Anh Nghĩa", role: "OFF" as const, unit: "CA" as const },
  { username: "cuong", name: "Anh Cường", role: "HEAD" as const, unit: "CA" as const },
  { username: "thu", name: "Chị Thu", role: "OFF" as const, unit: "VHXH" as const },
  { username: "diep", name: "Chị Diệp", role: "HEAD" as const, unit: "VHXH" as const },
  { username: "hoa", name: "Chị Hòa", role: "OFF" as const, unit: "YT" as const },
  { username: "bac", name: "Anh Bắc", role: "HEAD" as const, unit: "YT" as const },
  { username: "mai", name: "Chị Mai", role: "OFF" as const, unit: "HCC" as const },
  { username: "lien", name: "Chị Liên", role: "HEAD" as const, unit: "HCC" as const },
  { username: "khoa", name: "Anh Khoa", role: "OFF" as const, unit: "VP" as const },
  { username: "van", name: "Chị Vân", role: "HEAD" as const, unit: "VP" as const },
  { username: "vinh", name: "Anh Vinh", role: "OFF" as const, unit: "LD" as const },
  { username: "ngoc", name: "Chị Ngọc", role: "HEAD" as const, unit: "LD" as const },
].map((one) => ({ ...one, id: `demo-${one.username}`, active: true }));

/** Everybody who works at the ward, by what they may do. */
export class Cast {
  readonly #staff: readonly Staff[];

  constructor(staff: readonly Staff[]) {
    this.#staff = staff;
  }

  #one(dice: Dice, role: StaffRole, unit?: UnitId): Staff {
    return dice.pick(this.#staff.filter((one) => one.role === role && (unit === undefined || one.unit === unit)));
  }

  operator(dice: Dice): Staff {
    return this.#one(dice, "OP");
  }

  officer(dice: Dice, unit: UnitId): Staff {
    return this.#one(dice, "OFF", isOutsideUnit(unit) ? "KTHT" : unit);
  }

  head(dice: Dice, unit: UnitId): Staff {
    return this.#one(dice, "HEAD", isOutsideUnit(unit) ? "KTHT" : unit);
  }

  byId(id: string | undefined): Staff | undefined {
    return this.#staff.find((one) => one.id === id);
  }
}
