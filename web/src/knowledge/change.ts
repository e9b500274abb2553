/** New values of some fields; undefined takes a field out that may be left out. */
export type Change<T> = { [K in keyof T]?: T[K] | undefined };

/** The same with these fields as they are now; what is undefined is gone, as it would be in JSON. */
export function changed<T extends object>(value: T, change: Change<T>): T {
  const merged = Object.entries({ ...value, ...change }).filter(([, part]) => part !== undefined);
  return Object.fromEntries(merged) as T;
}
