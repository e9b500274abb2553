import type { Clock } from "../../core/clock.ts";
import type { AppError } from "../../core/errors.ts";
import type { Http } from "../http.ts";
import { createCall } from "./call.ts";
import { conversationsOf } from "./client-conversations.ts";
import { messagesOf, uploadsOf } from "./client-messages.ts";
import { templatesOf } from "./client-templates.ts";
import { accountOf, tagsOf, usersOf } from "./client-users.ts";
import { zaloFault, znsFault } from "./errors.ts";
import type { ZaloTokens } from "./token.ts";

export interface ZaloClientOptions {
  oaId: string;
  /** openapi.zalo.me */
  http: Http;
  /** business.openapi.zalo.me: templates and messages to phone numbers. */
  business: Http;
  tokens: Pick<ZaloTokens, "current" | "renew">;
  clock: Clock;
}

/** A typed client for the parts of Zalo's OA OpenAPI we use, for one OA. Every method throws AppErrors only. */
export function createZaloClient({ oaId, http, business, tokens, clock }: ZaloClientOptions) {
  const call = createCall({ http, tokens, faultOf: (error) => zaloFault(error, clock.now()) });
  const faultOf = (error: number): AppError => znsFault(error, clock.now());
  return {
    messages: messagesOf(call),
    uploads: uploadsOf(call),
    users: usersOf(call),
    tags: tagsOf(call),
    account: accountOf(call),
    conversations: conversationsOf(call, oaId),
    templates: templatesOf(createCall({ http: business, tokens, faultOf })),
  };
}
export type ZaloClient = ReturnType<typeof createZaloClient>;
