import { createHmac, timingSafeEqual } from "node:crypto";
import type { Request, RequestHandler } from "express";
import multer, { MulterError } from "multer";
import { z } from "zod";
import { readForm } from "../read-form.ts";
import { maxPhotoBytes } from "./routes.ts";

/** Photos one form may carry; they are held in memory while they are checked. */
export const maxPhotos = 3;
const line = (chars: number) => z.string().trim().max(chars).default("");
const formBody = z.object({
  ma: z.string().min(8).max(80),
  noi: line(40),
  viec: line(4_000),
  cho: line(300),
  ten: line(100),
  so: line(20),
  loai: line(60),
  ten_an: z.enum(["", "1"]).default(""),
  /** Which button was pressed: the first page has one, the second three. */
  buoc: z.enum(["xem", "gui", "sua"]).default("xem"),
  /** The incident that is followed instead. */
  chung: line(40),
  /** Photos kept since the first page, sealed. */
  giu: z.union([z.string(), z.array(z.string()).max(maxPhotos)]).optional(),
});
export type FormBody = z.output<typeof formBody>;

const sealOf = (key: string, clientId: string, secret: Buffer): string =>
  createHmac("sha256", secret).update(`form-photo:${clientId}:${key}`).digest("base64url").slice(0, 22);

/** How a kept photo stands in the second page: nobody can put another one's file there. */
export const keepMark = (key: string, clientId: string, secret: Buffer): string =>
  `${sealOf(key, clientId, secret)}.${key}`;

/** The photos a form kept; marks that are not ours are left out. */
export function keptPhotos({ giu, ma }: Pick<FormBody, "giu" | "ma">, secret: Buffer): string[] {
  return [giu ?? []].flat().flatMap((mark) => {
    const [seal = ""] = mark.split(".");
    const key = mark.slice(seal.length + 1);
    const [given, wanted] = [Buffer.from(seal), Buffer.from(sealOf(key, ma, secret))];
    return given.length === wanted.length && timingSafeEqual(given, wanted) ? [key] : [];
  });
}

/** The fields of a form, sound or as far as they are; what was typed is never lost. */
export function fieldsOf(body: unknown): { data: FormBody | undefined; typed: Partial<Record<string, string>> } {
  const given = Object.entries((body ?? {}) as Record<string, unknown>);
  const typed = Object.fromEntries(
    given.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  return { data: formBody.safeParse(body).data, typed };
}

/** A form's photos. What is wrong with them is told beside the form, so it does not end the request. */
export function takePhotos(): RequestHandler {
  const limits = { fileSize: maxPhotoBytes, files: maxPhotos, fields: 20 };
  const take = readForm(multer({ storage: multer.memoryStorage(), limits }).array("hinh", maxPhotos));
  return (request, response, next) =>
    take(request, response, (fault: unknown) => {
      if (!(fault instanceof MulterError)) return next(fault);
      response.locals.photoFault = fault.code;
      next();
    });
}

/** The contents of the photos that came with a request. */
export function photosOf(request: Request): Buffer[] {
  const files = Array.isArray(request.files) ? request.files : [];
  // a browser sends an empty file for a field nobody touched
  return files.filter(({ size }) => size > 0).map(({ buffer }) => buffer);
}
