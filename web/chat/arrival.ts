import type { Kept } from "./kept.ts";
import type { Choice, Content, Line } from "./types.ts";

/** In a frame the site's page says the same at every visit; while the talk is this young it has been said. */
const saidMs = 12 * 3_600_000;

/** How the resident came: by a sign that says where, or by a button of another page. */
export interface Came {
  isEmbedded: boolean;
  spot?: { id: string; label: string } | undefined;
  start?: Choice | undefined;
}

/** What the window says by itself the first time it is seen; nothing at a reload. */
export class Arrival {
  #content: Content | undefined;
  readonly #name: string;
  readonly #kept: Kept;
  readonly #isEmbedded: boolean;

  constructor({ spot, start, isEmbedded }: Came, kept: Kept) {
    this.#kept = kept;
    this.#isEmbedded = isEmbedded;
    if (spot) this.#content = { ref: `noi-${spot.id}` };
    else if (start) this.#content = { choice: start.value, label: start.label };
    this.#name = spot ? `spot:${spot.id}` : (start?.value ?? "");
    // the address must not say it again
    if (!isEmbedded) history.replaceState(null, "", location.pathname);
  }

  /** What is to be said now; once. */
  take(lines: readonly Line[]): Content | undefined {
    const content = this.#content;
    this.#content = undefined;
    if (!content || !this.#isEmbedded) return content;
    const last = lines[lines.length - 1];
    const isYoung = last !== undefined && Date.now() - Date.parse(last.at) < saidMs;
    if (this.#kept.get("arrival") === this.#name && isYoung) return undefined;
    if (this.#kept.isRefused && isYoung) return undefined;
    this.#kept.set("arrival", this.#name);
    return content;
  }
}
