import { z } from "zod";
import type { Action } from "../core/people/access.ts";
import { ticketCode } from "./contract-base.ts";

/**
 * One route of the JSON API. `access` is the row of the access table that guards it; "signed-in" asks for a session only.
 * `response` is a schema of the 200 answer, or what else comes back.
 */
export interface Route {
  method: "get" | "post" | "patch" | "delete";
  /** As OpenAPI writes it: `/api/tickets/{code}`. */
  path: string;
  access: Action | "signed-in";
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is multipart/form-data with one file in the field `file`; a limit, where it is not that of attachments. */
  upload?: true | { maxBytes: number };
  response: z.ZodType | "file" | "events";
  /** Written into the audit log. Unset: yes if it may change something. Reading a confidential ticket always is. */
  audited?: boolean;
}

/**
 * Every request that is not a GET carries this header, which no foreign page can set without asking; together with the
 * SameSite cookie it is the whole protection against forged requests.
 */
export const deskHeader = { name: "x-desk", value: "1" } as const;

export const byId = z.object({ id: z.string().min(1).max(100) });
export const byCode = z.object({ code: ticketCode });
