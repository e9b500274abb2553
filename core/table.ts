/**
 * A table that is looked into with words others chose: what was written into it is found, and nothing of what every
 * object has ("constructor", "__proto__").
 */
export function table<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, entries);
}
