import { NativeSelect } from "@mantine/core";
import type { Schemas } from "../api.ts";
import { useReference } from "../session/session.ts";
import { adminWords } from "../words-admin.vi.ts";
import { routingWords } from "../words-routing.vi.ts";
import { GroupedRows } from "./grouped-rows.tsx";
import { Exceptions } from "./routing-exceptions.tsx";
import { Holes, RoutingTrial } from "./routing-trial.tsx";
import { type RoutingForm, useUnitChoices } from "./routing-words.ts";
import { SettingPage } from "./setting-page.tsx";

const say = routingWords.routing;
type Id = Schemas["CategoryId"];

/** A choice in a cell, or its words where nothing may be changed. A unit that is closed stays to be seen until another is chosen. */
function Choice(props: {
  label: string;
  value: string;
  none: string;
  choices: { value: string; label: string }[];
  isReadOnly: boolean;
  onChange: (value: string) => void;
}) {
  const { unitName } = useReference();
  const { label, value, none, choices, isReadOnly, onChange } = props;
  const isListed = value === "" || choices.some((one) => one.value === value);
  const listed = isListed ? choices : [...choices, { value, label: unitName(value) }];
  if (isReadOnly) return <>{value ? unitName(value) : none}</>;
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value}
      data={[{ value: "", label: none }, ...listed]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** The unit each kind goes to, and the body outside it is relayed to. */
function Usual({ form }: { form: RoutingForm }) {
  const { categoryName } = useReference();
  const [ours, outside] = [useUnitChoices(false), useUnitChoices(true)];
  const { body, isReadOnly } = form;
  const set = (id: Id, unit: string, outsideUnit: string | undefined): void => {
    const { [id]: _, ...others } = body.usual;
    const target = { unit, ...(outsideUnit ? { outsideUnit } : {}) };
    form.change({ ...body, usual: unit ? { ...others, [id]: target } : others });
  };
  return (
    <>
      <h2>{say.usual}</h2>
      <GroupedRows
        label={say.find}
        none={routingWords.categories.none}
        columns={[say.what, say.unit, say.outsideUnit]}
        hasActs={false}
        nameOf={categoryName}
      >
        {(id) => {
          const { unit = "", outsideUnit = "" } = body.usual[id] ?? {};
          const name = categoryName(id);
          return (
            <tr>
              <th scope="row">{name}</th>
              <td>
                <Choice
                  {...{ label: say.unitOf(name), value: unit, none: say.nobody, choices: ours, isReadOnly }}
                  onChange={(next) => set(id, next, outsideUnit)}
                />
              </td>
              <td>
                {unit && (
                  <Choice
                    {...{ label: say.outsideOf(name), value: outsideUnit, none: say.noOutside, choices: outside }}
                    isReadOnly={isReadOnly}
                    onChange={(next) => set(id, unit, next)}
                  />
                )}
              </td>
            </tr>
          );
        }}
      </GroupedRows>
      <NativeSelect
        label={say.fallback}
        disabled={isReadOnly}
        value={body.fallback}
        data={ours}
        onChange={(event) => form.change({ ...body, fallback: event.currentTarget.value })}
      />
    </>
  );
}

/** Which unit gets what: exceptions, each kind's usual unit, what is left open, and a trial of all of it. */
export function RoutingPage() {
  return (
    <SettingPage kind="routing" title={adminWords.routing} intro={say.intro}>
      {(form) => (
        <>
          <RoutingTrial setting={form.body} />
          <Holes setting={form.body} />
          <Exceptions form={form} />
          <Usual form={form} />
        </>
      )}
    </SettingPage>
  );
}
