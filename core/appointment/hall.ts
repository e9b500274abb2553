import type { Transaction } from "../store.ts";
import { isWorkingAt, localDate } from "../ticket/working-time.ts";
import type { World } from "../world.ts";
import { type Hall, type OwnNumber, peopleAhead, type QueueNumber } from "./queue-number.ts";

/** A number with its place in the queue at this moment. */
export async function tellNumber(tx: Transaction, world: World, number: QueueNumber): Promise<OwnNumber> {
  const { id, label, serviceId, day, state, counterId } = number;
  const ahead = peopleAhead(await tx.queue.ofDay(day), number, world.clock.now()) ?? 0;
  const counter = world.centre?.counters.find((one) => one.id === counterId)?.name;
  const called = state === "called" && counter !== undefined ? { counter } : {};
  return { label, serviceId, ahead, ...called, link: world.numberLink(id) };
}

/** Whether numbers are given out, and the one that this talk took today. */
export async function hallOf(input: { tx: Transaction; world: World; numberId?: string | undefined }): Promise<Hall> {
  const { tx, world, numberId } = input;
  const now = world.clock.now();
  const isOpen = isWorkingAt(world.ward.calendar, now);
  const number = numberId === undefined ? undefined : await tx.queue.byId(numberId);
  const holds = number?.day === localDate(now) && (number.state === "waiting" || number.state === "called");
  return number && holds ? { isOpen, own: await tellNumber(tx, world, number) } : { isOpen };
}
