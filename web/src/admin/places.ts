import type { LinkProps } from "@tanstack/react-router";
import type { Action } from "../session/session.ts";
import { adminWords } from "../words-admin.vi.ts";

/** One part of the administrators' screens: its address, its name in the menu, and the row of the access table it needs. */
export interface AdminPlace {
  to: NonNullable<LinkProps["to"]>;
  label: string;
  action: Action;
  group: AdminGroup;
}

/** Headings of the menu, in its order. */
export type AdminGroup = keyof typeof adminWords.groups;

/** All of them, in the order of the menu. A new part is one line here, and its route in `router.tsx`. */
export const adminPlaces: readonly AdminPlace[] = [
  { to: "/quan-tri/nguoi-dung", label: adminWords.people, action: "staff.manage", group: "staff" },
  { to: "/quan-tri/nhat-ky", label: adminWords.audit, action: "audit.read", group: "staff" },
  { to: "/quan-tri/lich", label: adminWords.calendar, action: "setting.read", group: "answering" },
  { to: "/quan-tri/cau-mau", label: adminWords.answers, action: "answer.read", group: "answering" },
  { to: "/quan-tri/bo-loc", label: adminWords.views, action: "view.share", group: "answering" },
  { to: "/quan-tri/tro-ly", label: adminWords.assistant, action: "setting.read", group: "answering" },
  { to: "/quan-tri/thoi-han", label: adminWords.deadlines, action: "setting.read", group: "handling" },
  { to: "/quan-tri/nguong", label: adminWords.thresholds, action: "setting.read", group: "handling" },
  { to: "/quan-tri/don-vi", label: adminWords.units, action: "setting.read", group: "handling" },
  { to: "/quan-tri/phan-loai", label: adminWords.categories, action: "setting.read", group: "handling" },
  { to: "/quan-tri/tuyen", label: adminWords.routing, action: "setting.read", group: "handling" },
  { to: "/quan-tri/phan-cong", label: adminWords.assignment, action: "setting.read", group: "handling" },
  { to: "/quan-tri/du-lieu-ca-nhan", label: adminWords.privacy, action: "privacy.read", group: "data" },
  { to: "/quan-tri/thoi-han-luu", label: adminWords.retention, action: "privacy.read", group: "data" },
];

/** Those that somebody with these rights may open. */
export const placesFor = (can: (action: Action) => boolean): readonly AdminPlace[] =>
  adminPlaces.filter(({ action }) => can(action));
