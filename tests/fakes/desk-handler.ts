import type { z } from "zod";
import type { Staff } from "../../core/people/staff.ts";
import type { OperationId, routes } from "../../server/contract.ts";
import type { Desk } from "./desk.ts";

type Routes = typeof routes;
type Parsed<K extends OperationId, Part extends "body" | "query" | "params"> =
  Routes[K] extends Record<Part, infer S extends z.ZodType> ? z.output<S> : undefined;
type Answer<K extends OperationId> = Routes[K]["response"] extends z.ZodType ? z.input<Routes[K]["response"]> : never;

/** A request as a handler gets it: checked against the contract, with the person who asks. */
interface Asked<K extends OperationId> {
  desk: Desk;
  person: Staff;
  params: Parsed<K, "params">;
  query: Parsed<K, "query">;
  body: Parsed<K, "body">;
}

/** What the fake desk does for one operation of the contract. */
export type Handler<K extends OperationId> = (asked: Asked<K>) => Answer<K>;

/** Leaves out what is undefined, so that "not given" and "given as undefined" are one thing. */
export function given<T extends object>(value: T): { [P in keyof T]: Exclude<T[P], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as never;
}
