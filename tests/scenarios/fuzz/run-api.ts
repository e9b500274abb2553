import { beginning, storable } from "../../../core/storable.ts";
import { Dice } from "../../../scripts/seed/dice.ts";
import { routes } from "../../../server/contract.ts";
import { errorBody } from "../../../server/contract-base.ts";
import { deskHeader, type Route } from "../../../server/contract-route.ts";
import { seedDemo } from "../../../server/demo.ts";
import { httpStatus } from "../../../server/http-errors.ts";
import { openApiDocument } from "../../../server/openapi.ts";
import type { Town } from "../town.ts";
import { hostileWords } from "./hostile.ts";
import { changeTree } from "./mutate.ts";
import { watchRejections } from "./watch.ts";

export interface ApiVerdict {
  requests: number;
  operations: number;
  /** How many answers had which status. */
  answers: Record<number, number>;
  seconds: number;
  faults: string[];
}

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  minimum?: number;
  minLength?: number;
  minItems?: number;
  additionalProperties?: Schema | boolean;
}
interface Operation {
  operationId: string;
  parameters?: { name: string; in: "path" | "query"; schema: Schema; required: boolean }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** Ids and codes of things there are, so that an operation gets past its first line. */
type Known = { codes: string[]; ids: string[] };

function wordOf({ format, pattern, minLength = 0 }: Schema, dice: Dice, known: Known): string {
  if (format === "date-time") return "2026-11-16T10:00:00+07:00";
  if (format === "date") return "2026-11-16";
  if (format === "uuid") return "0190a000-0000-7000-8000-000000000001";
  if (format === "email") return "a@example.vn";
  if (format === "uri") return "https://a.example/";
  if (pattern?.includes("[A-Z]{2,6}")) return dice.pick(known.codes);
  if (pattern?.includes("\\d{4}-\\d{2}")) return "2026-11";
  return dice.chance(0.4) ? dice.pick(known.ids) : "cống nghẹt".padEnd(minLength, "x");
}

/** A value the schema takes. */
function sampleOf(schema: Schema, dice: Dice, known: Known): unknown {
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return sampleOf(dice.pick(either), dice, known);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => sampleOf(one, dice, known)));
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return dice.pick(schema.enum);
  const { type, minimum = 0, items, properties = {}, required = [] } = schema;
  if (type === "string") return wordOf(schema, dice, known);
  if (type === "number" || type === "integer") return Math.max(minimum, 1);
  if (type === "boolean") return dice.chance(0.5);
  if (type === "array")
    return Array.from({ length: Math.max(schema.minItems ?? 0, 1) }, () => sampleOf(items ?? {}, dice, known));
  if (type !== "object") return null;
  const named = Object.entries(properties).filter(([name]) => required.includes(name) || dice.chance(0.6));
  return Object.fromEntries(named.map(([name, inner]) => [name, sampleOf(inner, dice, known)]));
}

/** Cookies of one person of each role. */
async function signIn(town: Town): Promise<Record<string, string>> {
  const people = await seedDemo(town.wired);
  const cookies: Record<string, string> = {};
  for (const { username, password } of people) {
    const answer = await fetch(`${town.origin}/api/auth/sign-in/username`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: town.origin },
      body: JSON.stringify({ username, password }),
    });
    const own = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
    if (answer.ok) cookies[username] = own.join("; ");
  }
  return cookies;
}

/** What an answer must be: documented, and of the status its code has. */
function faultIn(route: Route, status: number, text: string): string | undefined {
  if (status === 200) return undefined;
  try {
    const { error } = errorBody.parse(JSON.parse(text));
    const isOurs = error.code === "UNEXPECTED" || error.code === "CONFIG_INVALID";
    if (isOurs || httpStatus[error.code] !== status) return `${status} ${text.slice(0, 200)}`;
    return undefined;
  } catch {
    return `${route.path}: ${status}, which is no error of the contract: ${text.slice(0, 200)}`;
  }
}

/** Every operation of the contract, with true, changed and hostile bodies, as each role or as one of them: only documented answers. */
export async function runApi(
  town: Town,
  { rounds, asEach, seed }: { rounds: number; asEach: boolean; seed: number },
): Promise<ApiVerdict> {
  const dice = new Dice(`${seed} api`);
  const started = performance.now();
  const rejections = watchRejections();
  const cookies = await signIn(town);
  const rows = await town.wired.store.client.ticket.findMany({ take: 20, select: { code: true, id: true } });
  const talks = await town.wired.store.client.conversation.findMany({ take: 20, select: { id: true } });
  const ids = [...rows, ...talks].map(({ id }) => id);
  const known: Known = { codes: ["BS-2611-0001", ...rows.map(({ code }) => code)], ids: ["khong-co", ...ids] };
  const { paths } = openApiDocument() as { paths: Record<string, Record<string, Operation>> };
  const verdict = { requests: 0, operations: 0, answers: {} as Record<number, number>, faults: [] as string[] };
  const textOf = (schema: Schema): string => {
    const word = dice.chance(0.5) ? String(sampleOf(schema, dice, known)) : dice.pick(hostileWords);
    return encodeURIComponent(beginning(storable(word), 500));
  };
  const bodyOf = (schema: Schema): string => {
    const good = sampleOf(schema, dice, known);
    return JSON.stringify(dice.chance(0.4) ? good : changeTree(good, dice)) ?? "";
  };
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const route: Route = routes[operation.operationId as keyof typeof routes];
      if (route.response === "events" || route.upload) continue;
      verdict.operations += 1;
      const asked = operation.parameters ?? [];
      for (let round = 0; round < rounds; round += 1) {
        const people = Object.entries(cookies);
        for (const [who, cookie] of asEach ? people : [dice.pick(people)]) {
          const query = asked.filter((one) => one.in === "query" && (one.required || dice.chance(0.5)));
          const search = query.map(({ name, schema }) => `${name}=${textOf(schema)}`).join("&");
          const schema = operation.requestBody?.content["application/json"]?.schema;
          const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
            const parameter = asked.find((one) => one.in === "path" && one.name === name);
            return textOf(parameter?.schema ?? { type: "string" }) || "x";
          });
          const headers = { cookie, [deskHeader.name]: deskHeader.value, "content-type": "application/json" };
          const body = schema ? bodyOf(schema) : undefined;
          const answer = await fetch(`${town.origin}${filled}?${search}`, {
            method: method.toUpperCase(),
            headers,
            redirect: "manual",
            ...(body === undefined ? {} : { body }),
          });
          const text = await answer.text();
          verdict.requests += 1;
          verdict.answers[answer.status] = (verdict.answers[answer.status] ?? 0) + 1;
          const fault = faultIn(route, answer.status, text);
          if (fault && verdict.faults.length < 30) {
            const shown = `${filled}?${search}`.slice(0, 200);
            verdict.faults.push(
              `${operation.operationId} as ${who}, seed ${seed}: ${fault}\n${shown} ${body?.slice(0, 300)}`,
            );
          }
        }
      }
    }
  }
  rejections.close();
  verdict.faults.push(...rejections.seen);
  return { ...verdict, seconds: Math.round((performance.now() - started) / 100) / 10 };
}
