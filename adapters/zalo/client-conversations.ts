import { timeOf } from "../event-parts.ts";
import type { LoggedMessage } from "../send-parts.ts";
import { chatLinesSchema, type ZaloChatLine } from "./answers.ts";
import { type Call, query } from "./call.ts";

/** Items of one page of a list; the platform's own maximum (read 2026-11). */
const pageSize = 10;
/** Pages looked at; a resident and we do not exchange more within the minutes of an unclear send. */
const maxPages = 5;

/** A line of the OA's chats; `isOurs` when the OA said it. */
export type ZaloLine = ZaloChatLine & { at: Date; isOurs: boolean };

/** What was said between the OA and people, as the platform keeps it; newest first, ten lines a call. */
export function conversationsOf(call: Call, oaId: string) {
  async function page(path: string, data: object, signal?: AbortSignal): Promise<ZaloLine[]> {
    const params = query({ ...data, count: pageSize });
    const request = { method: "GET" as const, path: `/v2.0/oa/${path}`, params };
    const answer = await call({ ...request, ...(signal ? { signal } : {}) }, chatLinesSchema);
    return answer.data.map((line) => ({
      ...line,
      at: timeOf(line.time, new Date(0)),
      isOurs: line.from_id === undefined ? line.src === 0 : line.from_id === oaId,
    }));
  }
  const recent = (pageNo: number, signal?: AbortSignal) =>
    page("listrecentchat", { offset: pageNo * pageSize }, signal);
  const withUser = (userId: string, pageNo: number, signal?: AbortSignal) =>
    page("conversation", { user_id: userId, offset: pageNo * pageSize }, signal);

  return {
    pageSize,
    /** The last lines with anybody. */
    recent,
    /** The last lines with one person. */
    with: withUser,
    /** Our own messages to one person, newest first, back to the given time. */
    sentTo: async (userId: string, since: Date, signal?: AbortSignal): Promise<LoggedMessage[]> => {
      const found: LoggedMessage[] = [];
      for (let pageNo = 0; pageNo < maxPages; pageNo += 1) {
        const lines = await withUser(userId, pageNo, signal);
        const ours = lines.filter((line) => line.isOurs);
        found.push(
          ...ours.map(({ message_id: id, message, type, at }) => ({
            id,
            text: message ?? "",
            hasFile: type !== "text",
            at,
          })),
        );
        if (lines.length < pageSize || lines.some(({ at }) => at < since)) break;
      }
      return found;
    },
  };
}
