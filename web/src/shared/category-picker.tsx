import type { Schemas } from "../api.ts";
import { useReference } from "../session/session.ts";
import { deskWords } from "../words-desk.vi.ts";
import { PickList } from "./pick-list.tsx";

interface CategoryPickerProps {
  onPick: (id: Schemas["CategoryId"]) => void;
  onClose: () => void;
}

/** Any of the categories, found by name, group or unit. */
export function CategoryPicker(props: CategoryPickerProps) {
  const { categories, groups, unitName } = useReference();
  const groupName = new Map(groups.map(({ id, name }) => [id, name]));
  const options = categories.map(({ id, name, group, unit }) => ({
    id,
    label: name,
    hint: [groupName.get(group), unitName(unit)].filter(Boolean).join(" · "),
  }));
  return <PickList title={deskWords.picker.title} options={options} {...props} />;
}

interface UnitPickerProps {
  onPick: (id: Schemas["UnitId"]) => void;
  onClose: () => void;
  /** Outside units, for relays; else the ward's own. */
  outside?: boolean;
}

/** One unit. */
export function UnitPicker({ outside = false, ...props }: UnitPickerProps) {
  const { units } = useReference();
  const options = units.filter((unit) => unit.outside === outside).map(({ id, name }) => ({ id, label: name }));
  return <PickList title={deskWords.unitPicker.title} options={options} {...props} />;
}
