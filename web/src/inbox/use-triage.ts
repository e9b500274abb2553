import { useState } from "react";
import type { Schemas } from "../api.ts";
import { type Reference, useReference } from "../session/session.ts";
import type { Triage } from "./acts.ts";
import type { Conversation } from "./queries.ts";

/** What the person changed in the machine's reading. */
type Choice = Partial<Triage>;

function severityFor(choice: Choice, report: Conversation["report"], reference: Reference): Schemas["Severity"] {
  const machine = report?.severity ?? "S3";
  if (choice.severity) return choice.severity;
  const usual = reference.category(choice.category)?.severity ?? machine;
  return usual < machine ? usual : machine;
}

/** The report as it would be filed now: the machine's proposal with what the person changed. Without a unit the ward's table decides. */
export function useTriage(conversation: Conversation) {
  const reference = useReference();
  const [choice, setChoice] = useState<Choice>({});
  const { report } = conversation;
  const category = choice.category ?? report?.category ?? report?.proposals[0]?.category;
  const triage: Triage | undefined = category && {
    category,
    severity: severityFor(choice, report, reference),
    unit: choice.unit,
    place: choice.place ?? report?.place,
  };
  return {
    triage,
    /** Whether the category was chosen by the person. */
    isChosen: choice.category !== undefined,
    chooseCategory: (next: Schemas["CategoryId"]) =>
      setChoice(({ unit: _, severity: __, ...kept }) => ({ ...kept, category: next })),
    chooseProposal: (position: number) => {
      const next = report?.proposals[position]?.category;
      if (next) setChoice(({ unit: _, severity: __, ...kept }) => ({ ...kept, category: next }));
    },
    chooseUnit: (unit: Schemas["UnitId"]) => setChoice((before) => ({ ...before, unit })),
    chooseSeverity: (severity: Schemas["Severity"]) => setChoice((before) => ({ ...before, severity })),
    choosePlace: (place: Schemas["Place"]) => setChoice((before) => ({ ...before, place })),
  };
}
export type TriageDesk = ReturnType<typeof useTriage>;
