import type { Attachment } from "./event.ts";

/** Fetches a platform's file and keeps it. Called by the worker for each `media` event. */
export interface MediaKeeper {
  /** The attachment with its `key`, type and size. Throws PLATFORM_UNAVAILABLE (retryable), TOO_LARGE, UNSUPPORTED_FILE, FORBIDDEN. */
  keep(attachment: Attachment): Promise<Attachment>;
}

/** Attachments with the keys known for their addresses filled in. */
export function withKeys(attachments: readonly Attachment[], kept: readonly Attachment[]): Attachment[] {
  return attachments.map((file) => kept.find((other) => other.key && other.url && other.url === file.url) ?? file);
}
