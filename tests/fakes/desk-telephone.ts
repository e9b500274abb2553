import type { z } from "zod";
import type { callView } from "../../server/contract-calls.ts";

export type CallState = z.infer<typeof callView>;

/** The telephones of a fake desk: calls ring, are answered and end. */
export class DeskCalls {
  readonly items: CallState[] = [];
  /** Which call is at which telephone. */
  readonly #at = new Map<string, string>();
  readonly #changed: (id: string) => void;

  constructor(changed: (id: string) => void) {
    this.#changed = changed;
  }

  /** A call begins to ring at a telephone. */
  ring(call: Partial<CallState> & { id: string }, extension: string): void {
    const startedAt = new Date().toISOString();
    const blank = { state: "ringing", direction: "inbound", startedAt, hasRecording: false } as const;
    this.items.unshift({ ...blank, ticketCodes: [], ...call });
    this.#at.set(extension, call.id);
    this.#changed(call.id);
  }

  /** A call of earlier. */
  add(call: Partial<CallState> & { id: string; startedAt: string }): void {
    const blank = { state: "ended", direction: "inbound", hasRecording: false } as const;
    this.items.push({ ...blank, ticketCodes: [], ...call });
  }

  answer(id: string): void {
    this.#move(id, { state: "answered", answeredAt: new Date().toISOString() });
  }

  end(id: string, disposition: NonNullable<CallState["disposition"]>): void {
    for (const [extension, at] of this.#at) if (at === id) this.#at.delete(extension);
    this.#move(id, { state: "ended", disposition, endedAt: new Date().toISOString() });
  }

  at(extension: string | undefined): CallState | undefined {
    const id = extension && this.#at.get(extension);
    return this.items.find((call) => call.id === id);
  }

  filed(id: string | undefined, code: string): void {
    if (this.items.some((call) => call.id === id)) this.#move(id ?? "", { ticketCodes: [code] });
  }

  #move(id: string, change: Partial<CallState>): void {
    const call = this.items.find((one) => one.id === id);
    if (!call) throw new Error("no such call");
    Object.assign(call, change);
    this.#changed(id);
  }
}
