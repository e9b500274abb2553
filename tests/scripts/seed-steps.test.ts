import { describe, expect, test } from "@jest/globals";
import type { Case } from "../../scripts/seed/case.ts";
import { mergeStep } from "../../scripts/seed/steps-intake.ts";
import { aTicket } from "../builders.ts";

const incident = aTicket({ status: "assigned" });
const report = aTicket({ proposedParent: incident.code });

/** A desk that looks at the report, beside these tickets. */
function among(...others: (typeof report)[]): Case {
  const scene = { store: { rows: { tickets: [incident, report, ...others] } } };
  return { ticket: report, scene, fate: { share: () => 0.5 } } as unknown as Case;
}

describe("one more report of a known incident", () => {
  test("is put to it", () => {
    expect(mergeStep(among(), undefined)).toBeDefined();
  });

  test("stays where others were put to it meanwhile", () => {
    expect(mergeStep(among(aTicket({ mergedInto: report.code })), undefined)).toBeUndefined();
  });
});
