import type { z } from "zod";
import type { AuditFacts } from "../core/audit/trail.ts";
import type { Route } from "./contract-route.ts";

type Def = { type: string; innerType?: z.ZodType; element?: z.ZodType; options?: z.ZodType[]; in?: z.ZodType };
const defOf = (schema: z.ZodType): Def => (schema as unknown as { def: Def }).def;
/** Values of these kinds are chosen from what we know, or counted; nobody writes a sentence or a telephone number in them. */
const plain = new Set(["enum", "literal", "boolean", "number", "int"]);

function isPlain(schema: z.ZodType): boolean {
  const { type, innerType, element } = defOf(schema);
  const inner = innerType ?? element;
  return plain.has(type) || (inner !== undefined && isPlain(inner));
}

/** The members of an object, or of whichever of several it may be. */
function membersOf(schema: z.ZodType): [string, z.ZodType][] {
  const { options, innerType, in: before } = defOf(schema);
  const inner = innerType ?? before;
  if (options) return options.flatMap(membersOf);
  if (inner) return membersOf(inner);
  return Object.entries((schema as { shape?: Record<string, z.ZodType> }).shape ?? {});
}

/**
 * What the log may keep of the requests of a route, made from the contract once: values that are no free text, and the
 * names of the other members that were sent.
 */
export function factsFor({ query, body }: Route): (sent: { query?: unknown; body?: unknown }) => AuditFacts {
  const members = [query, body].flatMap((schema) => (schema ? membersOf(schema) : []));
  const kept = new Set(members.filter(([, schema]) => isPlain(schema)).map(([name]) => name));
  return (sent) => {
    const values = Object.entries({ ...Object(sent.query), ...Object(sent.body) }).filter(([, value]) => value != null);
    const facts = Object.fromEntries(values.filter(([name]) => kept.has(name))) as AuditFacts;
    const others = values.map(([name]) => name).filter((name) => !kept.has(name));
    return others.length > 0 ? { ...facts, with: others.sort() } : facts;
  };
}
