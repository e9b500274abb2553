import type { Kept } from "./kept.ts";
import { en } from "./words.en.ts";
import { vi, type Words } from "./words.vi.ts";

const languages: Record<string, Words> = { vi, en };

/** How the resident wants to see the frame: language, text size, contrast. Colours follow the system. */
export class Looks {
  readonly #kept: Kept;
  /** What the reader chose on the ward's other pages, as the server put it into this one. */
  readonly #given = { ...document.documentElement.dataset, ...document.getElementById("chat")?.dataset };
  constructor(kept: Kept) {
    this.#kept = kept;
    this.#apply();
  }

  get words(): Words {
    return languages[this.#kept.get("language") ?? this.#given.language ?? "vi"] ?? vi;
  }

  get size(): number {
    return Number(this.#kept.get("size") ?? this.#given.size ?? 0);
  }

  get isStrong(): boolean {
    const kept = this.#kept.get("contrast");
    return kept ? kept === "1" : this.#given.contrast === "strong";
  }

  setSize(size: number): void {
    this.#set("size", String(size));
  }

  setStrong(isStrong: boolean): void {
    this.#set("contrast", isStrong ? "1" : "0");
  }

  switchLanguage(): void {
    this.#set("language", this.words === vi ? "en" : "vi");
  }

  /** A language asked for by the embedding page, unless the resident chose one. */
  suggestLanguage(language: string | null): void {
    if (language && languages[language] && !this.#kept.get("language")) this.#kept.set("language", language);
  }

  #set(name: string, value: string): void {
    this.#kept.set(name, value);
    this.#apply();
  }

  #apply(): void {
    const { dataset } = document.documentElement;
    dataset.size = String(this.size);
    dataset.contrast = this.isStrong ? "strong" : "normal";
  }
}
