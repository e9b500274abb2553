/**
 * What a socket tells, to be read one after the other at the reader's own pace; it ends with the socket. What was told
 * before a fault is read first.
 */
export class SocketQueue<T> implements AsyncIterable<T> {
  readonly #waiting: T[] = [];
  #wake: () => void = () => undefined;
  #end: { error?: unknown } | undefined;

  push(item: T): void {
    this.#waiting.push(item);
    this.#wake();
  }

  /** No more comes; with an error the reader is told. The first end counts. */
  end(error?: unknown): void {
    this.#end ??= error === undefined ? {} : { error };
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<T> {
    for (;;) {
      const item = this.#waiting.shift();
      if (item !== undefined) yield item;
      else if (!this.#end) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      } else {
        if ("error" in this.#end) throw this.#end.error;
        return;
      }
    }
  }
}
