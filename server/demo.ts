import { randomUUID } from "node:crypto";
import type { Staff } from "../core/people/staff.ts";
import { hashPassword } from "./passwords.ts";
import type { Wired } from "./wire.ts";

/** Password of every demo account; the demo only listens on this machine. */
export const demoPassword = "benSen2026";

/** The people of the invented demo ward. */
const people: (Omit<Staff, "id" | "active"> & { title: string })[] = [
  { username: "lan", name: "Chị Lan", role: "OP", title: "người trực" },
  { username: "tuan", name: "Anh Tuấn", role: "OP", title: "người trực thứ hai" },
  { username: "dung", name: "Anh Dũng", role: "OFF", unit: "KTHT", title: "cán bộ Phòng Kinh tế, Hạ tầng và Đô thị" },
  { username: "hanh", name: "Chị Hạnh", role: "HEAD", unit: "KTHT", title: "trưởng phòng" },
  { username: "son", name: "Anh Sơn", role: "OFF", unit: "CA", title: "Công an phường" },
  { username: "tam", name: "Ông Tâm", role: "LD", title: "lãnh đạo" },
  { username: "quan", name: "Anh Quân", role: "ADM", title: "quản trị" },
];

export const demoUsernames = people.map(({ username }) => username);

/** Accounts of the demo ward, created once; names and passwords are printed at start. */
export async function seedDemo({ store }: Pick<Wired, "store">) {
  for (const { title: _, ...person } of people) {
    const { username } = person;
    const known = await store.transaction((tx) => tx.accounts.byUsername(username));
    if (known) continue;
    const staff = { ...person, id: randomUUID(), active: true };
    const passwordHash = await hashPassword(demoPassword);
    await store.transaction((tx) => tx.accounts.create([{ staff, passwordHash }]));
  }
  return people.map(({ username, title }) => ({ username, password: demoPassword, title }));
}
