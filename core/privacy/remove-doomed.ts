import type { Files, Store } from "../store.ts";

const batch = 100;

/** Takes files off the disk that nothing names any more; one that could not be removed is tried again. Returns how many. */
export async function removeDoomed(input: { store: Store; files: Pick<Files, "remove"> }): Promise<number> {
  const { store, files } = input;
  for (let removed = 0; ; ) {
    const keys = await store.transaction((tx) => tx.personal.doomedFiles(batch));
    for (const key of keys) await files.remove(key);
    if (keys.length > 0) await store.transaction((tx) => tx.personal.forgetFiles(keys));
    removed += keys.length;
    if (keys.length < batch) return removed;
  }
}
