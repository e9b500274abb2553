/** One server-sent event. */
export interface Signal {
  id?: string;
  name: string;
}

/** Reads server-sent events out of pieces of text, wherever those are cut. Data is not needed: a signal says only "look again". */
export class SignalReader {
  #rest = "";
  #id: string | undefined;

  /** Events that became complete with this piece. */
  feed(piece: string): Signal[] {
    const blocks = (this.#rest + piece).split(/\r?\n\r?\n/);
    this.#rest = blocks.pop() ?? "";
    return blocks.flatMap((block) => this.#read(block));
  }

  /** The last id seen, for `Last-Event-ID`. */
  get lastId(): string | undefined {
    return this.#id;
  }

  /** A connection that broke in the middle of an event begins anew. */
  reset(): void {
    this.#rest = "";
  }

  #read(block: string): Signal[] {
    let name: string | undefined;
    for (const row of block.split(/\r?\n/)) {
      const [, field = "", value = ""] = /^(\w+): ?(.*)$/.exec(row) ?? [];
      if (field === "id") this.#id = value;
      if (field === "event") name = value;
    }
    return name === undefined ? [] : [{ name, ...(this.#id === undefined ? {} : { id: this.#id }) }];
  }
}
