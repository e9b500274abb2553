import type { Plain } from "./plain.ts";
import type { SheetProblem, Spot } from "./problems.ts";
import { type Draft, spotAt } from "./read-records.ts";

/** A record that exists already, whether or not the sheets hold it too. */
export interface KnownRecord {
  id: string;
  label: string;
  group: string;
}

/** What a spreadsheet is read beside. `newGroups`: where new records may stand; unset: in any group there is. */
export interface Known {
  records: readonly KnownRecord[];
  newGroups?: readonly string[];
}

/** Finds what only shows between records, and what a spreadsheet may not change: the group of a record. */
export function referenceProblems(drafts: readonly Draft[], known: Known): SheetProblem[] {
  const inSheets = new Set(drafts.map(({ plain }) => plain.id));
  const kept = known.records.filter(({ id }) => !inSheets.has(id));
  const ids = new Set([...inSheets, ...kept.map(({ id }) => id)]);
  return [
    ...drafts.flatMap((draft) => brokenLinks(draft, ids)),
    ...doubledLabels(drafts, kept),
    ...(known.records.length > 0 ? drafts.flatMap((draft) => movedGroup(draft, known)) : []),
  ];
}

function brokenLinks(draft: Draft, ids: ReadonlySet<string>): SheetProblem[] {
  const { plain } = draft;
  const links = (["related", "narrower"] as const).flatMap((list) =>
    ((plain[list] ?? []) as string[]).map((to, at) => ({ to, path: [list, at] })),
  );
  const moves = ((plain.moves ?? []) as { to: string }[]).map(({ to }, at) => ({ to, path: ["moves", at, "to"] }));
  const unknown = [...links, ...moves].filter(({ to }) => !ids.has(to));
  return [
    ...unknown.map(({ to, path }) => ({
      ...spotAt(draft, path),
      text: `Không có thủ tục "${to}"`,
      hint: "Ghi mã của một thủ tục đã có.",
    })),
    ...unknownSources(draft),
  ];
}

function unknownSources(draft: Draft): SheetProblem[] {
  const { plain } = draft;
  const sources = new Set(((plain.sources ?? []) as Plain[]).map(({ id }) => id));
  const lists = { "fee.items": (plain.fee as Plain).items, benefit: plain.benefit ?? [] };
  return Object.entries(lists).flatMap(([path, items]) =>
    (items as Plain[]).flatMap(({ source }, at): SheetProblem[] => {
      if (source === undefined || sources.has(source)) return [];
      const spot: Spot = spotAt(draft, [...path.split("."), at, "source"]);
      return [{ ...spot, text: `Thủ tục này không có nguồn "${source}"`, hint: 'Ghi mã có ở sheet "Nguồn".' }];
    }),
  );
}

function doubledLabels(drafts: readonly Draft[], kept: readonly KnownRecord[]): SheetProblem[] {
  const owners = new Map(kept.map(({ id, label }) => [label, id]));
  return drafts.flatMap((draft): SheetProblem[] => {
    const label = String(draft.plain.label);
    const owner = owners.get(label);
    owners.set(label, draft.plain.id);
    if (owner === undefined) return [];
    const hint = "Đặt chữ khác cho một trong hai nút.";
    return [{ ...spotAt(draft, ["label"]), text: `Chữ trên nút "${label}" đã là của ${owner}`, hint }];
  });
}

function movedGroup(draft: Draft, known: Known): SheetProblem[] {
  const groups = known.newGroups ?? [...new Set(known.records.map(({ group }) => group))];
  const own = known.records.find(({ id }) => id === draft.plain.id)?.group;
  const spot = spotAt(draft, ["group"]);
  if (own !== undefined && own !== draft.group) {
    return [{ ...spot, text: `Thủ tục này thuộc nhóm ${own}`, hint: `Ghi lại ${own}; bảng tính không chuyển nhóm.` }];
  }
  if (own !== undefined || groups.includes(draft.group)) return [];
  const text = `Thủ tục mới không thuộc nhóm "${draft.group}" được`;
  return [{ ...spot, text, hint: `Ghi một trong: ${groups.join("; ")}.` }];
}
