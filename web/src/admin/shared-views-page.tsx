import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { newId } from "../shared/new-id.ts";
import { FilterFields } from "../views/filter-fields.tsx";
import type { Filters, View } from "../views/queries.ts";
import { ViewList } from "../views/view-list.tsx";
import { filterWords as say } from "../words-filter.vi.ts";
import styles from "./setting.module.css";
import { SettingPage } from "./setting-page.tsx";

function Add({ onAdd }: { onAdd: (view: View) => void }) {
  const [name, setName] = useState("");
  const [filters, setFilters] = useState<Filters>({ queue: "all" });
  const add = (): void => {
    onAdd({ id: newId(), name: name.trim(), filters });
    setName("");
    setFilters({ queue: "all" });
  };
  return (
    <div className={styles.card}>
      <div className={styles.row}>
        <TextInput
          className={styles.grow ?? ""}
          label={say.name}
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <div className={styles.row}>
        <div className={styles.grow}>
          <FilterFields filters={filters} onChange={setFilters} />
        </div>
      </div>
      <div className={styles.row}>
        <Button variant="default" disabled={!name.trim()} onClick={add}>
          {say.add}
        </Button>
      </div>
    </div>
  );
}

/** Filters of the inbox that everybody has. */
export function SharedViewsPage() {
  return (
    <SettingPage kind="shared-views" title={say.adminTitle} intro={say.adminIntro}>
      {({ body: { views }, change, faultAt, isReadOnly }) => {
        const apply = (how: (before: View[]) => View[]): void => change({ views: how(views) });
        const edits = {
          onChange: apply,
          onRemove: ({ id }: View) => apply((all) => all.filter((one) => one.id !== id)),
        };
        return (
          <>
            <div className={styles.card}>
              <div className={styles.row}>
                <div className={styles.grow}>
                  <ViewList label={say.shared} views={views} {...(isReadOnly ? {} : edits)} />
                </div>
                {faultAt("views") && <p className={styles.fault}>{say.twice}</p>}
              </div>
            </div>
            {!isReadOnly && (
              <>
                <h2>{say.add}</h2>
                <Add onAdd={(view) => apply((all) => [...all, view])} />
              </>
            )}
          </>
        );
      }}
    </SettingPage>
  );
}
