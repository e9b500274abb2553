import { access } from "../../core/people/access.ts";
import { type StaffRole, staffRoles } from "../../core/people/staff.ts";
import { type OperationId, routes } from "../../server/contract.ts";
import type { Route } from "../../server/contract-route.ts";
import { type Desk, openDesk, personOf } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const operations = Object.keys(routes) as OperationId[];
const routeOf = (id: OperationId): Route => routes[id];
const nowhere = {
  params: {
    ...{ id: "no-such", linkId: "no-such", messageId: "no-such", code: "BS-2611-9999", key: "no-such" },
    ...{ kind: "procedure", channel: "zalo", account: "no-such" },
  },
};

function mayAsk(id: OperationId, role: StaffRole): boolean {
  const { access: row } = routeOf(id);
  return row === "signed-in" || (access[row] as readonly StaffRole[]).includes(role);
}

/** Asks and hangs up: a stream would never end. */
async function statusOf(role: StaffRole, id: OperationId): Promise<number> {
  const response = await desk.send(personOf[role], id, nowhere);
  await response.body?.cancel();
  return response.status;
}

test.each(staffRoles)(
  "%s gets past the door of the operations the access table gives it, and of no others",
  async (role) => {
    const let_in: Record<string, boolean> = {};
    for (const id of operations) let_in[id] = (await statusOf(role, id)) !== 403;
    expect(let_in).toEqual(Object.fromEntries(operations.map((id) => [id, mayAsk(id, role)])));
  },
);

test("an administrator reads no conversation and no ticket, an auditor changes nothing at the desk", async () => {
  for (const id of ["listConversations", "getTicket", "listTasks"] as const) {
    expect((await desk.refused("quan", id, nowhere)).code).toBe("FORBIDDEN");
  }
  for (const id of ["takeOver", "openTicket", "correctTicket", "uploadFile"] as const) {
    expect((await desk.refused("tu", id, nowhere)).code).toBe("FORBIDDEN");
  }
});

test.each(operations)("%s asks for a session", async (id) => {
  expect((await desk.refused(undefined, id, nowhere)).code).toBe("NOT_SIGNED_IN");
});

test("somebody whose account was closed is signed out at once", async () => {
  const { quan } = desk.staff;
  await desk.call("quan", "getSession");
  await desk.store.transaction((tx) => tx.people.saveStaff({ ...quan, active: false }));
  expect((await desk.refused("quan", "getSession")).code).toBe("NOT_SIGNED_IN");
  await desk.store.transaction((tx) => tx.people.saveStaff(quan));
});

test.each(operations.filter((id) => routeOf(id).method !== "get"))(
  "%s is refused without the desk's header",
  async (id) => {
    const role = staffRoles.find((one) => mayAsk(id, one)) ?? "OP";
    const error = await desk.refused(personOf[role], id, { ...nowhere, headers: { "x-desk": "" } });
    expect(error.code).toBe("FORBIDDEN");
  },
);
