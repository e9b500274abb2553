import type { Appointment } from "../../core/appointment/appointment.ts";
import { centreOf, serviceOf } from "../../core/appointment/centre.ts";
import { freeOf, slotsAhead } from "../../core/appointment/slots.ts";
import type { AppointmentBook, Decision } from "../../core/conversation/turn.ts";
import { localDate } from "../../core/ticket/working-time.ts";
import type { Ward } from "../../core/ward.ts";

type Booked = Extract<Decision, { do: "bookAppointment" }>;

/** The service centre of the stage's ward, in memory. */
export class StageCentre {
  readonly #ward: Ward;
  readonly #centre;
  #held: (Appointment & { owner: string })[] = [];
  #count = 0;

  constructor(ward: Ward) {
    this.#ward = ward;
    this.#centre = centreOf({ kind: ward.kind, counters: 2 });
  }

  /** What somebody holds, soonest first. */
  own(owner: string): Appointment[] {
    return this.#held
      .filter((one) => one.owner === owner)
      .map(({ owner: _, ...appointment }) => appointment)
      .sort((a, b) => Number(a.startsAt) - Number(b.startsAt));
  }

  /** As the bot sees it. */
  book(owner: string, now: Date): AppointmentBook {
    return {
      centre: this.#centre,
      own: this.own(owner),
      free: async (serviceId) => {
        const held = this.#held
          .filter((one) => one.serviceId === serviceId)
          .map(({ startsAt }) => ({ startsAt, count: this.#at(serviceId, startsAt) }));
        const seats = serviceOf(this.#centre, serviceId)?.seats ?? 0;
        return freeOf(slotsAhead(this.#ward.calendar, this.#centre, now), seats, held);
      },
    };
  }

  take(owner: string, { serviceId, procedureId, startsAt, movingId }: Booked): void {
    const before = this.#held.find(({ id }) => id === movingId);
    this.#count += before ? 0 : 1;
    const id = before?.id ?? `appointment-${this.#count}`;
    this.cancel(id);
    this.#held.push({
      ...{ id, owner, code: `BSH-2611-${this.#count}`, serviceId, startsAt, day: localDate(startsAt) },
      ...(procedureId === undefined ? {} : { procedureId }),
      ...{ state: "booked", bookedAt: startsAt, version: 1 },
    });
  }

  cancel(id: string): void {
    this.#held = this.#held.filter((one) => one.id !== id);
  }

  #at(serviceId: string, startsAt: Date): number {
    return this.#held.filter((one) => one.serviceId === serviceId && +one.startsAt === +startsAt).length;
  }
}
