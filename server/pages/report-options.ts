import { publicName, rulesOf } from "../../core/routing/category-rules.ts";
import { categories, categoryGroups } from "../../core/ticket/taxonomy.ts";
import type { World } from "../../core/world.ts";
import { type Html, html } from "./html.ts";
import type { WardMap } from "./map.ts";

/** Whose reports are listed, and on which streets. */
export interface Listed {
  world: World;
  map: Pick<WardMap, "streets">;
}

/** Kinds somebody may look for, in their groups; those that stand on no list are not offered. */
export function kindOptions(world: World, chosen: string | undefined): Html[] {
  const { categories: rules } = world.ward;
  return categoryGroups.map(({ id, name }) => {
    const kinds = categories.filter((one) => one.group === id && rulesOf(rules, one.id).isPublished);
    const options = kinds.map(
      (kind) =>
        html`<option value="${kind.id}"${kind.id === chosen && html` selected`}>${publicName(rules, kind.id)}</option>`,
    );
    return html`<optgroup label="${name}">${options}</optgroup>`;
  });
}

/** Values to choose from, and the one that is. */
export function options(values: readonly [value: string, name: string][], chosen: string): Html[] {
  return values.map(
    ([value, name]) => html`<option value="${value}"${value === chosen && html` selected`}>${name}</option>`,
  );
}

/** The ward's streets, by name. */
export function streetOptions({ streets }: Listed["map"], chosen: string | undefined): Html[] {
  const names = streets.map(({ name }) => name).sort((a, b) => a.localeCompare(b, "vi"));
  return options(
    names.map((name) => [name, name]),
    chosen ?? "",
  );
}
