import type { RawRequest } from "../../core/channel/channel.ts";
import type { EventOf } from "../../core/channel/event.ts";

type State = EventOf<"call-state">;
type Envelope = "kind" | "id" | "channel" | "from" | "thread" | "at" | "displayName" | "raw";

/** One state of a call as a vendor's message tells it; the adapter makes it an event. */
export interface CallFact extends Omit<State, Envelope> {
  /** Stable: a repeated delivery of the same state has the same one. */
  id: string;
  at: Date;
  raw: unknown;
}

/** Something a vendor told that is no state of a resident's call. It is kept and that is all. */
export interface OtherFact {
  id: string;
  at: Date;
  other: string;
  raw: unknown;
}

export type Fact = CallFact | OtherFact;

/** How one vendor of telephone exchanges talks: a row of the table in `adapter.ts`. */
export interface Provider {
  /** Throws BAD_SIGNATURE. Pure. */
  verify(request: RawRequest): void;
  /** Throws BAD_INPUT. Pure. */
  parse(request: RawRequest): Fact[];
  /** Vendors that call by GET: what they read in the answer; undefined: no request of theirs. */
  answerGet?(request: RawRequest): string | undefined;
}
