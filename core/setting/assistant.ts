import { z } from "zod";

/** Channels on which the assistant talks with residents. */
const talking = ["facebook", "zalo", "telegram", "webchat"] as const;

/** Where the machine answers residents. On a channel that is off it hears danger and calls a person, nothing else. */
export const assistantBody = z.object({
  off: z.array(z.enum(talking)).refine((list) => new Set(list).size === list.length, { error: "twice" }),
});
