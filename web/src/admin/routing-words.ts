import { useReference } from "../session/session.ts";
import { assignmentWords } from "../words-assignment.vi.ts";
import { routingWords } from "../words-routing.vi.ts";
import { clockOf } from "./assignment-words.ts";
import type { SettingForm } from "./setting-page.tsx";
import type { Setting } from "./settings.ts";

export type RoutingForm = SettingForm<"routing">;
export type RoutingBody = Setting<"routing">["body"];
export type Exception = RoutingBody["exceptions"][number];

const say = assignmentWords;

/** Units as a list offers them, the ward's own or those outside. */
export function useUnitChoices(outside: boolean): { value: string; label: string }[] {
  const { units } = useReference();
  return units.filter((unit) => unit.outside === outside).map(({ id, name }) => ({ value: id, label: name }));
}

/** What an exception says, each thing in its column. */
export function useExceptionCells() {
  const { categoryName, unitName } = useReference();
  return ({ categories, areas, hours, unit, outsideUnit }: Exception): string[] => [
    categories.length > 2 ? say.kinds(categories.length) : categories.map(categoryName).join(", ") || "–",
    areas.join(", ") || say.everywhere,
    hours
      ? `${hours.days.map((day) => say.days[day]).join(" ")}, ${clockOf(hours.from)}–${clockOf(hours.to)}`
      : say.always,
    [unitName(unit), outsideUnit && routingWords.routing.trial.relayed(unitName(outsideUnit))]
      .filter(Boolean)
      .join(", "),
  ];
}
