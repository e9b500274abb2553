import { TextInput } from "@mantine/core";
import { Fragment, type ReactNode, useState } from "react";
import type { Schemas } from "../api.ts";
import { useReference } from "../session/session.ts";
import styles from "./assignment.module.css";

interface GroupedRowsProps {
  /** Of the field that narrows the rows by name. */
  label: string;
  none: string;
  columns: readonly string[];
  /** A last column of buttons, without a name. */
  hasActs: boolean;
  nameOf: (id: Schemas["CategoryId"]) => string;
  /** The rows of one category. */
  children: (id: Schemas["CategoryId"]) => ReactNode;
}

/** A table with a line for each category under the name of its group, narrowed by what is typed. */
export function GroupedRows({ label, none, columns, hasActs, nameOf, children }: GroupedRowsProps) {
  const { groups, categories } = useReference();
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLocaleLowerCase("vi");
  const found = categories.filter(({ id }) => nameOf(id).toLocaleLowerCase("vi").includes(wanted));
  return (
    <>
      <TextInput
        className={styles.narrow ?? ""}
        label={label}
        value={typed}
        maxLength={80}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column}>{column}</th>
              ))}
              {hasActs && <td />}
            </tr>
          </thead>
          {groups.map(({ id: group, name }) => {
            const rows = found.filter((one) => one.group === group);
            return (
              rows.length > 0 && (
                <tbody key={group}>
                  <tr>
                    <th scope="rowgroup" colSpan={columns.length + Number(hasActs)} className={styles.group}>
                      {name}
                    </th>
                  </tr>
                  {rows.map(({ id }) => (
                    <Fragment key={id}>{children(id)}</Fragment>
                  ))}
                </tbody>
              )
            );
          })}
        </table>
      </div>
      {found.length === 0 && <p className={styles.muted}>{none}</p>}
    </>
  );
}
