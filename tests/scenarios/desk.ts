import { parse } from "content-disposition";
import { deskHeader } from "../../server/contract-route.ts";

const demoPassword = "benSen2026";

/** A picture of one pixel: the smallest PNG there is. */
export const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

interface TicketView {
  code: string;
  version: number;
  status: string;
  unit: string;
  category: string;
  followersList: { conversationId: string; reporter?: boolean }[];
  [field: string]: unknown;
}

/** A member of staff at the console's API, with a real session. */
export class Desk {
  readonly #origin: string;
  #cookie: string;
  readonly id: string;

  private constructor(origin: string, cookie: string, id: string) {
    this.#origin = origin;
    this.#cookie = cookie;
    this.id = id;
  }

  static async signIn(origin: string, username: string, password = demoPassword): Promise<Desk> {
    const response = await fetch(`${origin}/api/auth/sign-in/username`, {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: JSON.stringify({ username, password }),
    });
    if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const { user } = (await response.json()) as { user: { id: string } };
    return new Desk(origin, cookie, user.id);
  }

  async #send(method: string, path: string, body?: unknown): Promise<unknown> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${this.#origin}${path}`, {
      method,
      headers: {
        cookie: this.#cookie,
        [deskHeader.name]: deskHeader.value,
        ...(body && !isForm ? { "content-type": "application/json" } : {}),
      },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    });
    const answer = (await response.json()) as { error?: { code: string } };
    if (!response.ok) throw Object.assign(new Error(`${method} ${path}: ${answer.error?.code}`), answer.error);
    return answer;
  }

  /** A file as a browser saves it: its name and what is in it. */
  async download(path: string): Promise<{ name: string; type: string | null; bytes: Uint8Array }> {
    const response = await fetch(`${this.#origin}${path}`, { headers: { cookie: this.#cookie } });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    const { parameters } = parse(response.headers.get("content-disposition") ?? "");
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { name: parameters.filename ?? "", type: response.headers.get("content-type"), bytes };
  }

  /** Sends one file. */
  send<T>(path: string, bytes: Uint8Array, name: string): Promise<T> {
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(bytes)]), name);
    return this.post(path, form);
  }

  get<T>(path: string): Promise<T> {
    return this.#send("GET", path) as Promise<T>;
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.#send("POST", path, body ?? {}) as Promise<T>;
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.#send("PATCH", path, body) as Promise<T>;
  }

  /** Something of sign-in itself, which asks where it is asked from; the new session, if there is one, is kept. */
  async atTheDoor(path: string, body: unknown): Promise<number> {
    const headers = { "content-type": "application/json", origin: this.#origin, cookie: this.#cookie };
    const address = `${this.#origin}/api/auth${path}`;
    const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
    const cookies = response.headers.getSetCookie().map((line) => line.split(";")[0]);
    if (response.ok && cookies.length > 0) this.#cookie = cookies.join("; ");
    return response.status;
  }

  /** The live stream, open until the server ends it; then what it said. */
  async listen(): Promise<{ ended: Promise<string> }> {
    const response = await fetch(`${this.#origin}/api/live`, { headers: { cookie: this.#cookie } });
    if (!response.ok) throw new Error(`live answered ${response.status}`);
    return { ended: response.text() };
  }

  /** The live stream, heard until told to stop; what is under `path` is fetched anew at every event. */
  async hear(signal: AbortSignal, path?: string): Promise<void> {
    const headers = { cookie: this.#cookie };
    const response = await fetch(`${this.#origin}/api/live`, { headers, signal });
    if (!response.ok) throw new Error(`live answered ${response.status}`);
    const listen = async (): Promise<void> => {
      for await (const part of response.body ?? []) {
        if (path && Buffer.from(part).includes("event:"))
          await (await fetch(`${this.#origin}${path}`, { headers })).text();
      }
    };
    listen().catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  delete<T>(path: string): Promise<T> {
    return this.#send("DELETE", path) as Promise<T>;
  }

  ticket(code: string): Promise<TicketView> {
    return this.get(`/api/tickets/${code}`);
  }

  /** Moves a ticket from the state this person sees it in. */
  async move(code: string, to: string, facts: Record<string, unknown> = {}): Promise<TicketView> {
    const { version } = await this.ticket(code);
    return this.post(`/api/tickets/${code}/moves`, { to, version, facts });
  }

  async propose(code: string, text: string, photos: { key: string }[]): Promise<TicketView> {
    const { version } = await this.ticket(code);
    return this.post(`/api/tickets/${code}/proposals`, { version, text, photos });
  }

  async correct(code: string, correction: Record<string, unknown>): Promise<TicketView> {
    const { version } = await this.ticket(code);
    return this.#send("PATCH", `/api/tickets/${code}`, { version, ...correction }) as Promise<TicketView>;
  }

  async upload(): Promise<{ key: string }> {
    const form = new FormData();
    form.append("file", new Blob([onePixel], { type: "image/png" }), "sau.png");
    const { key } = (await this.#send("POST", "/api/uploads", form)) as { key: string };
    return { key };
  }
}
