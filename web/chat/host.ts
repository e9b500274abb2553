/** What the frame and the page around it say to each other; names only, never a word of the talk. */
export type ToFrame = { cauNoi: "shown"; focus: boolean } | { cauNoi: "hidden" };
export type ToHost = { cauNoi: "ready" } | { cauNoi: "close" } | { cauNoi: "unread"; count: number };

/**
 * The page around the frame. Only the sites in the frame's own policy can be around it, and what is said is a number,
 * so it may be said to whoever is there; what is heard must come from there.
 */
export class Host {
  readonly isThere: boolean;
  #isShown: boolean;

  constructor(isEmbedded: boolean, onShown: (isShown: boolean, focus: boolean) => void) {
    this.isThere = isEmbedded && window.parent !== window;
    this.#isShown = !this.isThere;
    if (!this.isThere) return;
    addEventListener("message", ({ source, data }: MessageEvent<Partial<ToFrame> | null>) => {
      if (source !== window.parent || !data || typeof data.cauNoi !== "string") return;
      this.#isShown = data.cauNoi === "shown";
      onShown(this.#isShown, "focus" in data && data.focus === true);
    });
    this.say({ cauNoi: "ready" });
  }

  /** The resident can see the talk right now. */
  get isSeen(): boolean {
    return this.#isShown && !document.hidden;
  }

  say(message: ToHost): void {
    if (this.isThere) window.parent.postMessage(message, "*");
  }
}
