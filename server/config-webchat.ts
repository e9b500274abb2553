import { z } from "zod";

/** "https://phuong.example" and nothing behind it. */
function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}

/** Settings of the ward's own chat. */
export const webchatShape = {
  /** Sites that may show the chat inside their pages, separated by commas: "https://phuong.example.vn". Unset: only our own. */
  WEBCHAT_ORIGINS: z
    .string()
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine((origins) => origins.every(isOrigin), "must be origins such as https://phuong.example.vn, without a path"),
};
