/** How far somebody with a number has come. */
export type QueueState = "waiting" | "called" | "served" | "missed";

/** Somebody who waits in the hall. Nobody's name is kept. */
export interface QueueNumber {
  id: string;
  /** "A012": letter of the service and their place in its series of that day. */
  label: string;
  serviceId: string;
  day: string;
  /** The first is 1. */
  number: number;
  takenAt: Date;
  /** The hour of the appointment they came for. */
  appointmentAt?: Date;
  state: QueueState;
  counterId?: string;
  calledAt?: Date;
  endedAt?: Date;
  version: number;
}

/** A number somebody holds today, as it is told. */
export interface OwnNumber {
  label: string;
  serviceId: string;
  /** How many are called before; 0 once it is called itself. */
  ahead: number;
  /** Set when it is being called: where to. */
  counter?: string;
  /** The page on which it is followed. */
  link: string;
}

/** The hall of the service centre, as a talk may ask about it. */
export interface Hall {
  /** Numbers are given out now. */
  isOpen: boolean;
  /** The number that was taken in this talk, while it waits or is called. */
  own?: OwnNumber;
}

/** Numbers of the people in the hall. */
export interface QueueNumbers {
  byId(id: string): Promise<QueueNumber | undefined>;
  /** All of a local day, in the order in which they were taken. */
  ofDay(day: string): Promise<QueueNumber[]>;
  /** Inserts (version 0) or updates; throws STALE when somebody was faster. Returns the stored one. */
  save(number: QueueNumber): Promise<QueueNumber>;
}

/** Whoever comes later than this after their hour waits in the order of arrival. */
const graceMs = 15 * 60_000;

/** Whether somebody's hour has come, and they were here for it. */
function isDue({ appointmentAt, takenAt }: QueueNumber, now: Date): boolean {
  return appointmentAt !== undefined && appointmentAt <= now && takenAt.getTime() <= appointmentAt.getTime() + graceMs;
}

/**
 * Who waits, in the order in which they will be called: first those whose hour has come, by their hours; then
 * everybody else by when they came. Pure.
 */
export function queueOrder(numbers: readonly QueueNumber[], now: Date): QueueNumber[] {
  const rank = (one: QueueNumber): number[] =>
    isDue(one, now)
      ? [0, Number(one.appointmentAt), Number(one.takenAt), one.number]
      : [1, Number(one.takenAt), one.number];
  const compare = (a: number[], b: number[]): number => {
    const index = a.findIndex((value, place) => value !== b[place]);
    return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
  };
  return numbers
    .filter(({ state }) => state === "waiting")
    .sort((a, b) => compare(rank(a), rank(b)) || (a.label < b.label ? -1 : 1));
}

/** Who is called next to a counter that does these services. */
export function nextToCall(
  numbers: readonly QueueNumber[],
  serviceIds: readonly string[],
  now: Date,
): QueueNumber | undefined {
  return queueOrder(numbers, now).find(({ serviceId }) => serviceIds.includes(serviceId));
}

/** How many are called before this one; undefined when it does not wait. */
export function peopleAhead(numbers: readonly QueueNumber[], mine: QueueNumber, now: Date): number | undefined {
  const place = queueOrder(
    numbers.filter(({ serviceId }) => serviceId === mine.serviceId),
    now,
  ).findIndex(({ id }) => id === mine.id);
  return place < 0 ? undefined : place;
}
