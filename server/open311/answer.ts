import type { Response } from "express";
import type { AppError, ErrorCode } from "../../core/errors.ts";
import { toXml, type Value } from "./xml.ts";

export const formats = ["xml", "json"] as const;
export type Format = (typeof formats)[number];

/** Sends an answer in the format the path asks for: XML under its root, JSON without it. */
export function answer(response: Response, format: Format, root: string, value: Value): void {
  if (format === "json") response.type("application/json; charset=utf-8").send(JSON.stringify(value));
  else response.type("text/xml; charset=utf-8").send(toXml(root, value));
}

/** One fault as the standard words it: its own code, 400, 403 or 404, in front. */
export type Issue = `${400 | 403 | 404} ${string}`;

const statuses: Partial<Record<ErrorCode, 403 | 404>> = { BAD_SIGNATURE: 403, NOT_FOUND: 404, UNKNOWN_CHANNEL: 404 };
const known = /^(400|403|404) (.+)$/;

/** The error elements of a fault; everything the standard has no number for is 400. */
function errorsOf({ code, message, details }: AppError): { code: number; description: string }[] {
  const issues = Array.isArray(details.issues) ? details.issues : [];
  const errors = issues.flatMap((issue) => {
    const [, status, description = ""] = known.exec(issue) ?? [];
    return status ? [{ code: Number(status), description }] : [];
  });
  return errors.length > 0 ? errors : [{ code: statuses[code] ?? 400, description: message }];
}

/** Answers with the faults of a request; the HTTP status is the first one's. */
export function answerErrors(response: Response, format: Format, error: AppError): void {
  const errors = errorsOf(error);
  response.status(errors[0]?.code ?? 400);
  answer(response, format, "errors", errors);
}
