import type { Request } from "express";
import type { ChannelReceiver } from "../../../core/channel/adapter.ts";
import type { RawRequest } from "../../../core/channel/channel.ts";
import { inboundEventSchema } from "../../../core/channel/event.ts";
import { type AppError, isAppError } from "../../../core/errors.ts";
import { storable } from "../../../core/storable.ts";
import { Dice } from "../../../scripts/seed/dice.ts";
import { toRawRequest } from "../../../server/webhooks.ts";
import { mutate } from "./mutate.ts";
import type { Delivery, Target } from "./targets.ts";
import { heapMb } from "./watch.ts";

/** What a receiver did with bodies nobody should send. `faults` must be empty. */
export interface ParseVerdict {
  bodies: number;
  taken: number;
  refused: number;
  forged: number;
  /** The slowest body, ms. */
  slowestMs: number;
  /** How much the heap grew, MB. */
  grownMb: number;
  seconds: number;
  /** What must not happen, each with how to see it again. */
  faults: string[];
}

/** A share is sent with nothing to prove who sent it. */
const forgedShare = 0.2;
/** A body is verified and read while the platform waits; more than this is a way to stop us. */
const slowMs = 1_000;
const mostFaults = 20;
/** Whether a text, however deep it lies, or a name of a field holds what PostgreSQL does not store. */
function isUnstorable(value: unknown): boolean {
  if (typeof value === "string") return storable(value) !== value;
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, inner]) => isUnstorable(name) || isUnstorable(inner));
}

/** A delivery as the server hands it to a receiver. */
export function toRaw({ method, path, headers, body }: Delivery, receivedAt: Date): RawRequest {
  // all that the server looks at of a request
  const asked = { method, path: path.replace(/^\/webhooks|\?.*$/g, ""), originalUrl: path, headers, body };
  return toRawRequest(asked as unknown as Request, receivedAt);
}

/** Takes a delivery as a webhook does, and says what came of it; what is no refusal of ours is a fault. */
function take(receiver: ChannelReceiver, raw: RawRequest): { verdict: "taken" | AppError; fault?: string } {
  try {
    receiver.verify(raw);
    const events = receiver.parse(raw);
    for (const event of events) inboundEventSchema.parse(event);
    if (events.some(isUnstorable)) return { verdict: "taken", fault: "something that cannot be stored" };
    return { verdict: "taken" };
  } catch (error) {
    if (isAppError(error, "BAD_INPUT") || isAppError(error, "BAD_SIGNATURE")) return { verdict: error };
    return { verdict: error as AppError, fault: String(error).slice(0, 300) };
  }
}

/** Puts so many changed bodies through one receiver, in this process and without a database. */
export function runParse(
  target: Target,
  receiver: ChannelReceiver,
  { bodies, seed, at }: { bodies: number; seed: number; at: Date },
): ParseVerdict {
  const dice = new Dice(`${seed} ${target.name}`);
  const started = performance.now();
  const before = heapMb();
  const verdict = { bodies, taken: 0, refused: 0, forged: 0, slowestMs: 0, faults: [] as string[] };
  for (let number = 0; number < bodies; number += 1) {
    const which = dice.whole(0, target.seeds.length - 1);
    const body = mutate(target.seeds[which] as Buffer, dice, target.seeds);
    const isForged = dice.chance(forgedShare);
    const signed = target.sign(body, which, at);
    const raw = toRaw(isForged ? target.forge(signed) : signed, at);
    const begun = performance.now();
    const { verdict: came, fault } = take(receiver, raw);
    const tookMs = performance.now() - begun;
    verdict.slowestMs = Math.max(verdict.slowestMs, Math.round(tookMs));
    if (came === "taken") verdict.taken += 1;
    else verdict.refused += 1;
    if (isForged) verdict.forged += 1;
    const found =
      fault ?? (isForged && came === "taken" ? "a forged one was taken" : tookMs > slowMs ? `took ${tookMs} ms` : "");
    if (found && verdict.faults.length < mostFaults) {
      verdict.faults.push(
        `${target.name} seed ${seed} body ${number}: ${found}\n${body.toString("latin1").slice(0, 400)}`,
      );
    }
  }
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  return { ...verdict, grownMb: heapMb() - before, seconds };
}
