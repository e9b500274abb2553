/** What this device keeps: `reading` for when there is no signal, `acts` that wait to be sent, `photos` that belong to them. */
export type Shelf = "reading" | "acts" | "photos";
const shelves: readonly Shelf[] = ["reading", "acts", "photos"];

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("desk", 1);
    request.onupgradeneeded = () => {
      for (const shelf of shelves) request.result.createObjectStore(shelf);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** One request in one transaction; resolves when the disk has it. */
async function run<T>(
  shelf: Shelf,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await open()).transaction(shelf, mode);
  const request = ask(transaction.objectStore(shelf));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export function put(shelf: Shelf, key: string, value: unknown): Promise<unknown> {
  return run(shelf, "readwrite", (store) => store.put(value, key));
}

export function take<T>(shelf: Shelf, key: string): Promise<T | undefined> {
  return run<T | undefined>(shelf, "readonly", (store) => store.get(key));
}

export function all<T>(shelf: Shelf): Promise<T[]> {
  return run<T[]>(shelf, "readonly", (store) => store.getAll());
}

export function keysOf(shelf: Shelf): Promise<string[]> {
  return run(shelf, "readonly", (store) => store.getAllKeys()) as Promise<string[]>;
}

export function drop(shelf: Shelf, key: string): Promise<unknown> {
  return run(shelf, "readwrite", (store) => store.delete(key));
}

export function clear(shelf: Shelf): Promise<unknown> {
  return run(shelf, "readwrite", (store) => store.clear());
}
