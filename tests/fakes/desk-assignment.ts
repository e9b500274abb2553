import { staffActor } from "../../core/people/staff.ts";
import { changeTicket } from "../../core/ticket/change-ticket.ts";
import { openTicket } from "../../core/ticket/open-ticket.ts";
import { disputeUnit } from "../../core/ticket/rule-on-unit.ts";
import { assignmentHandlers } from "../../server/api/assignment.ts";
import type { ApiDeps } from "../../server/api/context.ts";
import { anActor, aReport } from "../builders.ts";
import { staff } from "./desk-seed.ts";
import type { FakeStore } from "./fake-store.ts";
import type { FakeWorld } from "./world.ts";

const police = anActor("HEAD", { id: "s-son", name: "Anh Sơn", unit: "CA" });

/** Everybody is at their desk, and one ticket is nobody's: the roads unit and the police send it to each other. */
export async function seedAssignment(store: FakeStore, world: FakeWorld): Promise<void> {
  const [lan, dung] = staff;
  if (!lan || !dung) throw new Error("nobody is there");
  await store.transaction(async (tx) => {
    for (const one of staff) await tx.people.saveStaff(one);
    await tx.roster.see(lan.id, world.clock.now());
    const report = aReport({ title: "vạch dừng xe bị xóa, xe tông nhau hoài" });
    const by = { tx, world, actor: staffActor(lan) };
    const { code } = await openTicket({ ...by, report, origin: "zalo" });
    const returned = { reason: "Va chạm giao thông là việc của công an phường.", unit: "CA" as const };
    await changeTicket({ ...by, code, to: "triaged", actor: staffActor(dung), facts: returned });
    const { version } = await changeTicket({ ...by, code, to: "assigned", facts: { unit: "CA" } });
    const reason = "Vạch kẻ đường do phòng hạ tầng sơn lại, công an không có thợ và sơn.";
    await disputeUnit({ tx, world, code, actor: police, unit: "KTHT", reason, version });
  });
}

/** The real operations over what was seeded. */
export const deskAssignment = (store: FakeStore, world: FakeWorld) =>
  assignmentHandlers({ store, world } as unknown as ApiDeps);
