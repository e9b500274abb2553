import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import { mask } from "../../core/understanding/mask.ts";
import { createHttp, type HttpAnswer, statusFault } from "../http.ts";
import { tryJson } from "../json.ts";
import { answerSchema, questionOf } from "./prompt.ts";

export interface ReaderEndpointOptions {
  /** What stands before "/chat/completions", e.g. "http://10.0.0.9:8000/v1". */
  baseUrl: string;
  model: string;
  /** Sent as a bearer token; servers of one's own often want none. */
  key?: string | undefined;
  timeoutMs: number;
}

/** The part of OpenAI's answer that is read (platform.openai.com/docs/api-reference/chat, read 2026-11). */
const completion = z.object({
  choices: z.tuple([z.object({ message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }) })]),
});
/** Models that know no schema like to put their answer into a fence. */
const fence = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/;

function faultOf(answer: HttpAnswer): AppError {
  const isKey = answer.status === 401 || answer.status === 403;
  return isKey ? new AppError("TOKEN_INVALID", "the reader does not take our key") : statusFault(answer);
}

/** What a model wrote never goes into a fault: it may repeat what it was told. */
const unreadable = (reason: string) =>
  new AppError("BAD_INPUT", "the reader's answer is none of our kinds", { details: { reason } });

function labelOf(answer: HttpAnswer): CategoryId {
  const { success, data } = completion.safeParse(answer.body);
  if (answer.status !== 200) throw faultOf(answer);
  if (!success) throw unreadable("no completion");
  const { content, refusal } = data.choices[0].message;
  if (refusal || !content) throw unreadable("refused");
  const said = answerSchema.safeParse(tryJson(fence.exec(content)?.[1] ?? content));
  if (!said.success) throw unreadable("no label of ours");
  return said.data.category;
}

/** Reads at a server that speaks OpenAI's chat API: one's own, or somebody else's. The text is masked before it leaves. */
export function createReaderEndpoint(options: ReaderEndpointOptions): { read(text: string): Promise<CategoryId> } {
  const { baseUrl, model, key, timeoutMs } = options;
  const http = createHttp({ baseUrl, timeoutMs });
  return {
    read: async (text) => {
      const answer = await http({
        method: "POST",
        path: "/chat/completions",
        data: questionOf(mask(text), model),
        ...(key ? { headers: { authorization: `Bearer ${key}` } } : {}),
      });
      return labelOf(answer);
    },
  };
}
