import { AppError } from "../../core/errors.ts";
import type { Handler } from "./desk-handler.ts";
import { at } from "./desk-seed.ts";

type Mine = "listSpots" | "addSpot" | "retireSpot";
type Sign = ReturnType<Handler<"addSpot">>;

const sign = (id: string, label: string, where: string): Sign => ({
  ...{ id, label, createdAt: at(-20 * 1440) },
  place: { label: where, precision: "exact", latitude: 10.7788, longitude: 106.7003 },
  formUrl: `https://bensen.example/gui?noi=${id}`,
  sheetUrl: `https://bensen.example/in-qr/${id}`,
});
const signs: Sign[] = [
  sign("cho-cu", "Chợ cũ", "chợ cũ, khu phố 5"),
  sign("truong-hoa-mai", "Cổng sau trường tiểu học Hoa Mai, cạnh nhà văn hóa", "45 Hoa Sứ, khu phố 3"),
  { ...sign("ben-do", "Bến đò", "bến đò cũ, khu phố 1"), retiredAt: at(-1440) },
];

/** Signs at the fake desk, the same for everybody. */
export const signHandlers: { [K in Mine]: Handler<K> } = {
  listSpots: () => ({ items: signs }),
  addSpot: ({ body: { label, where = "" } }) => sign("moi", label, where),
  retireSpot: ({ params: { id } }) => {
    const found = signs.find((one) => one.id === id);
    if (!found) throw new AppError("NOT_FOUND", "no such place");
    return { ...found, retiredAt: at(0) };
  },
};
