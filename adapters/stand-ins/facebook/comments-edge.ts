import type { PlatformAnswer, PlatformRequest } from "../http-platform.ts";
import { fault, feedWebhook, type Graph, secondsOf, type Writing, written } from "./graph.ts";

/** What the feed says of a writing; the writer's id there is not the one of Messenger. */
export function feedValue(writing: Writing, verb: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  const { item, postId, id, by, name, pageId } = writing;
  const comment = item === "comment" ? { comment_id: id, parent_id: postId } : { published: 1 };
  const from = by === pageId ? { id: pageId, name } : { id: `99${by}`, name };
  return { item, verb, post_id: postId, ...comment, from, ...more };
}

/** `/{comment}/comments` and `/{comment}`: what the Page writes in public, reads there and hides. */
export function createCommentsEdge(graph: Graph) {
  const reply = (pageId: string, writing: Writing, request: PlatformRequest): PlatformAnswer => {
    const { message } = JSON.parse(request.body.toString()) as { message?: string };
    if (!message || message.length > 8000) return fault(100);
    const at = graph.now();
    const id = graph.nextId(writing.postId.split("_").at(-1) ?? "");
    writing.replies.push({ id, text: message, at });
    const line = { id, fromPage: true, text: message, at, hasFile: false, isPublic: true, message: { text: message } };
    graph.person(writing.by).lines.push(line);
    const own: Writing = { ...writing, item: "comment", id, by: pageId, name: "UBND Phường Mẫu", replies: [] };
    const told = { created_time: secondsOf(at), message, parent_id: writing.id };
    graph.news.push(feedWebhook(graph, pageId, feedValue(own, "add", told)));
    return { body: { id } };
  };
  const list = (pageId: string, { replies }: Writing): PlatformAnswer => ({
    body: {
      data: [...replies]
        .reverse()
        .map(({ id, text, at }) => ({ id, message: text, created_time: written(at), from: { id: pageId } })),
    },
  });
  const change = (pageId: string, writing: Writing, request: PlatformRequest): PlatformAnswer => {
    const { is_hidden } = JSON.parse(request.body.toString()) as { is_hidden?: boolean };
    if (typeof is_hidden !== "boolean") return fault(100);
    writing.hidden = is_hidden;
    const told = { created_time: secondsOf(graph.now()), message: "(ẩn)" };
    graph.news.push(feedWebhook(graph, pageId, feedValue(writing, is_hidden ? "hide" : "unhide", told)));
    return { body: { success: true } };
  };
  return (pageId: string, writing: Writing, edge: string, request: PlatformRequest): PlatformAnswer => {
    if (writing.removed || writing.pageId !== pageId) return fault(100, 33);
    if (edge === "comments") return request.method === "POST" ? reply(pageId, writing, request) : list(pageId, writing);
    return edge === "" && request.method === "POST" ? change(pageId, writing, request) : fault(100);
  };
}
