import type { Address, Carrier } from "../channel/channel.ts";
import type { Actor } from "./staff.ts";

/** How a person can be reached beside their talks, and what they agreed to. */
export interface Contact {
  /** E.164: "+84900000001". */
  phone?: string;
  /** A platform vouches that the number is this person's, or they called from it. */
  phoneVerified?: boolean;
  email?: string;
  /** Carriers they agreed to hear from; a telephone call needs no more than the number. */
  consents: Carrier[];
}

/** A resident. One person may have several addresses, joined only on proof, never by name. */
export interface Citizen extends Contact {
  id: string;
  displayName?: string;
  /** The word the resident uses for themselves (cô, chú, bác, ông, bà); "anh/chị" when unset. */
  kinship?: string;
  addresses: Address[];
  createdAt: Date;
}

/** What showed that two records are one person: a number a platform vouches for, a code read out, or an operator's word. */
export type LinkProof = "phone" | "code" | "operator";

/** A number that an operator reads out; whoever types it on another channel is the person it was made for. */
export interface LinkCode {
  /** SHA-256 of the number; the number itself is kept nowhere. */
  hash: string;
  citizenId: string;
  actor: Actor;
  expiresAt: Date;
}

/** Two records found to be one person; kept whole, so that it can be undone. */
export interface CitizenLink {
  id: string;
  /** The record that stays, and the one whose addresses and conversations came over to it. */
  keptId: string;
  joinedId: string;
  proof: LinkProof;
  actor: Actor;
  at: Date;
  addresses: Address[];
  conversationIds: string[];
  /** How the record that stays could be reached before; undoing gives it back. */
  before: Contact;
  undoneAt?: Date;
}
