import type { Kept } from "./kept.ts";
import { en } from "./words.en.ts";
import { vi, type Words } from "./words.vi.ts";

const languages: Record<string, Words> = { vi, en };

/** How the resident wants to see the frame: language, text size, contrast. Colours follow the system. */
export class Looks {
  readonly #kept: Kept;
  constructor(kept: Kept) {
    this.#kept = kept;
    this.#apply();
  }

  get words(): Words {
    return languages[this.#kept.get("language") ?? "vi"] ?? vi;
  }

  get size(): number {
    return Number(this.#kept.get("size") ?? 0);
  }

  get isStrong(): boolean {
    return this.#kept.get("contrast") === "1";
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
