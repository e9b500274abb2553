import { z } from "zod";
import { channels } from "../channel/channel.ts";

/** Where the machine answers residents. On a channel that is off it hears danger and calls a person, nothing else. */
export const assistantBody = z.object({
  off: z.array(z.enum(channels)).refine((list) => new Set(list).size === list.length, { error: "twice" }),
});
