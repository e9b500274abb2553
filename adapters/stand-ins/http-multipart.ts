/** One field of a multipart form. */
export interface FormPart {
  name: string;
  fileName?: string;
  mimeType?: string;
  content: Buffer;
}

/** Reads a multipart form; undefined when the body is none. */
export function readForm(contentType: string | undefined, body: Buffer): FormPart[] | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/.exec(contentType ?? "")?.[1];
  if (!boundary) return undefined;
  // latin1 keeps every byte as one character, so positions in the text are positions in the bytes.
  const sections = body.toString("latin1").split(`--${boundary}`).slice(1, -1);
  return sections.map((section) => {
    const end = section.indexOf("\r\n\r\n");
    const head = Buffer.from(section.slice(0, end), "latin1").toString();
    const fileName = /filename="([^"]*)"/.exec(head)?.[1];
    const mimeType = /content-type:\s*([^\r\n]+)/i.exec(head)?.[1];
    return {
      name: /[^e]name="([^"]*)"/.exec(head)?.[1] ?? "",
      ...(fileName === undefined ? {} : { fileName }),
      ...(mimeType === undefined ? {} : { mimeType }),
      content: Buffer.from(section.slice(end + 4, -2), "latin1"),
    };
  });
}
