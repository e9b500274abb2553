import { isAppError } from "../../core/errors.ts";
import { httpStatus } from "../http-errors.ts";
import type { Words } from "./words.ts";

/** The sentence of a refusal people can do something about; anything else is thrown on. */
export function faultOf({ centreFaults }: Words, error: unknown): { fault: string; status: number } {
  const found = isAppError(error) ? error.code : undefined;
  const code = (Object.keys(centreFaults) as (keyof typeof centreFaults)[]).find((one) => one === found);
  if (!code) throw error;
  return { fault: centreFaults[code], status: httpStatus[code] };
}
