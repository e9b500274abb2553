import { type FakeHttp, type PlatformAnswer, type PlatformRequest, startFakeHttp } from "./http-platform.ts";
import { amrFile } from "./sound-files.ts";
import { actsOf } from "./zalo/acts.ts";
import { answerBusiness } from "./zalo/business.ts";
import { sendMessage, sendTemplate } from "./zalo/messages.ts";
import { accountOf, giveCode, grantTokens } from "./zalo/oauth.ts";
import { answerPeople, upload } from "./zalo/people.ts";
import {
  createState,
  fault,
  type ZaloLine,
  type ZaloServerOptions,
  type ZaloState,
  type ZnsMessage,
} from "./zalo/state.ts";

export type { SignedWebhook } from "./zalo/acts.ts";
export type { ZaloServerOptions } from "./zalo/state.ts";

export interface ZaloServer extends FakeHttp, ReturnType<typeof actsOf> {
  readonly oaId: string;
  /** Everything said between the OA and this person, oldest first. */
  log(userId: string): ZaloLine[];
  /** Texts the person got. */
  received(userId: string): string[];
  /** Templates a telephone got ("84900000001"). */
  templatesOn(phone: string): ZnsMessage[];
  /** Sets when the person last wrote. */
  lastWrote(userId: string, at: Date): void;
  /** The person refuses messages of the OA. */
  block(userId: string): void;
  /** Nobody uses Zalo with this number. */
  hasNoZalo(phone: string): void;
  /** Access tokens given out so far stop working. */
  expireTokens(): void;
  /** An OA that may say yes to the app. */
  addOa(oaId: string, name: string): void;
  /** An OA's administrator opens the consent link and says yes: the address the browser is sent to. */
  consent(link: string, oaId?: string): string;
  /** The same with the link the console builds from what was entered there; it carries no state. */
  consentByConsole(entered: { callbackUrl: string; codeChallenge: string }, oaId?: string): string;
  /** Files the OA uploaded. */
  readonly uploads: ReadonlyMap<string, Buffer>;
}

const jpeg = Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex");

/** Too many calls within a minute. */
function isTooFast({ callTimes, callsPerMinute, now }: ZaloState): boolean {
  if (callsPerMinute === undefined) return false;
  const at = now().getTime();
  while (callTimes[0] !== undefined && callTimes[0] <= at - 60_000) callTimes.shift();
  callTimes.push(at);
  return callTimes.length > callsPerMinute;
}

function answer(state: ZaloState, request: PlatformRequest): PlatformAnswer {
  const { path } = request;
  if (path === "/v4/oa/access_token") return grantTokens(state, request);
  const voice = /^\/files\/voice-(\d+)/.exec(path);
  if (voice) return { body: amrFile(Number(voice[1])) };
  if (path.startsWith("/files/")) return { body: state.files?.get(path.slice("/files/".length)) ?? jpeg };
  const oaId = accountOf(state, request);
  if (typeof oaId !== "string") return oaId;
  if (isTooFast(state)) return fault(-32);
  if (path === "/v3.0/oa/message/cs") return sendMessage(state, request, { oaId, isAnonymous: false });
  if (path === "/v2.0/oa/message") return sendMessage(state, request, { oaId, isAnonymous: true });
  if (path === "/v3.0/oa/message/template") return sendTemplate(state, request, oaId);
  if (path.startsWith("/v2.0/oa/upload/")) return upload(state, request);
  return answerPeople(state, request, oaId) ?? answerBusiness(state, request) ?? fault(-209);
}

/** The browser's next address, with what the platform adds to it. */
function sentBack(address: string, code: string, oaId: string): string {
  const url = new URL(address);
  url.searchParams.set("code", code);
  url.searchParams.set("oa_id", oaId);
  return url.href;
}

/** A Zalo that behaves: tokens expire and rotate, windows close, lengths and quotas hold, everything said is kept. */
export async function startZaloServer(options: ZaloServerOptions = {}): Promise<ZaloServer> {
  const state = createState(options);
  const http = await startFakeHttp({
    ...(options.port === undefined ? {} : { port: options.port }),
    sends: /\/oa\/message|^\/message\/template/,
    handle: (request) => answer(state, request),
    faultAnswer: ({ code }) => fault(code),
  });
  const { oaId, personOf, callbackUrl } = state;
  return {
    ...http,
    ...actsOf(state, () => http.url),
    oaId,
    uploads: state.uploads,
    log: (userId) => [...personOf(userId).lines],
    received: (userId) =>
      personOf(userId)
        .lines.filter(({ fromOa }) => fromOa)
        .map(({ text }) => text),
    templatesOn: (phone) => [...(state.zns.get(phone) ?? [])],
    lastWrote: (userId, at) => {
      personOf(userId).lastWroteAt = at;
    },
    block: (userId) => {
      personOf(userId).blocked = true;
    },
    hasNoZalo: (phone) => void state.phonesWithoutZalo.add(phone),
    expireTokens: () => state.accessTokens.clear(),
    addOa: (id, name) => void state.oas.set(id, name),
    consent: (link, id = oaId) => {
      const { searchParams } = new URL(link);
      const redirect = searchParams.get("redirect_uri") ?? "";
      if (searchParams.get("app_id") !== state.appId) throw new Error("-14002: no such app");
      if (callbackUrl !== undefined && redirect.split("?")[0] !== callbackUrl) throw new Error("-14003: redirect_uri");
      return sentBack(redirect, giveCode(state, id, searchParams.get("code_challenge") ?? ""), id);
    },
    consentByConsole: ({ callbackUrl: address, codeChallenge }, id = oaId) =>
      sentBack(address, giveCode(state, id, codeChallenge), id),
  };
}
