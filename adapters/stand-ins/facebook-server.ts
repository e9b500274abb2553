import { createHmac } from "node:crypto";
import { createCommentsEdge } from "./facebook/comments-edge.ts";
import {
  createGraph,
  type FacebookLine,
  type FacebookServerOptions,
  fault,
  feedWebhook,
  messagingWebhook,
} from "./facebook/graph.ts";
import { createPageEdges } from "./facebook/page-edges.ts";
import { createPeople } from "./facebook/people.ts";
import { createSendEdge } from "./facebook/send-edge.ts";
import { type FakeHttp, type PlatformAnswer, type PlatformRequest, startFakeHttp } from "./http-platform.ts";
import type { SignedWebhook } from "./zalo-server.ts";

export type { FacebookServerOptions } from "./facebook/graph.ts";

export interface FacebookServer extends FakeHttp, ReturnType<typeof createPeople> {
  readonly pageId: string;
  /** Everything said between the Page and this person, in Messenger and under their comments, oldest first. */
  log(userId: string): FacebookLine[];
  /** Texts the person got in Messenger. */
  received(userId: string): string[];
  /** Signs any `messaging` event, in the escaped form Meta signs. */
  webhook(event: Record<string, unknown>): SignedWebhook;
  /** Signs a change of the Page's feed, such as a comment. */
  feed(value: Record<string, unknown>): SignedWebhook;
  /** Several webhooks in one delivery, as the platform sends what happens at once. */
  together(webhooks: SignedWebhook[]): SignedWebhook;
  /** What the platform tells us because of what we did since the last call: echoes, our own comments, what is hidden. */
  takeNews(): SignedWebhook[];
  /** The Page token stops working. */
  revokeToken(): void;
}

const jpeg = Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex");

/**
 * A Facebook that behaves: tokens, windows and tags, lengths, rates, one private reply a comment within a week, thread
 * control, public replies and hiding; what we do comes back as webhooks. All that is said is kept.
 */
export async function startFacebookServer(options: FacebookServerOptions = {}): Promise<FacebookServer> {
  const graph = createGraph(options);
  const { pageId, appSecret } = graph;
  const send = createSendEdge(graph);
  const comments = createCommentsEdge(graph);
  const pages = createPageEdges(graph);

  /** The Page whose token the call carries. */
  const callerOf = ({ query }: PlatformRequest): string | undefined => {
    const given = query.get("access_token") ?? "";
    const proof = createHmac("sha256", appSecret).update(given).digest("hex");
    if (options.wantsProof && query.get("appsecret_proof") !== proof) return undefined;
    return [...graph.tokens].find(([, token]) => token === given)?.[0];
  };

  const handle = (request: PlatformRequest): PlatformAnswer => {
    if (request.path.startsWith("/files/")) {
      return { body: options.files?.get(request.path.slice("/files/".length)) ?? jpeg };
    }
    const page = callerOf(request);
    if (!page) return fault(190, 463);
    const [, version = "", id = "", edge = ""] = request.path.split("/").map(decodeURIComponent);
    if (!/^v\d+\.\d+$/.test(version)) return fault(100);
    const writing = graph.writings.get(id);
    if (writing) return comments(page, writing, edge, request);
    if (id !== page) return edge === "" && request.method === "GET" ? pages.person(id) : fault(100, 33);
    if (edge === "messages" && request.method === "POST") return send(page, request);
    return pages.of(page, edge, request);
  };

  const http = await startFakeHttp({
    ...(options.port === undefined ? {} : { port: options.port }),
    sends: /\/messages$/,
    handle,
    faultAnswer: ({ code, subcode }) => fault(code, subcode),
  });

  return {
    ...http,
    ...createPeople(graph, pageId, `${http.url}/files`),
    pageId,
    log: (userId) => [...graph.person(userId).lines],
    received: (userId) =>
      graph
        .person(userId)
        .lines.filter(({ fromPage, isPublic }) => fromPage && !isPublic)
        .map(({ text }) => text),
    webhook: (event) => messagingWebhook(graph, pageId, event),
    feed: (value) => feedWebhook(graph, pageId, value),
    together: (webhooks) => {
      const bodies = webhooks.map(({ bytes }) => JSON.parse(bytes.toString()) as { entry: object[] });
      return graph.signBody({ object: "page", entry: bodies.flatMap(({ entry }) => entry) });
    },
    takeNews: () => graph.news.splice(0),
    revokeToken: () => {
      graph.tokens.delete(pageId);
    },
  };
}
