import { notifications } from "@mantine/notifications";
import { ApiError } from "../api.ts";
import { words } from "../words.vi.ts";
import { deskWords } from "../words-desk.vi.ts";

/** What the cross of every notice is called. */
export const closeButtonProps = { "aria-label": words.close };

/** A failure in words a person at the desk can act on. */
export function sayWhy(error: unknown): string {
  const sentences: Record<string, string> = deskWords.errors;
  const code = error instanceof ApiError ? error.code : "other";
  return sentences[code] ?? deskWords.errors.other;
}

/** Tells that an act failed; nothing on the screen is lost. */
export function showFailure(error: unknown): void {
  notifications.show({ closeButtonProps, color: "red", message: sayWhy(error), autoClose: 8_000 });
}

/** Tells that an act is done. */
export function showDone(message: string): void {
  notifications.show({ closeButtonProps, color: "jade", message, autoClose: 4_000 });
}

/** Tells what is still to do before an act is possible. */
export function showHint(message: string): void {
  notifications.show({ closeButtonProps, color: "yellow", message, autoClose: 5_000 });
}
