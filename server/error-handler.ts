import { randomUUID } from "node:crypto";
import type { ErrorRequestHandler } from "express";
import { MulterError } from "multer";
import { AppError, isAppError } from "../core/errors.ts";
import { httpStatus } from "./http-errors.ts";
import type { Logger } from "./log.ts";

/** What body-parser and express attach to their own errors. */
interface HttpFault {
  status: number;
  type?: string;
  limit?: number;
}

function isHttpFault(error: unknown): error is HttpFault {
  return error instanceof Error && "status" in error && typeof error.status === "number" && error.status < 500;
}

/** Faults of the request found by the libraries below us, in our words; everything else is UNEXPECTED. */
export function translate(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (error instanceof MulterError) {
    return error.code === "LIMIT_FILE_SIZE"
      ? new AppError("TOO_LARGE", "the file is too large")
      : new AppError("BAD_INPUT", "one file in the field `file`", { details: { issues: [error.code] } });
  }
  if (!isHttpFault(error)) return new AppError("UNEXPECTED", "unexpected fault", { cause: error });
  if (error.status !== 413) return new AppError("BAD_INPUT", "the request cannot be read");
  const details = error.limit === undefined ? {} : { limit: error.limit };
  return new AppError("TOO_LARGE", "the body is too large", { details });
}

/**
 * The only place where an error becomes an answer: `{error: {code, message, details}}`. Faults of our own say nothing
 * but an id, under which the log has the rest.
 */
export function handleErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const fault = translate(error);
    const status = httpStatus[fault.code];
    const isOurs = status === 500;
    const requestId = randomUUID();
    if (isOurs) log.error({ error, requestId, method: request.method, path: request.path }, "request failed");
    if (response.headersSent) return next(error);
    const shown = isOurs ? { message: "unexpected fault", details: { requestId } } : fault;
    response.status(status).json({ error: { code: fault.code, message: shown.message, details: shown.details } });
  };
}
