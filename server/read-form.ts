import type { RequestHandler } from "express";
import { MulterError } from "multer";
import { AppError } from "../core/errors.ts";

/** Takes a form with files. Whatever is wrong with the form is the form's own fault, also when it is no form at all. */
export function readForm(take: RequestHandler): RequestHandler {
  return (request, response, next) =>
    take(request, response, (fault: unknown) => {
      const isKnown = !fault || fault instanceof MulterError;
      next(isKnown ? fault : new AppError("BAD_INPUT", "the form cannot be read", { cause: fault }));
    });
}
