import { answerSchema, oaSchema, tagsSchema, userListSchema, userSchema } from "./answers.ts";
import { type Call, query } from "./call.ts";

/** Which people of an OA a list shows. */
export interface ZaloUserFilter {
  offset: number;
  /** At most 50. */
  count: number;
  tag_name?: string;
  last_interaction_period?: "TODAY" | "L7D" | "L30D";
  is_follower?: "true" | "false";
}

/** People who wrote to the OA or follow it. */
export function usersOf(call: Call) {
  return {
    /** Profile of somebody who wrote to the OA; fails for everybody else. */
    detail: async (userId: string, signal?: AbortSignal) => {
      const request = { method: "GET" as const, path: "/v3.0/oa/user/detail", params: query({ user_id: userId }) };
      return (await call({ ...request, ...(signal ? { signal } : {}) }, userSchema)).data;
    },
    /** Ids of people, a page at a time. */
    list: async (filter: ZaloUserFilter) =>
      (await call({ method: "GET", path: "/v3.0/oa/user/getlist", params: query(filter) }, userListSchema)).data,
  };
}

/** Labels of people in the OA's own tool. */
export function tagsOf(call: Call) {
  const change = async (path: string, data: object): Promise<void> => {
    await call({ method: "POST", path: `/v2.0/oa/tag/${path}`, data }, answerSchema);
  };
  return {
    add: (userId: string, tag: string) => change("tagfollower", { user_id: userId, tag_name: tag }),
    remove: (userId: string, tag: string) => change("rmfollowerfromtag", { user_id: userId, tag_name: tag }),
    all: async () => (await call({ method: "GET", path: "/v2.0/oa/tag/gettagsofoa" }, tagsSchema)).data,
  };
}

/** The OA itself. */
export function accountOf(call: Call) {
  return {
    /** Its id and name; also the cheapest way to try a token. */
    info: async () => (await call({ method: "GET", path: "/v2.0/oa/getoa" }, oaSchema)).data,
  };
}
