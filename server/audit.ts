import { AsyncLocalStorage } from "node:async_hooks";
import { isIPv4, isIPv6 } from "node:net";
import type { ErrorRequestHandler, Request, Response } from "express";
import type { AuditEntry, AuditFacts } from "../core/audit/trail.ts";
import type { Clock } from "../core/clock.ts";
import type { Staff } from "../core/people/staff.ts";
import type { Store } from "../core/store.ts";
import { factsFor } from "./audit-facts.ts";
import type { Route } from "./contract-route.ts";
import { translate } from "./error-handler.ts";

/** An act under way: what will be written of it, and whether a transaction has written it already. */
interface Act {
  entry: Omit<AuditEntry, "result">;
  /** What else is written with it: acts on others that one request made. */
  parts?: readonly ActPart[];
  isWritten: boolean;
}
/** An act on one of many that a request was about. */
type ActPart = Pick<AuditEntry, "act" | "facts"> & { target: string };
const underWay = new AsyncLocalStorage<Act>();

/** Adds to what the log says of the act under way: only ids, counts and values of our own tables. */
export function noteInAudit({ target, ...facts }: AuditFacts & { target?: string }): void {
  const act = underWay.getStore();
  if (!act) return;
  if (target) act.entry.target = target;
  Object.assign(act.entry.facts, facts);
}

/** Tidying up after an act that failed: what it changes is not the act, and is not written as one. */
export const besideTheAct = <T>(work: () => T): T => underWay.exit(work);

/** One row more for each of many that the act under way is about, as if each had been done by itself. */
export function notePartsInAudit(parts: readonly ActPart[]): void {
  const act = underWay.getStore();
  if (act) act.parts = parts;
}

/** Where a request came from, without the part that tells one machine from its neighbours. */
export function networkOf(address: string | undefined): string | undefined {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/, "");
  if (plain && isIPv4(plain)) return plain.replace(/\.\d+$/, ".0/24");
  return plain && isIPv6(plain) ? `${plain.split(":").slice(0, 3).join(":")}::/48` : undefined;
}

const isConfidential = (answer: unknown): boolean =>
  (answer as { visibility?: unknown } | undefined)?.visibility === "confidential";
/** What a transaction made, where the address of the request did not name it. */
const madeBy = ({ code, id }: { code?: unknown; id?: unknown }): string | undefined =>
  [code, id].find((name) => typeof name === "string") as string | undefined;

/**
 * Writes what staff ask the API to do into the log. The first transaction of an act that changes something carries the
 * entry with it, so that neither is there without the other; acts without a transaction of their own are written once
 * they are done, refused ones when they are refused.
 */
export function createAuditor({ store, clock }: { store: Store; clock: Clock }) {
  const write = (entry: AuditEntry): Promise<unknown> => store.transaction((tx) => tx.audit.add([entry]));

  const transaction: Store["transaction"] = async (work) => {
    const act = underWay.getStore();
    if (!act || act.isWritten) return store.transaction(work);
    let isAdded = false;
    const result = await store.transaction(async (tx) => {
      const done = await work(tx);
      const target = act.entry.target ?? madeBy(Object(done));
      const entry = { ...act.entry, ...(target && { target }), result: "OK" };
      const parts = (act.parts ?? []).map((part) => ({ ...entry, ...part }));
      isAdded = await tx.audit.add([entry, ...parts], { ifChanged: true });
      return done;
    });
    act.isWritten = isAdded;
    return result;
  };

  /** How acts of one route are written. */
  const forRoute = (act: string, route: Route) => {
    const isAudited = route.audited ?? route.method !== "get";
    const factsOf = factsFor(route);
    const namedIn = ({ params }: Request) => ({ params: route.params?.safeParse(params).data });
    const begin = (
      request: Request,
      staff: Staff,
      sent: { params?: unknown; query?: unknown; body?: unknown },
    ): Act => {
      const target = Object.values(Object(sent.params)).join("/");
      const network = networkOf(request.ip);
      const { id, name, role } = staff;
      const entry = { at: clock.now(), staff: { id, name, role }, act, facts: factsOf(sent) };
      return { isWritten: false, entry: { ...entry, ...(target && { target }), ...(network && { network }) } };
    };
    return {
      /** Runs the act, and writes it unless one of its transactions did. */
      run: async <T>(
        request: Request,
        response: Response,
        sent: Parameters<typeof begin>[2],
        work: () => Promise<T>,
      ) => {
        const begun = begin(request, response.locals.staff as Staff, sent);
        response.locals.act = begun;
        const result = await (isAudited ? underWay.run(begun, work) : work());
        if (!begun.isWritten && (isAudited || isConfidential(result))) await write({ ...begun.entry, result: "OK" });
        return result;
      },
      /** Writes that it was refused; whoever is not signed in is nobody. */
      refused: (async (error: unknown, request, response, next) => {
        const { staff, act: begun = staff && begin(request, staff, namedIn(request)) } = response.locals as {
          staff?: Staff;
          act?: Act;
        };
        const { code } = translate(error);
        const isTold = begun && (isAudited || code === "FORBIDDEN");
        if (isTold) await write({ ...begun.entry, result: code }).catch(() => undefined);
        next(error);
      }) satisfies ErrorRequestHandler,
    };
  };
  return { store: { ...store, transaction }, forRoute };
}
