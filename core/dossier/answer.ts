import type { Ticket } from "../ticket/ticket.ts";
import type { Dossier, DossierReading } from "./dossier.ts";

/** What is asked for: a code, and the last digits of the number it was filed with, where somebody named them. */
export interface DossierQuery {
  code: string;
  digits?: string;
}

/** A reading without the end of the number: what a bot may see. */
export type ShownDossier = Pick<DossierReading, "asOf"> & { dossier: Omit<Dossier, "phoneTail"> };

/**
 * What a look-up came to. `off`: nothing to look in. `unreachable`: no answer. `hidden`: there is no such dossier, or it
 * was not shown to be theirs; the two are one answer, so that nobody can try codes. `delays`: tickets on its being late; `isWatched`: its news are told here.
 */
export type DossierAnswer =
  | { kind: "off" }
  | { kind: "unreachable" }
  | { kind: "hidden" }
  | { kind: "shown"; reading: ShownDossier; delays: Ticket[]; isWatched: boolean };
