import { isAppError } from "../../core/errors.ts";

const maxTries = 4;

/**
 * Runs an act anew when something moved under it. For acts that do not build on a version somebody looked at: the
 * resident may have written at that very moment, and that is no reason to send the operator back.
 */
export async function again<T>(act: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await act();
    } catch (error) {
      if (!isAppError(error, "STALE") || tried >= maxTries) throw error;
    }
  }
}
