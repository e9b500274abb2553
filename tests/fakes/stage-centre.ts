import type { Appointment } from "../../core/appointment/appointment.ts";
import { centreOf, serviceOf } from "../../core/appointment/centre.ts";
import type { Hall, OwnNumber } from "../../core/appointment/queue-number.ts";
import { freeOf, slotsAhead } from "../../core/appointment/slots.ts";
import type { PhraseParams } from "../../core/conversation/phrasebook.ts";
import type { AppointmentBook, Decision } from "../../core/conversation/turn.ts";
import { isWorkingAt, localDate } from "../../core/ticket/working-time.ts";
import type { Ward } from "../../core/ward.ts";

type Booked = Extract<Decision, { do: "bookAppointment" }>;

/** The service centre of the stage's ward, in memory. */
export class StageCentre {
  readonly #ward: Ward;
  readonly #centre;
  #held: (Appointment & { owner: string })[] = [];
  readonly #numbers = new Map<string, OwnNumber & { day: string }>();
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
      hall: this.#hall(owner, now),
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

  /** The next number of a service; what it lends to the words after it. */
  takeNumber(owner: string, serviceId: string, now: Date): PhraseParams {
    const before = [...this.#numbers.values()].filter((one) => one.serviceId === serviceId);
    const letter = serviceOf(this.#centre, serviceId)?.letter ?? "";
    const label = `${letter}${String(before.length + 1).padStart(3, "0")}`;
    const link = `https://bensen.example/so/${label}`;
    this.#numbers.set(owner, { label, serviceId, ahead: before.length, link, day: localDate(now) });
    return { number: label, ahead: before.length, numberLink: link };
  }

  #hall(owner: string, now: Date): Hall {
    const isOpen = isWorkingAt(this.#ward.calendar, now);
    const number = this.#numbers.get(owner);
    return number?.day === localDate(now) ? { isOpen, own: number } : { isOpen };
  }

  cancel(id: string): void {
    this.#held = this.#held.filter((one) => one.id !== id);
  }

  #at(serviceId: string, startsAt: Date): number {
    return this.#held.filter((one) => one.serviceId === serviceId && +one.startsAt === +startsAt).length;
  }
}
