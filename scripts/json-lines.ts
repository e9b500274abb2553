import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { z } from "zod";

/** Lines are written in packs: one system call each would take longer than reading a text. */
const packChars = 1 << 16;

async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise((resolve) => process.stdout.once("drain", resolve));
}

/**
 * Reads JSON lines from a file, or from standard input, and prints one for each, in constant memory. A line that cannot be
 * read is answered in its place with what was wanted, so that nothing is silently left out.
 */
export async function answerLines<T>(
  file: string | undefined,
  { schema, want, answer }: { schema: z.ZodType<T>; want: string; answer: (line: T) => object },
): Promise<void> {
  const answered = (line: string): object => {
    try {
      return answer(schema.parse(JSON.parse(line)));
    } catch {
      return { error: "INVALID_LINE", line: line.slice(0, 80), want };
    }
  };
  const input = file ? createReadStream(file, "utf8") : process.stdin;
  let pack = "";
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    pack += `${JSON.stringify(answered(line))}\n`;
    if (pack.length < packChars) continue;
    await write(pack);
    pack = "";
  }
  await write(pack);
}
