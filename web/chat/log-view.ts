import { el } from "./dom.ts";

/** How near the end counts as reading along, px. */
const nearEndPx = 80;

/** One row: its key, what it looks like in short, and how to draw it. A row is drawn again only when its look changed. */
export interface Row {
  key: string;
  look: string;
  draw(): HTMLLIElement;
}

/**
 * The list of the talk. Rows keep their elements, so that nothing is read aloud twice and pictures do not flicker;
 * who has scrolled up stays where they are.
 */
export class LogView {
  readonly list: HTMLOListElement;
  readonly box: HTMLDivElement;
  readonly #drawn = new Map<string, { look: string; item: HTMLLIElement }>();

  constructor(label: string) {
    this.list = el("ol", { class: "cn-list", role: "list" });
    this.box = el(
      "div",
      { class: "cn-log", role: "log", tabindex: 0, "aria-label": label, "aria-live": "off" },
      this.list,
    );
    this.box.addEventListener("scroll", () => {
      const { scrollHeight, scrollTop, clientHeight } = this.box;
      // a keyboard took room away: nobody scrolled
      if (clientHeight !== this.#height) return;
      this.#isAtEnd = scrollHeight - scrollTop - clientHeight < nearEndPx;
    });
    // pictures arrive later, and buttons take room away: both push the end out of sight
    this.list.addEventListener("load", () => this.#stay(), true);
    if ("ResizeObserver" in window) new ResizeObserver(() => this.#stay()).observe(this.box);
  }

  #isAtEnd = true;
  #height = 0;

  /** Shows these rows in this order. */
  show(rows: readonly Row[]): void {
    const keys = new Set(rows.map(({ key }) => key));
    for (const [key, { item }] of this.#drawn) {
      if (keys.has(key)) continue;
      item.remove();
      this.#drawn.delete(key);
    }
    let before: Element | null = null;
    for (const row of rows) {
      const item = this.#draw(row);
      const next: Element | null = before ? before.nextElementSibling : this.list.firstElementChild;
      if (next !== item) this.list.insertBefore(item, next);
      before = item;
    }
    this.#stay();
  }

  /** From now on what is added is read aloud; the past is not. */
  speak(): void {
    this.box.setAttribute("aria-live", "polite");
  }

  toEnd(): void {
    this.#isAtEnd = true;
    this.#stay();
  }

  #draw({ key, look, draw }: Row): HTMLLIElement {
    const drawn = this.#drawn.get(key);
    if (drawn?.look === look) return drawn.item;
    const item = draw();
    drawn?.item.replaceWith(item);
    this.#drawn.set(key, { look, item });
    return item;
  }

  #stay(): void {
    this.#height = this.box.clientHeight;
    if (this.#isAtEnd) this.box.scrollTop = this.box.scrollHeight;
  }
}
