import { type Colleague, type Standing, standingOf } from "./duty.ts";
import { type AssignmentRule, type AssignmentSetting, type Matter, rulesFor } from "./rules.ts";

/** Why somebody was or was not chosen under a rule. */
export type Verdict = "chosen" | "more-load" | "full" | "tried" | Exclude<Standing["duty"], "on">;

/** A rule that is about the matter, with everybody it names. */
export interface Trial {
  rule: AssignmentRule;
  people: { colleague: Colleague; verdict: Verdict }[];
}

/** Who gets it and why. */
export interface Choice {
  rule: AssignmentRule;
  colleague: Colleague;
  /** They had it before; they stand in for whoever had it; or they have the least. */
  because: "had-it" | "deputy" | "least";
}

export interface ChooseInput {
  setting: AssignmentSetting;
  matter: Matter;
  /** Everybody this may be given to at all. */
  colleagues: Colleague[];
  /** Who had it already and did not answer. */
  tried?: readonly string[];
  /** Who answered here before: goes before the others, room or not. */
  hadIt?: string | undefined;
  /** Who stands in for the one who is away: goes before everybody, room or not. */
  deputy?: string | undefined;
}

/** Least first; of equals the same one every time. */
function byLoad({ work }: Matter) {
  return (a: Colleague, b: Colleague): number => a.load[work] - b.load[work] || (a.staff.id < b.staff.id ? -1 : 1);
}

/** What a rule says to each person it names. */
function judge({ setting, matter, tried = [] }: ChooseInput, rule: AssignmentRule, colleague: Colleague): Verdict {
  const { duty } = standingOf(colleague, matter.work, matter.at, setting.seenMinutes);
  if (duty !== "on") return duty;
  if (tried.includes(colleague.staff.id)) return "tried";
  return colleague.load[matter.work] >= rule.limit ? "full" : "more-load";
}

/** Somebody who goes before the others, where they are there. */
function known(input: ChooseInput, trials: Trial[]): Choice | undefined {
  for (const [id, because] of [[input.deputy, "deputy"] as const, [input.hadIt, "had-it"] as const]) {
    for (const { rule, people } of id ? trials : []) {
      const one = people.find(({ colleague, verdict }) => colleague.staff.id === id && isFree(verdict));
      if (one) return { rule, colleague: one.colleague, because };
    }
  }
  return undefined;
}

const isFree = (verdict: Verdict): boolean => verdict === "more-load" || verdict === "full";

/**
 * Finds who gets a matter: the first rule that is about it and names somebody who is there and has room; of them the one
 * with least. Where a rule finds nobody the next one is asked. Pure; `trials` says what each rule found, for whoever asks why.
 */
export function choose(input: ChooseInput): { trials: Trial[]; choice?: Choice } {
  const { setting, matter, colleagues } = input;
  const trials = rulesFor(setting, matter).map((rule): Trial => {
    const named = colleagues.filter(({ staff }) => rule.people.length === 0 || rule.people.includes(staff.id));
    const people = named
      .sort(byLoad(matter))
      .map((colleague) => ({ colleague, verdict: judge(input, rule, colleague) }));
    return { rule, people };
  });
  const choice = known(input, trials) ?? least(trials);
  if (!choice) return { trials };
  for (const trial of trials.filter(({ rule }) => rule === choice.rule)) {
    for (const one of trial.people) if (one.colleague === choice.colleague) one.verdict = "chosen";
  }
  return { trials, choice };
}

function least(trials: Trial[]): Choice | undefined {
  for (const { rule, people } of trials) {
    const first = people.find(({ verdict }) => verdict === "more-load");
    if (first) return { rule, colleague: first.colleague, because: "least" };
  }
  return undefined;
}
