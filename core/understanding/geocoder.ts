import type { Place } from "./place.ts";

/** An address as somebody said it. */
export interface AddressQuery {
  text: string;
  /** The ward it is looked for in: "phường Bến Sen". */
  ward?: string;
}

/**
 * Looks addresses up outside the ward's own gazetteer. Off unless one is set up; asked only about what the gazetteer does
 * not know, and only for the desk. What it finds are candidates: a person confirms one, none is taken silently.
 */
export interface Geocoder {
  /**
   * A few places, best first; empty: it knows none. Throws PLATFORM_UNAVAILABLE and RATE_LIMITED (both retryable),
   * PLATFORM_REFUSED (a wrong key, or an answer that is none of the service's).
   */
  find(query: AddressQuery): Promise<Place[]>;
}
