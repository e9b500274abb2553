import type { EntryStore } from "./outbox.ts";
import type { Entry } from "./types.ts";

const databaseName = "cau-noi-chat";
const tableName = "entries";

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Entries with their photos in the browser's database. Private windows and some apps have none: then in memory only. */
export function createEntryStore(): EntryStore {
  const memory = new Map<string, Entry>();
  let opening: Promise<IDBDatabase> | undefined;
  const open = (): Promise<IDBDatabase> => {
    opening = opening ?? begin();
    return opening;
  };
  const begin = (): Promise<IDBDatabase> => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(tableName, { keyPath: "clientId" });
    return done(request);
  };
  const table = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
    (await open()).transaction(tableName, mode).objectStore(tableName);
  return {
    all: async () => {
      try {
        return (await done((await table("readonly")).getAll())) as Entry[];
      } catch {
        return [...memory.values()];
      }
    },
    put: async (entry) => {
      memory.set(entry.clientId, entry);
      await done((await table("readwrite")).put(entry));
    },
    remove: async (clientId) => {
      memory.delete(clientId);
      await done((await table("readwrite")).delete(clientId));
    },
  };
}
