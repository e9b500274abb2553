import type { LinkProps } from "@tanstack/react-router";
import type { Action } from "../session/session.ts";

/** One part of the administrators' screens: its address, its name in the menu, and the row of the access table it needs. */
export interface AdminPlace {
  to: NonNullable<LinkProps["to"]>;
  label: string;
  action: Action;
}

/** All of them, in the order of the menu. A new part is one line here, and its route in `router.tsx`. */
export const adminPlaces: readonly AdminPlace[] = [];

/** Those that somebody with these rights may open. */
export const placesFor = (can: (action: Action) => boolean): readonly AdminPlace[] =>
  adminPlaces.filter(({ action }) => can(action));
