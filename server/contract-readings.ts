import { z } from "zod";
import { categoryId, momentIn } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";

/** How the second reader fared with the texts that our classifier held for one kind. */
const readingCount = z.object({
  category: categoryId,
  asked: z.number(),
  answered: z.number(),
  /** Answers that were our classifier's own. */
  agreed: z.number(),
  /** Answers on reports whose kind a person has settled; how often the reader, and ours, said what the person chose. */
  settled: z.number(),
  readerRight: z.number(),
  machineRight: z.number(),
});

/** Whether a second reader is worth its keep. */
export const readingRoutes = {
  countReadings: {
    method: "get",
    path: "/api/second-readings",
    access: "reading.count",
    summary: "How often the second reader agreed with our classifier and with what a person chose, by kind",
    query: z.object({ since: momentIn.optional() }),
    response: z.object({ on: z.boolean(), items: z.array(readingCount) }),
  },
} as const satisfies Record<string, Route>;
