import { createHmac, randomInt, randomUUID } from "node:crypto";
import type { PlatformAnswer } from "../http-platform.ts";
import type { SignedWebhook } from "../zalo-server.ts";

/** What the fake app and its Pages are set up with; the defaults fit the recorded samples. */
export interface FacebookServerOptions {
  port?: number;
  now?: () => Date;
  appSecret?: string;
  pageId?: string;
  pageToken?: string;
  /** More Pages of the same app. */
  morePages?: { pageId: string; token: string }[];
  /** Refuses calls without `appsecret_proof`. */
  wantsProof?: boolean;
  /** Private replies a Page may give within an hour of the fake's clock. */
  privateRepliesPerHour?: number;
  /** Photos people send, by name; any other is the smallest JPEG. */
  files?: ReadonlyMap<string, Buffer>;
}

/** One line between the Page and a person, as the platform keeps it. */
export interface FacebookLine {
  id: string;
  fromPage: boolean;
  text: string;
  at: Date;
  hasFile: boolean;
  /** Everybody reads it: it stands under a comment of this person. */
  isPublic: boolean;
  /** The message as it was sent, for looking at quick replies and files. */
  message: Record<string, unknown>;
  messagingType?: string;
}

/** A person as one Page knows them. */
export interface Person {
  lastWroteAt?: Date;
  blocked: boolean;
  lines: FacebookLine[];
  /** The other app that has the talk; unset: we have it. */
  owner?: string;
}

/** A comment, or a post of a visitor. */
export interface Writing {
  id: string;
  pageId: string;
  postId: string;
  item: "comment" | "status";
  /** The writer's id in Messenger; the feed shows another one. */
  by: string;
  name: string;
  at: Date;
  removed: boolean;
  hidden: boolean;
  repliedPrivately: boolean;
  /** What the Page wrote under it. */
  replies: { id: string; text: string; at: Date }[];
}

/** Everything the fake keeps, and the rules all edges share. */
export interface Graph {
  readonly now: () => Date;
  readonly appSecret: string;
  readonly ownAppId: string;
  /** Page → token; a revoked one is gone. */
  readonly tokens: Map<string, string>;
  readonly people: Map<string, Person>;
  readonly writings: Map<string, Writing>;
  /** What the platform would tell us because of what we did, oldest first. */
  readonly news: SignedWebhook[];
  readonly privateRepliesPerHour: number;
  person(id: string): Person;
  nextMid(): string;
  nextId(prefix: string): string;
  sign(pageId: string, entry: Record<string, unknown>): SignedWebhook;
  signBody(content: object): SignedWebhook;
}

/** Graph's fault, with the headers that say how long to wait. */
export function fault(
  code: number,
  subcode?: number,
  waitMinutes?: { pageId: string; minutes: number },
): PlatformAnswer {
  const more = subcode === undefined ? {} : { error_subcode: subcode };
  const error = { message: "fake fault", type: "OAuthException", code, ...more, fbtrace_id: "fake" };
  const use = (minutes: number) => [
    { type: "messenger", call_count: 100, total_cputime: 20, total_time: 25, estimated_time_to_regain_access: minutes },
  ];
  const headers: Record<string, string> = waitMinutes
    ? { "x-business-use-case-usage": JSON.stringify({ [waitMinutes.pageId]: use(waitMinutes.minutes) }) }
    : {};
  return { status: code <= 2 ? 500 : 400, headers, body: { error } };
}

/** An empty Graph. Ids never come again, also after a restart: whoever got them keeps them for ever. */
export function createGraph(options: FacebookServerOptions): Graph & { pageId: string } {
  const {
    now = () => new Date(),
    appSecret = "test-facebook-app-secret-khong-that",
    pageId = "100000000000111",
    pageToken = "test-facebook-page-token",
    morePages = [],
    privateRepliesPerHour = 750,
  } = options;
  const people = new Map<string, Person>();
  const signBody = (content: object): SignedWebhook => {
    // In the escaped form Meta signs.
    const body = JSON.stringify(content)
      .replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .replaceAll("/", "\\/");
    const bytes = Buffer.from(body);
    const mac = createHmac("sha256", appSecret).update(bytes).digest("hex");
    return { bytes, headers: { "content-type": "application/json", "x-hub-signature-256": `sha256=${mac}` } };
  };
  return {
    now,
    appSecret,
    ownAppId: "990000000000001",
    pageId,
    tokens: new Map([[pageId, pageToken], ...morePages.map((page) => [page.pageId, page.token] as const)]),
    people,
    writings: new Map(),
    news: [],
    privateRepliesPerHour,
    person: (id) => {
      const known = people.get(id) ?? { blocked: false, lines: [] };
      people.set(id, known);
      return known;
    },
    nextMid: () => `m_${createHmac("sha256", pageId).update(randomUUID()).digest("base64url")}`,
    nextId: (prefix) => `${prefix}_${randomInt(1e12)}${randomInt(1e6)}`,
    sign: (page, entry) => signBody({ object: "page", entry: [{ id: page, ...entry }] }),
    signBody,
  };
}

/** A `messaging` event of the Page; one that another app answers comes as `standby`. */
export function messagingWebhook(
  graph: Graph,
  pageId: string,
  event: Record<string, unknown>,
  isStandby = false,
): SignedWebhook {
  const time = graph.now().getTime();
  return graph.sign(pageId, {
    time,
    [isStandby ? "standby" : "messaging"]: [{ recipient: { id: pageId }, timestamp: time, ...event }],
  });
}

/** A change of the Page's feed; its times are whole seconds. */
export function feedWebhook(graph: Graph, pageId: string, value: Record<string, unknown>): SignedWebhook {
  return graph.sign(pageId, { time: secondsOf(graph.now()), changes: [{ field: "feed", value }] });
}

export const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000);

/** Whole seconds, and an offset without a colon, as Graph writes it. */
export const written = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, "+0000");
