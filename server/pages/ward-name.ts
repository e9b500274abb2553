import type { Ward } from "../../core/ward.ts";

/** "Phường Bến Sen", as it stands at the head of a page. */
export function wardName({ kind, name }: Pick<Ward, "kind" | "name">): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`;
}
