import type { Address } from "../channel/channel.ts";

/** A resident. One person may have several addresses, joined only on proof, never by name. */
export interface Citizen {
  id: string;
  displayName?: string;
  phone?: string;
  /** The word the resident uses for themselves (cô, chú, bác, ông, bà); "anh/chị" when unset. */
  kinship?: string;
  addresses: Address[];
  createdAt: Date;
}
