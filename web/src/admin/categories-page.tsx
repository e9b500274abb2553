import { Button, Checkbox, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import { useState } from "react";
import type { Schemas } from "../api.ts";
import { useReference } from "../session/session.ts";
import { adminWords } from "../words-admin.vi.ts";
import { routingWords, sayFaultOf } from "../words-routing.vi.ts";
import styles from "./assignment.module.css";
import { GroupedRows } from "./grouped-rows.tsx";
import { type SettingForm, SettingPage } from "./setting-page.tsx";
import type { Setting } from "./settings.ts";
import { WholeFault } from "./whole-fault.tsx";

const say = routingWords.categories;
type Form = SettingForm<"categories">;
type Rules = NonNullable<Setting<"categories">["body"]["categories"][Schemas["CategoryId"]]>;
const switches = ["isOffered", "isPublished", "needsPhoto", "followsUp"] as const;

function Editor({ rules, onChange }: { rules: Rules; onChange: (rules: Rules) => void }) {
  const { publicName, ...rest } = rules;
  return (
    <div className={styles.editor}>
      <div className={styles.fields}>
        <TextInput
          label={say.name}
          value={rules.name}
          maxLength={80}
          onChange={(event) => onChange({ ...rules, name: event.currentTarget.value })}
        />
        <TextInput
          label={say.publicName}
          value={publicName ?? ""}
          maxLength={80}
          onChange={({ currentTarget: { value } }) => onChange(value ? { ...rest, publicName: value } : rest)}
        />
        <TextInput
          label={say.label}
          value={rules.label}
          maxLength={20}
          onChange={(event) => onChange({ ...rules, label: event.currentTarget.value })}
        />
      </div>
      {switches.map((key) => (
        <Checkbox
          key={key}
          label={say[key]}
          checked={rules[key] ?? false}
          onChange={(event) => onChange({ ...rules, [key]: event.currentTarget.checked })}
        />
      ))}
    </div>
  );
}

function Categories({ form }: { form: Form }) {
  const { categoryName } = useReference();
  const [open, setOpen] = useState<string>();
  const { categories } = form.body;
  const nameOf = (id: Schemas["CategoryId"]): string => categories[id]?.name ?? categoryName(id);
  return (
    <GroupedRows label={say.find} none={say.none} columns={say.columns} hasActs={!form.isReadOnly} nameOf={nameOf}>
      {(id) => {
        const rules = categories[id];
        if (!rules) return null;
        const fault = sayFaultOf(say.faults, form.faultAt(`categories.${id}`));
        const act = open === id ? routingWords.shut : routingWords.edit;
        return (
          <>
            <tr>
              <th scope="row">
                {rules.name}
                {rules.publicName && <small className={styles.muted}> {rules.publicName}</small>}
              </th>
              <td>{rules.label}</td>
              {switches.map((key) => (
                <td key={key}>{rules[key] ? say.yes : say.no}</td>
              ))}
              {!form.isReadOnly && (
                <td className={styles.acts}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-expanded={open === id}
                    aria-label={routingWords.of(act, rules.name)}
                    onClick={() => setOpen(open === id ? undefined : id)}
                  >
                    {act}
                  </Button>
                </td>
              )}
            </tr>
            {(open === id || fault) && (
              <tr>
                <td colSpan={say.columns.length + 1}>
                  {fault && <p className={styles.fault}>{fault}</p>}
                  {open === id && (
                    <Editor
                      rules={rules}
                      onChange={(next) => form.change({ categories: { ...categories, [id]: next } })}
                    />
                  )}
                </td>
              </tr>
            )}
          </>
        );
      }}
    </GroupedRows>
  );
}

/** What each kind of matter is called and what holds for it. */
export function CategoriesPage() {
  return (
    <SettingPage kind="categories" title={adminWords.categories} intro={say.intro}>
      {(form) => (
        <>
          <WholeFault codes={say.faults} fault={form.faultAt("categories")} of={["same-name", "same-label"]} />
          <Categories form={form} />
        </>
      )}
    </SettingPage>
  );
}
