import createClient from "openapi-fetch";
import type { components, operations, paths } from "./api-types.ts";

export type Schemas = components["schemas"];
/** The JSON body of an operation. */
export type Body<Id extends keyof operations> = operations[Id] extends {
  requestBody: { content: { "application/json": infer B } };
}
  ? B
  : never;
export type ErrorCode = Schemas["Error"]["error"]["code"] | "OFFLINE";

/** Why a request failed; `code` decides what is said. OFFLINE: the server was not reached. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly details: Schemas["Error"]["error"]["details"];

  constructor(code: ErrorCode, message: string, details: Schemas["Error"]["error"]["details"] = {}) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.details = details;
  }
}

/** Requests that change something carry this; a foreign page cannot set it. */
export const deskHeader = { "x-desk": "1" };

/** Every call of the console goes through here. */
export const api = createClient<paths>({ headers: deskHeader, credentials: "same-origin" });

/** Turns an answer that is no success into an ApiError. */
function asApiError(body: unknown): ApiError {
  const error = (body as Partial<Schemas["Error"]> | undefined)?.error;
  return error
    ? new ApiError(error.code, error.message, error.details)
    : new ApiError("UNEXPECTED", "no answer of ours");
}

/** The data of an answer; throws ApiError, also when the network is away. */
export async function call<T>(request: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const answer = await request.catch((cause: unknown) => {
    throw new ApiError("OFFLINE", String(cause));
  });
  if (answer.data === undefined) throw asApiError(answer.error);
  return answer.data;
}

/** A file that takes longer is taken for lost with the signal. */
const uploadPatienceMs = 60_000;

/** Uploads one file and gives the key to name it by. */
export async function upload(file: Blob, name: string): Promise<Schemas["Attachment"] & { key: string }> {
  const form = new FormData();
  form.append("file", file, name);
  const signal = AbortSignal.timeout(uploadPatienceMs);
  const request = fetch("/api/uploads", { method: "POST", body: form, headers: deskHeader, signal });
  const response = await request.catch((cause: unknown) => {
    throw new ApiError("OFFLINE", String(cause));
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw asApiError(body);
  return { ...(body as { key: string; kind: "image"; mimeType: string }), name };
}
