import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import type { DossierPort, DossierReading } from "../../core/dossier/dossier.ts";
import { type Dossier, dossierStateIds, maxProcedureChars, tailDigits } from "../../core/dossier/dossier.ts";
import { AppError, isAppError } from "../../core/errors.ts";
import { createHttp, type HttpAnswer, statusFault } from "../http.ts";
import { readMoment } from "./moments.ts";

export interface OneStopOptions {
  /** What stands before "/dossiers/CODE", e.g. "https://mot-cua.phuong.example.vn/api". */
  baseUrl: string;
  /** Sent as a bearer token. */
  token: string;
  /** For one try; there are two. */
  timeoutMs: number;
  clock: Clock;
}

/** Between two tries: what only hiccuped has passed by then. */
const pauseMs = 200;

const moment = (edge: "start" | "end") =>
  z.string().transform((text, context) => {
    const at = readMoment(text, edge);
    if (at) return at;
    context.addIssue("is no date");
    return z.NEVER;
  });

/** The answer of our contract (docs/connecting.md); members beside these are not read. */
const answerSchema = z.object({
  code: z.string(),
  procedure: z.string().trim().min(1).max(maxProcedureChars),
  state: z.enum(dossierStateIds),
  receivedAt: moment("start").nullish(),
  dueAt: moment("end").nullish(),
  changedAt: moment("start"),
  phoneTail: z
    .string()
    .regex(new RegExp(`^\\d{${tailDigits}}$`))
    .nullish(),
});
/** A 404 of the system itself; any other comes from something in between and says nothing of the dossier. */
const unknownSchema = z.object({ error: z.literal("not-found") });

function dossierOf(answer: HttpAnswer, code: string): Dossier | undefined {
  const { status, body } = answer;
  if (status === 401 || status === 403) throw new AppError("TOKEN_INVALID", "the one-stop system refuses our token");
  if (status === 404 && unknownSchema.safeParse(body).success) return undefined;
  if (status !== 200) throw statusFault(answer);
  const { success, data } = answerSchema.safeParse(body);
  // The answer may hold somebody's data: none of it goes into the fault.
  if (!success) throw new AppError("BAD_INPUT", "the one-stop system answers something else");
  if (data.code.toUpperCase() !== code) throw new AppError("BAD_INPUT", "an answer about another dossier");
  const { procedure, state, changedAt, receivedAt, dueAt, phoneTail } = data;
  return {
    ...{ code, procedure, state, changedAt },
    ...(receivedAt && { receivedAt }),
    ...(dueAt && { dueAt }),
    ...(phoneTail && { phoneTail }),
  };
}

/** Asks a one-stop system by our contract: `GET /dossiers/CODE`. A look-up changes nothing, so it is tried twice. */
export function createOneStop({ baseUrl, token, timeoutMs, clock }: OneStopOptions): DossierPort {
  const http = createHttp({ baseUrl, timeoutMs });
  const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
  const once = async (code: string): Promise<DossierReading | undefined> => {
    const answer = await http({ method: "GET", path: `/dossiers/${encodeURIComponent(code)}`, headers });
    const dossier = dossierOf(answer, code);
    return dossier && { dossier, asOf: clock.now() };
  };
  return {
    isConnected: async () => true,
    find: async (code) => {
      try {
        return await once(code);
      } catch (error) {
        if (!isAppError(error, "PLATFORM_UNAVAILABLE")) throw error;
        await pause(pauseMs);
        return once(code);
      }
    },
  };
}
