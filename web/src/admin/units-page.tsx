import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, call } from "../api.ts";
import { adminWords } from "../words-admin.vi.ts";
import { routingWords, sayFaultOf } from "../words-routing.vi.ts";
import styles from "./assignment.module.css";
import { SettingPage } from "./setting-page.tsx";
import { UnitEditor, type UnitsForm, type WardUnit } from "./unit-editor.tsx";
import { WholeFault } from "./whole-fault.tsx";

const say = routingWords.units;

/** Its people by name, heads first. */
function usePeople(): (unit: string) => string {
  const { data } = useQuery({ queryKey: ["staff"], queryFn: () => call(api.GET("/api/staff")) });
  return (unit) => {
    const people = data?.items.filter((one) => one.unit === unit) ?? [];
    const heads = people.filter(({ role }) => role === "HEAD").map(({ name }) => say.head(name));
    return [...heads, ...people.filter(({ role }) => role !== "HEAD").map(({ name }) => name)].join(", ") || say.nobody;
  };
}

const isOutside = ({ id }: WardUnit): boolean => id.startsWith("X-");

function Units({ form, outside }: { form: UnitsForm; outside: boolean }) {
  const { units } = form.body;
  const peopleOf = usePeople();
  const [open, setOpen] = useState<number>();
  const nameOf = (id: string): string => units.find((one) => one.id === id)?.name ?? id;
  const rows = units.map((unit, at) => ({ unit, at })).filter(({ unit }) => isOutside(unit) === outside);
  return (
    <>
      <h2>{outside ? say.outside : say.ours}</h2>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {say.columns.map((label) => (
                <th key={label}>{label}</th>
              ))}
              {!form.isReadOnly && <td />}
            </tr>
          </thead>
          {rows.map(({ unit, at }) => {
            const { phone, email, note } = unit.contact ?? {};
            const fault = sayFaultOf(say.faults, form.faultAt(`units.${at}`));
            const act = open === at ? routingWords.shut : routingWords.edit;
            return (
              <tbody key={at}>
                <tr>
                  <th scope="row">{unit.name}</th>
                  <td>{unit.short}</td>
                  <td>{unit.closed ? say.closed(nameOf(unit.closed.to)) : !outside && peopleOf(unit.id)}</td>
                  <td>{[phone, email, note].filter(Boolean).join(" · ")}</td>
                  {!form.isReadOnly && (
                    <td className={styles.acts}>
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-expanded={open === at}
                        aria-label={routingWords.of(act, unit.name)}
                        onClick={() => setOpen(open === at ? undefined : at)}
                      >
                        {act}
                      </Button>
                    </td>
                  )}
                </tr>
                {(open === at || fault) && (
                  <tr>
                    <td colSpan={say.columns.length + 1}>
                      {fault && <p className={styles.fault}>{fault}</p>}
                      {open === at && <UnitEditor form={form} at={at} />}
                    </td>
                  </tr>
                )}
              </tbody>
            );
          })}
        </table>
      </div>
      {!form.isReadOnly && (
        <Button
          variant="default"
          aria-label={routingWords.of(say.add, outside ? say.outside : say.ours)}
          onClick={() => {
            form.change({ units: [...units, { id: outside ? "X-" : "", name: "", short: "" }] });
            setOpen(units.length);
          }}
        >
          {say.add}
        </Button>
      )}
    </>
  );
}

/** Who handles matters: the ward's own units and those outside, with how they are reached and who has their work. */
export function UnitsPage() {
  return (
    <SettingPage kind="units" title={adminWords.units} intro={say.intro}>
      {(form) => (
        <>
          <p className={styles.muted}>{say.people}</p>
          <WholeFault codes={say.faults} fault={form.faultAt("units")} of={["twice", "same-name", "no-unit", "gone"]} />
          <Units form={form} outside={false} />
          <Units form={form} outside />
        </>
      )}
    </SettingPage>
  );
}
