import type { Attachment, InboundEvent } from "../core/channel/event.ts";
import type { Files } from "../core/store.ts";

/** Events with the files that came inside the body kept as files: no picture is stored in a queue. */
export type InlineFiles = (events: InboundEvent[]) => Promise<InboundEvent[]>;

const dataAddress = /^data:[^,]*;base64,/;

/** Keeps what stands in `data:` addresses. Throws UNSUPPORTED_FILE for what is not what we accept. */
export function createInlineFiles(deps: {
  files: Pick<Files, "put">;
  sniff: (content: Uint8Array) => Promise<string>;
}): InlineFiles {
  const kept = async (attachment: Attachment): Promise<Attachment> => {
    const { url, ...rest } = attachment;
    const head = url && dataAddress.exec(url)?.[0];
    if (!url || !head) return attachment;
    const content = Buffer.from(url.slice(head.length), "base64");
    const mimeType = await deps.sniff(content);
    return { ...rest, mimeType, ...(await deps.files.put(content, mimeType)) };
  };
  return (events) =>
    Promise.all(
      events.map(async (event) =>
        event.kind === "report" ? { ...event, attachments: await Promise.all(event.attachments.map(kept)) } : event,
      ),
    );
}
