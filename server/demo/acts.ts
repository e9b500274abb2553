import { randomUUID } from "node:crypto";
import { AppError } from "../../core/errors.ts";
import { table } from "../../core/table.ts";
import { pictureName, pictures, sceneOf } from "./pictures.ts";
import type { SeenTicket, Staff, TypedReading } from "./staff.ts";
import type { Tenant } from "./tenant.ts";

/** Who works for a unit in the demo, and who signs its results. */
const workers = table<{ officer: string; head?: string }>({
  KTHT: { officer: "dung", head: "hanh" },
  CA: { officer: "son" },
});

/** What somebody of the unit does next with a ticket, and how that is called on a button. */
interface Work {
  label: string;
  run(tenant: Tenant, ticket: SeenTicket, people: { officer: string; head?: string }): Promise<void>;
}

const move = (staff: Staff, { code, version }: SeenTicket, to: string, facts: object): Promise<SeenTicket> =>
  staff.post(`/api/tickets/${code}/moves`, { to, version, facts });

async function photo(staff: Staff, { category }: SeenTicket, moment: "before" | "after"): Promise<{ key: string }> {
  const name = pictureName(sceneOf(category), moment);
  return staff.upload(pictures.get(name) ?? Buffer.alloc(0), name);
}

/** What the officer writes when the work is done. */
const results = table<string>({
  "flooding-drainage": "tổ thoát nước đã thông cống, nước đã rút hết",
  "street-light": "đã thay bóng đèn, đèn sáng lại từ tối nay",
  "litter-dumping": "đã dọn sạch đống rác và xịt rửa chỗ đó",
  "manhole-cover": "đã thay nắp cống mới, có thể đi lại bình thường",
});
const otherResult = "cán bộ đã tới nơi và làm xong việc bà con báo";

const works: Partial<Record<SeenTicket["status"], Work>> = {
  assigned: {
    label: "Đóng vai cán bộ: nhận việc",
    run: async (tenant, ticket, { officer }) => {
      const staff = await tenant.staff(officer);
      await move(staff, ticket, "accepted", { officerId: staff.id });
    },
  },
  accepted: {
    label: "Đóng vai cán bộ: đã tới nơi",
    run: async (tenant, ticket, { officer }) => {
      const staff = await tenant.staff(officer);
      const photos = [await photo(staff, ticket, "before")];
      await move(staff, ticket, "in-progress", { onSceneAt: new Date().toISOString(), team: "Tổ hạ tầng", photos });
    },
  },
  "in-progress": {
    label: "Đóng vai cán bộ: gửi ảnh kết quả",
    run: async (tenant, ticket, { officer, head }) => {
      const staff = await tenant.staff(officer);
      const seen = await staff.get<SeenTicket>(`/api/tickets/${ticket.code}`);
      const facts = { text: results[ticket.category] ?? otherResult, photos: [await photo(staff, ticket, "after")] };
      if (!seen.mayPropose || !head) return void (await move(staff, seen, "resolved", facts));
      const { version } = seen;
      const proposed = await staff.post<SeenTicket>(`/api/tickets/${ticket.code}/proposals`, { version, ...facts });
      await move(await tenant.staff(head), proposed, "resolved", facts);
    },
  },
};

/** What comes next with this ticket, if the demo has somebody for it. */
export function workFor({ status, unit }: SeenTicket): string | undefined {
  return workers[unit] ? works[status]?.label : undefined;
}

/** Does it, at the same API the officer's telephone uses. */
export async function workOn(tenant: Tenant, ticket: SeenTicket): Promise<void> {
  const [people, work] = [workers[ticket.unit], works[ticket.status]];
  if (!people || !work) throw new AppError("MOVE_NOT_ALLOWED", "Phiếu này không còn chờ cán bộ của bản mô phỏng.");
  await work.run(tenant, ticket, people);
}

/** The operator types what is said, takes what the machine reads along, and files it. */
export async function fileCall(
  tenant: Tenant,
  said: { text: string; place: string; phone: string },
): Promise<{ ticket: SeenTicket; script: string }> {
  const operator = await tenant.staff("lan");
  const { proposals, place, severity } = await operator.post<TypedReading>("/api/classify", {
    text: said.text,
    placeText: said.place,
  });
  return operator.post("/api/calls", {
    ...{ clientId: randomUUID(), text: said.text, phone: said.phone, severity },
    ...{ category: proposals[0]?.category, answerBy: "call", hideName: false, startedAt: new Date().toISOString() },
    ...(place.places[0] && { place: place.places[0] }),
  });
}
