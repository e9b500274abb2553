import { AppError } from "../errors.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { centreIn } from "./book.ts";
import { serviceOf } from "./centre.ts";
import { freeOf, type Slot, slotsAhead } from "./slots.ts";

/** The hours of a service that can be had now, in their order. Throws BAD_INPUT, NOT_FOUND where appointments are off. */
export async function freeSlots(input: { tx: Transaction; world: World; serviceId: string }): Promise<Slot[]> {
  const { tx, world, serviceId } = input;
  const centre = centreIn(world);
  const service = serviceOf(centre, serviceId);
  if (!service) throw new AppError("BAD_INPUT", "no such service");
  const now = world.clock.now();
  return freeOf(
    slotsAhead(world.ward.calendar, centre, now),
    service.seats,
    await tx.appointments.held(serviceId, now),
  );
}
