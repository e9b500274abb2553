import type { z } from "zod";
import type { callRoutes } from "../contract-calls.ts";
import type { conversationView } from "../contract-conversations.ts";
import { deskHeader } from "../contract-route.ts";
import type { ticketView } from "../contract-tickets.ts";

export type SeenTicket = z.infer<typeof ticketView>;
export type SeenConversation = z.infer<typeof conversationView>;
export type TypedReading = z.infer<(typeof callRoutes)["classifyText"]["response"]>;

/** A member of the demo ward's staff at the same API the console uses, with a session of their own. */
export class Staff {
  readonly #origin: string;
  readonly #cookie: string;
  readonly id: string;

  private constructor(origin: string, cookie: string, id: string) {
    this.#origin = origin;
    this.#cookie = cookie;
    this.id = id;
  }

  static async signIn(origin: string, account: { username: string; password: string }): Promise<Staff> {
    const response = await fetch(`${origin}/api/auth/sign-in/username`, {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: JSON.stringify({ username: account.username, password: account.password }),
    });
    if (!response.ok) throw new Error(`the demo's sign-in answered ${response.status}`);
    const cookie = response.headers.getSetCookie().map((line) => line.split(";")[0]);
    const { user } = (await response.json()) as { user: { id: string } };
    return new Staff(origin, cookie.join("; "), user.id);
  }

  async #send<T>(method: string, path: string, body?: object): Promise<T> {
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
    if (!response.ok) throw new Error(`the demo's ${method} answered ${response.status} ${answer.error?.code}`);
    return answer as T;
  }

  get<T>(path: string): Promise<T> {
    return this.#send("GET", path);
  }

  post<T>(path: string, body: object = {}): Promise<T> {
    return this.#send("POST", path, body);
  }

  /** Sends a photo; the answer is what a move takes. */
  async upload(content: Uint8Array, name: string): Promise<{ key: string }> {
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(content)], { type: "image/webp" }), name);
    const { key } = await this.post<{ key: string }>("/api/uploads", form);
    return { key };
  }
}
