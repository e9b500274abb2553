/** Whom a filed dossier waits for. `office`: only then a due date that has passed makes it late. */
type WaitsFor = "office" | "citizen" | "nobody";

/** The states one-stop software knows, and whom a dossier waits for in each. `nobody`: nothing more will be told of it. */
export const dossierStates = {
  submitted: "office",
  received: "office",
  processing: "office",
  supplement: "citizen",
  payment: "citizen",
  ready: "citizen",
  returned: "nobody",
  refused: "nobody",
  withdrawn: "nobody",
  stopped: "nobody",
} as const satisfies Record<string, WaitsFor>;
export type DossierState = keyof typeof dossierStates;
export const dossierStateIds = Object.keys(dossierStates) as [DossierState, ...DossierState[]];

/** Digits of a telephone number that show a dossier to be somebody's. */
export const tailDigits = 4;
/** Longest name of a procedure that is kept. */
export const maxProcedureChars = 300;

/** A dossier filed at the one-stop desk: where it stands, and nothing about whose it is but the end of a number. */
export interface Dossier {
  /** As written on the receipt, in capitals: "HS-251103-0012". */
  code: string;
  procedure: string;
  state: DossierState;
  receivedAt?: Date;
  /** The end of that day, where the receipt names a day only. */
  dueAt?: Date;
  changedAt: Date;
  /** Last four digits of the number it was filed with; unset: a person has to look. */
  phoneTail?: string;
}

/** A dossier, and when this was true of it. */
export interface DossierReading {
  dossier: Dossier;
  asOf: Date;
}

/**
 * Where filed dossiers are looked up, whatever stands behind it. Asked by `look-up-dossier` while the bot thinks, outside
 * any transaction; one that does not answer throws.
 */
export interface DossierPort {
  /** Whether there is anything to look in; false: the bot says that it cannot know. */
  isConnected(): Promise<boolean>;
  /** By the code in capitals; undefined: no such dossier. */
  find(code: string): Promise<DossierReading | undefined>;
}

/** Whether the day it was promised for has passed while it was the office's turn. */
export function isLate({ state, dueAt }: Pick<Dossier, "state" | "dueAt">, now: Date): boolean {
  return dossierStates[state] === "office" && dueAt !== undefined && dueAt < now;
}

/** Whether nothing more will happen to it. */
export function isOver({ state }: Pick<Dossier, "state">): boolean {
  return dossierStates[state] === "nobody";
}

/** Where a dossier stands, as far as residents are told: what is compared to find news. */
export interface DossierMark {
  code: string;
  state: DossierState;
  dueAt?: Date | undefined;
  changedAt: Date;
  asOf: Date;
}

/** What is told of a reading. */
export function markOf({ dossier, asOf }: { dossier: Omit<DossierMark, "asOf">; asOf: Date }): DossierMark {
  const { code, state, dueAt, changedAt } = dossier;
  return { code, state, changedAt, asOf, ...(dueAt ? { dueAt } : {}) };
}

/** Whether it knows more than the other one: a later change, or the same change looked at later. */
export function isNewer(one: Pick<DossierMark, "changedAt" | "asOf">, other: Pick<DossierMark, "changedAt" | "asOf">) {
  if (Number(one.changedAt) !== Number(other.changedAt)) return one.changedAt > other.changedAt;
  return one.asOf > other.asOf;
}

/** Whether a resident would read the same of both. */
export function isSameMark(one: DossierMark, other: DossierMark): boolean {
  return one.state === other.state && Number(one.dueAt ?? 0) === Number(other.dueAt ?? 0);
}
