import { rulesOf } from "../../core/routing/category-rules.ts";
import { categories, categoryGroups } from "../../core/ticket/taxonomy.ts";
import { type Html, html } from "./html.ts";
import type { WardMap } from "./map.ts";
import { isOwnKind, kindName, type Site, type Words } from "./words.ts";

/** Whose reports are listed, in which language, and on which streets. */
export interface Listed extends Site {
  map: Pick<WardMap, "streets">;
}

/** Kinds somebody may look for, in their groups; those that stand on no list are not offered. */
export function kindOptions(site: Site, chosen: string | undefined): Html[] {
  const { world, words } = site;
  return categoryGroups.map(({ id: group }) => {
    const kinds = categories.filter((one) => one.group === group && rulesOf(world.ward.categories, one.id).isPublished);
    const options = kinds.map(
      ({ id }) =>
        html`<option value="${id}"${id === chosen && html` selected`}${isOwnKind(world, id) && words.asVietnamese}>${kindName(site, id)}</option>`,
    );
    return html`<optgroup label="${words.groups[group]}">${options}</optgroup>`;
  });
}

/** Values to choose from, and the one that is; `mark` says more of each. */
export function options(values: readonly [value: string, name: string][], chosen: string, mark?: Html): Html[] {
  return values.map(
    ([value, name]) => html`<option value="${value}"${value === chosen && html` selected`}${mark}>${name}</option>`,
  );
}

/** The ward's streets, by name. */
export function streetOptions({ asVietnamese }: Words, { streets }: Listed["map"], chosen: string | undefined): Html[] {
  const names = streets.map(({ name }) => name).sort((a, b) => a.localeCompare(b, "vi"));
  return options(
    names.map((name) => [name, name]),
    chosen ?? "",
    asVietnamese,
  );
}
