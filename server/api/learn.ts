import type { Ticket } from "../../core/ticket/ticket.ts";
import type { Classifier } from "../../core/understanding/classification.ts";

/** The machine learns from a person who chose another category than its own first. The ticket's log keeps the choice for full training. */
export function learnFrom(
  classifier: Classifier,
  { body, category, proposals }: Pick<Ticket, "body" | "category" | "proposals">,
): void {
  const isCorrection = proposals[0]?.id !== category && category !== "other-unclassified";
  if (isCorrection && body.trim() !== "") classifier.learn(body, category);
}
