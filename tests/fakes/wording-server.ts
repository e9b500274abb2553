import {
  type FakeHttp,
  type PlatformAnswer,
  type PlatformRequest,
  startFakeHttp,
} from "../../adapters/stand-ins/http-platform.ts";

export interface WordingServer extends FakeHttp {
  /** With its "/v1". */
  readonly base: string;
  /** What it was told, as JSON. */
  readonly told: string[];
  /** From now on it writes what this makes of the fact; of the lines of a talk, where it is given no fact. */
  write(content: (fact: string) => string): void;
}

const fault = (status: number, message: string): PlatformAnswer => ({ status, body: { error: { message } } });

interface Asked {
  model?: string;
  messages?: { role: string; content: string }[];
  response_format?: { type?: string };
}

/** A chat server that words facts: checks key, model and form; says the fact itself until told otherwise. */
export async function startWordingServer({ key, model }: { key: string; model: string }): Promise<WordingServer> {
  const told: string[] = [];
  let write = (fact: string) => JSON.stringify({ text: fact });
  const handle = ({ method, path, headers, body }: PlatformRequest): PlatformAnswer => {
    if (method !== "POST" || path !== "/v1/chat/completions") return fault(404, "no such address");
    if (headers.authorization !== `Bearer ${key}`) return fault(401, "wrong key");
    const asked = JSON.parse(body.toString()) as Asked;
    if (asked.model !== model) return fault(404, "no such model");
    const [system, user] = asked.messages ?? [];
    if (system?.role !== "system" || user?.role !== "user") return fault(400, "no messages");
    if (asked.response_format?.type !== "json_schema") return fault(400, "no schema");
    told.push(user.content);
    const { fact, thread = [] } = JSON.parse(user.content) as { fact?: string; thread?: { text: string }[] };
    const content = write(fact ?? thread.map(({ text }) => text).join("\n"));
    const message = { role: "assistant", content, refusal: null };
    return {
      body: {
        ...{ id: "c-1", object: "chat.completion", created: 1, model },
        choices: [{ index: 0, finish_reason: "stop", message, logprobs: null }],
        usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
      },
    };
  };
  const http = await startFakeHttp({ sends: /completions/, handle, faultAnswer: ({ code }) => fault(code, "fault") });
  return {
    ...http,
    base: `${http.url}/v1`,
    told,
    write: (next) => {
      write = next;
    },
  };
}
