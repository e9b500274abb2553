import type { PlatformAnswer, PlatformRequest } from "../http-platform.ts";
import { fault, type Graph, written } from "./graph.ts";

interface Profile {
  get_started?: { payload: string };
  greeting?: { text: string }[];
  persistent_menu?: { call_to_actions: { title: string }[] }[];
  ice_breakers?: { call_to_actions: unknown[] }[];
}

function profileFault(profile: Profile, isStarted: boolean): PlatformAnswer | undefined {
  if (profile.greeting?.some(({ text }) => text.length > 160)) return fault(100);
  const items = profile.persistent_menu?.flatMap((menu) => menu.call_to_actions) ?? [];
  if (items.length > 0 && !isStarted) return fault(100);
  if (items.some(({ title }) => title.length > 30)) return fault(100);
  return profile.ice_breakers?.some((ice) => ice.call_to_actions.length > 4) ? fault(100) : undefined;
}

/** The Page's other edges: its talks, who answers whom, what people see before they write, and a person's name. */
export function createPageEdges(graph: Graph) {
  let isStarted = false;
  const conversations = (pageId: string, { query }: PlatformRequest): PlatformAnswer => {
    const userId = query.get("user_id") ?? "";
    const limit = Number(/messages\.limit\((\d+)\)/.exec(query.get("fields") ?? "")?.[1] ?? 25);
    const data = graph
      .person(userId)
      .lines.filter(({ isPublic }) => !isPublic)
      .reverse()
      .slice(0, limit)
      .map(({ id, fromPage, text, at, hasFile }) => ({
        id,
        message: text,
        created_time: written(at),
        from: { id: fromPage ? pageId : userId },
        ...(hasFile ? { attachments: { data: [{ mime_type: "image/jpeg" }] } } : {}),
      }));
    return { body: { data: data.length === 0 ? [] : [{ id: `t_${userId}`, messages: { data } }] } };
  };
  const takeThread = (_: string, request: PlatformRequest): PlatformAnswer => {
    const { recipient } = JSON.parse(request.body.toString()) as { recipient: { id: string } };
    delete graph.person(recipient.id).owner;
    return { body: { success: true } };
  };
  const setProfile = (_: string, request: PlatformRequest): PlatformAnswer => {
    const profile = JSON.parse(request.body.toString()) as Profile;
    isStarted ||= profile.get_started !== undefined;
    return profileFault(profile, isStarted) ?? { body: { result: "success" } };
  };
  const edges: Record<string, (pageId: string, request: PlatformRequest) => PlatformAnswer> = {
    "GET conversations": conversations,
    "POST take_thread_control": takeThread,
    "POST messenger_profile": setProfile,
  };
  return {
    of: (pageId: string, edge: string, request: PlatformRequest): PlatformAnswer =>
      edges[`${request.method} ${edge}`]?.(pageId, request) ?? fault(100),
    /** `GET /{psid}`: only of somebody who has written to the Page. */
    person: (userId: string): PlatformAnswer => {
      if (!graph.people.get(userId)?.lastWroteAt) return fault(100, 33);
      const [first_name, last_name] = ["Mẫu", "Người Dân"];
      return { body: { id: userId, first_name, last_name, profile_pic: "https://cdn.example.invalid/p.jpg" } };
    },
  };
}
