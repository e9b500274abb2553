/** What has become of an appointment: it stands, was given up, or its holder came and has a queue number. */
export type AppointmentState = "booked" | "cancelled" | "arrived";

/** Somebody's hour at the service centre. */
export interface Appointment {
  id: string;
  /** For people, read aloud and printed: "BSH-2611-0007". No key to anything. */
  code: string;
  serviceId: string;
  /** What they come for, where that was said. */
  procedureId?: string;
  startsAt: Date;
  /** The local date of `startsAt`. */
  day: string;
  /** Where they booked it, and hear of it. */
  conversationId?: string;
  /** E.164; of those who booked on a page or at the desk. */
  phone?: string;
  state: AppointmentState;
  bookedAt: Date;
  /** No reminder is due any more: it was written, or this was booked too late for one. */
  remindedAt?: Date;
  version: number;
}

/** Whose an appointment is: a person's talks, or a telephone number. */
export type Holder = { conversationIds: readonly string[] } | { phone: string };

/** Appointments, and the lock that keeps an hour from being given away twice. */
export interface Appointments {
  byId(id: string): Promise<Appointment | undefined>;
  /** Those that stand and begin from then on, soonest first. */
  ofHolder(holder: Holder, from: Date): Promise<Appointment[]>;
  /** All of a local day but those given up, in the order of their hours. */
  ofDay(day: string): Promise<Appointment[]>;
  /** How many hold each hour of a service from then on; hours nobody holds are left out. */
  held(serviceId: string, from: Date): Promise<{ startsAt: Date; count: number }[]>;
  /** Nobody else gets this hour until the transaction ends. Returns how many hold it now. */
  lockSlot(serviceId: string, startsAt: Date): Promise<number>;
  /**
   * Inserts (version 0) or updates; throws STALE when somebody was faster, or when this holder has another one of the
   * same service on that day. Returns the stored one.
   */
  save(appointment: Appointment): Promise<Appointment>;
  /** Those that stand, begin between these moments and have a reminder due; soonest first. */
  toRemind(span: { from: Date; to: Date }, limit: number): Promise<Appointment[]>;
}
