/**
 * Small things kept in the browser. Inside another site the storage is this site's own part; where a browser gives none
 * it is asked for once the resident acts (Storage Access), and until then things last as long as the page.
 */
export class Kept {
  readonly #memory = new Map<string, string>();
  #isRefused = false;

  get(name: string): string | undefined {
    try {
      return localStorage.getItem(`cau-noi:${name}`) ?? this.#memory.get(name);
    } catch {
      this.#isRefused = true;
      return this.#memory.get(name);
    }
  }

  set(name: string, value: string): void {
    this.#memory.set(name, value);
    try {
      localStorage.setItem(`cau-noi:${name}`, value);
    } catch {
      this.#isRefused = true;
    }
  }

  /** Nothing outlives this page. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** Call it while the resident presses something. True when storage was given and what was held is kept now. */
  async ask(): Promise<boolean> {
    if (!this.#isRefused || !document.requestStorageAccess) return false;
    try {
      await document.requestStorageAccess();
    } catch {
      return false;
    }
    this.#isRefused = false;
    for (const [name, value] of this.#memory) this.set(name, value);
    return !this.#isRefused;
  }
}
