import type { KnowledgeVersion } from "../../core/knowledge/version.ts";
import { compose } from "./compose.ts";
import type { Release } from "./load.ts";
import type { GroupedProcedure, WrittenProcedure } from "./sheet/plain.ts";

/** The group of records that only the ward has; no file of the release is called so. */
export const wardGroup = "cua-phuong";

/**
 * What residents are answered from, as it is written: the release's records with the ward's versions in force (`versions`,
 * oldest first) in their places. A version that cannot be used leaves the release's words.
 */
export function recordsInForce(
  release: Release,
  versions: readonly Pick<KnowledgeVersion, "kind" | "entryId" | "body">[],
): GroupedProcedure[] {
  const unusable = new Set(compose(release, versions).unusable);
  const standing = new Map<string, GroupedProcedure>();
  for (const [id, { group, body }] of release.entries) {
    standing.set(id, { group, procedure: body as unknown as WrittenProcedure });
  }
  for (const version of versions) {
    const { kind, entryId, body } = version;
    if (kind !== "procedure" || unusable.has(version)) continue;
    const group = standing.get(entryId)?.group ?? wardGroup;
    standing.set(entryId, { group, procedure: body as WrittenProcedure });
  }
  return [...standing.values()];
}
