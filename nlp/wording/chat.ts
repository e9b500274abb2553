import { z } from "zod";
import { AppError, type ErrorCode } from "../../core/errors.ts";

export interface ChatEndpointOptions {
  /** What stands before "/chat/completions", e.g. "http://10.0.0.9:8000/v1". */
  baseUrl: string;
  model: string;
  /** Sent as a bearer token; servers of one's own often want none. */
  key?: string | undefined;
  timeoutMs: number;
}

/** Asks a model to write one text: what to do, and what it is given, as JSON. Fails with a code and no word of either. */
export type Chat = (task: string, given: object) => Promise<string>;

/** A fault without a word of what was asked or said. */
function faultOf(error: unknown): AppError {
  const status = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : undefined;
  const codes: Record<number, ErrorCode> = {
    400: "PLATFORM_REFUSED",
    401: "TOKEN_INVALID",
    403: "TOKEN_INVALID",
    404: "PLATFORM_REFUSED",
    429: "RATE_LIMITED",
  };
  const isAnswer =
    error instanceof SyntaxError ||
    error instanceof z.ZodError ||
    (error instanceof Error && /pars/i.test(error.name + error.message));
  const code =
    status === undefined && isAnswer ? "BAD_INPUT" : (status !== undefined && codes[status]) || "PLATFORM_UNAVAILABLE";
  return new AppError(code, "no wording from the model", { details: status === undefined ? {} : { status } });
}

/**
 * A server that speaks OpenAI's chat API, through LangChain. The packages are read when the chat is made, so that nobody waits
 * for them: who has no model makes none and pays nothing. One try: whoever waits is better served without.
 */
export function createChat(
  { baseUrl, model, key, timeoutMs }: ChatEndpointOptions,
  { maxTokens, maxChars }: { maxTokens: number; maxChars: number },
): Chat {
  const answerSchema = z.object({ text: z.string().max(maxChars) });
  const open = async () => {
    const { ChatOpenAI } = await import("@langchain/openai");
    const chat = new ChatOpenAI({
      ...{ model, temperature: 0, maxTokens, maxRetries: 0, timeout: timeoutMs },
      apiKey: key ?? "none",
      configuration: { baseURL: baseUrl },
    });
    return chat.withStructuredOutput(answerSchema, { name: "answer", method: "jsonSchema", strict: true });
  };
  const opened = open();
  // whoever asks hears of the fault
  opened.catch(() => undefined);
  return async (task, given) => {
    try {
      const chat = await opened;
      const said = await chat.invoke(
        [
          { role: "system", content: task },
          { role: "user", content: JSON.stringify(given) },
        ],
        { signal: AbortSignal.timeout(timeoutMs) },
      );
      return answerSchema.parse(said).text;
    } catch (error) {
      throw faultOf(error);
    }
  };
}
