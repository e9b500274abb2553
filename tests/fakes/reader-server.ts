import {
  type FakeHttp,
  type PlatformAnswer,
  type PlatformRequest,
  startFakeHttp,
} from "../../adapters/stand-ins/http-platform.ts";
import { type CategoryId, categoryIds } from "../../core/ticket/taxonomy.ts";

export interface ReaderServerOptions {
  key: string;
  model: string;
}

/** How the model words its answer. */
export type Wording = { says: CategoryId } | { content: string } | { refusal: string } | { body: unknown };

export interface ReaderServer extends FakeHttp {
  /** With its "/v1". */
  readonly base: string;
  /** What residents wrote, as it was shown to the model. */
  readonly shown: string[];
  /** From now on it answers so. */
  answer(wording: Wording): void;
}

const fault = (status: number, message: string): PlatformAnswer => ({ status, body: { error: { message } } });

interface Question {
  model?: string;
  messages?: { role: string; content: string }[];
  response_format?: { type?: string; json_schema?: { strict?: boolean; schema?: { properties?: unknown } } };
}

/** A chat server that behaves: checks key, model and the schema it is to answer in. */
export async function startReaderServer({ key, model }: ReaderServerOptions): Promise<ReaderServer> {
  const shown: string[] = [];
  let wording: Wording = { says: "other-unclassified" };
  const completion = (message: object): PlatformAnswer => ({
    body: { id: "c-1", object: "chat.completion", choices: [{ index: 0, finish_reason: "stop", message }] },
  });
  const answer = (): PlatformAnswer => {
    if ("body" in wording) return { body: wording.body };
    if ("refusal" in wording) return completion({ role: "assistant", content: null, refusal: wording.refusal });
    const content = "says" in wording ? JSON.stringify({ category: wording.says }) : wording.content;
    return completion({ role: "assistant", content, refusal: null });
  };
  const handle = ({ method, path, headers, body }: PlatformRequest): PlatformAnswer => {
    if (method !== "POST" || path !== "/v1/chat/completions") return fault(404, "no such address");
    if (headers.authorization !== `Bearer ${key}`) return fault(401, "wrong key");
    const question = JSON.parse(body.toString()) as Question;
    if (question.model !== model) return fault(404, "no such model");
    const { type, json_schema: form } = question.response_format ?? {};
    const isBound = type === "json_schema" && form?.strict === true && form.schema?.properties !== undefined;
    if (!isBound) return fault(400, "no schema");
    const [system, user] = question.messages ?? [];
    if (system?.role !== "system" || user?.role !== "user") return fault(400, "no messages");
    if (!categoryIds.every((id) => system.content.includes(`- ${id} (`))) return fault(400, "kinds are missing");
    shown.push(user.content);
    return answer();
  };
  const http = await startFakeHttp({ sends: /completions/, handle, faultAnswer: ({ code }) => fault(code, "fault") });
  return {
    ...http,
    base: `${http.url}/v1`,
    shown,
    answer: (next) => {
      wording = next;
    },
  };
}
