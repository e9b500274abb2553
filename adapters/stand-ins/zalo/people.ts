import { readForm } from "../http-multipart.ts";
import type { PlatformAnswer, PlatformRequest } from "../http-platform.ts";
import { fault, success, type ZaloLine, type ZaloState } from "./state.ts";

const fileTypes =
  /^(?:application\/(?:pdf|msword|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)|text\/csv)$/;
const rules: Record<string, { types: RegExp; limit: number; answer: string }> = {
  image: { types: /^image\/(?:jpeg|png)$/, limit: 1_000_000, answer: "attachment_id" },
  gif: { types: /^image\/gif$/, limit: 5_000_000, answer: "attachment_id" },
  file: { types: fileTypes, limit: 5_000_000, answer: "token" },
};

/** `POST /v2.0/oa/upload/{image,gif,file}`. */
export function upload(state: ZaloState, { path, headers, body }: PlatformRequest): PlatformAnswer {
  const rule = rules[path.split("/").at(-1) ?? ""];
  const file = readForm(headers["content-type"], body)?.find(({ name }) => name === "file");
  if (!rule || !file) return fault(-201);
  if (file.content.length > rule.limit) return fault(-210);
  if (!rule.types.test(file.mimeType ?? "")) return fault(-201);
  const id = `upload-${state.nextId()}`;
  state.uploads.set(id, file.content);
  return success({ [rule.answer]: id });
}

/** Rows of a list; ids as bare numbers, as some answers of the real API have them. */
function rowsOf(lines: { userId: string; line: ZaloLine }[]): PlatformAnswer {
  const rows = lines.map(({ userId, line }) => {
    const { id, fromOa, type, text, at, oaId, extra } = line;
    const [from, to] = fromOa ? [oaId, userId] : [userId, oaId];
    const rest = { message_id: id, src: fromOa ? 0 : 1, time: at.getTime(), type, message: text, ...extra };
    return JSON.stringify(rest).replace("{", `{"from_id":${from},"to_id":${to},`);
  });
  return { body: Buffer.from(`{"error":0,"message":"Success","data":[${rows.join(",")}]}`) };
}

/** `GET /v2.0/oa/conversation` and `/v2.0/oa/listrecentchat`: newest first, ten at a time. */
function listLines(state: ZaloState, { query, path }: PlatformRequest, oaId: string): PlatformAnswer {
  const { user_id, offset, count } = JSON.parse(query.get("data") ?? "{}");
  if (!(count <= 10)) return fault(-210);
  const wanted = path.endsWith("/conversation") ? [String(user_id)] : [...state.people.keys()];
  const lines = wanted
    .flatMap((userId) => (state.people.get(userId)?.lines ?? []).map((line, index) => ({ userId, line, index })))
    .filter(({ line }) => line.oaId === oaId)
    .sort((a, b) => b.line.at.getTime() - a.line.at.getTime() || b.index - a.index);
  return rowsOf(lines.slice(offset, offset + count));
}

function detail(state: ZaloState, { query }: PlatformRequest): PlatformAnswer {
  const { user_id } = JSON.parse(query.get("data") ?? "{}");
  if (!state.people.has(user_id)) return fault(-213);
  const avatar = `https://avatar.example.invalid/${user_id}.jpg`;
  return success({ user_id, display_name: "Người Dân Mẫu", avatar, shared_info: { phone: 0 } });
}

function listUsers(state: ZaloState, { query }: PlatformRequest): PlatformAnswer {
  const { offset, count } = JSON.parse(query.get("data") ?? "{}");
  if (!(count <= 50)) return fault(-210);
  const users = [...state.people.keys()].map((user_id) => ({ user_id }));
  return success({ total: users.length, users: users.slice(offset, offset + count) });
}

function changeTag(state: ZaloState, { path, body }: PlatformRequest): PlatformAnswer {
  const { user_id, tag_name } = JSON.parse(body.toString());
  const person = state.people.get(user_id);
  if (!person || !tag_name) return fault(-201);
  if (path.endsWith("/tagfollower")) person.tags.add(tag_name);
  else person.tags.delete(tag_name);
  return { body: { error: 0, message: "Success" } };
}

/** Profiles, lists, tags and the OA itself; undefined for what is not one. */
export function answerPeople(state: ZaloState, request: PlatformRequest, oaId: string): PlatformAnswer | undefined {
  const { path } = request;
  const tags = new Set([...state.people.values()].flatMap((person) => [...person.tags]));
  const byPath: Record<string, () => PlatformAnswer> = {
    "/v2.0/oa/conversation": () => listLines(state, request, oaId),
    "/v2.0/oa/listrecentchat": () => listLines(state, request, oaId),
    "/v3.0/oa/user/detail": () => detail(state, request),
    "/v3.0/oa/user/getlist": () => listUsers(state, request),
    "/v2.0/oa/tag/tagfollower": () => changeTag(state, request),
    "/v2.0/oa/tag/rmfollowerfromtag": () => changeTag(state, request),
    "/v2.0/oa/tag/gettagsofoa": () => success([...tags]),
    "/v2.0/oa/getoa": () => success({ oa_id: oaId, name: state.oas.get(oaId) ?? "" }),
    "/v3.0/oa/quota/message": () => success([{ type: "sub_quota", remain: state.packageLeft, total: 100 }]),
  };
  return byPath[path]?.();
}
