import { templateListSchema, templateSchema, znsSentSchema } from "./answers.ts";
import type { Call } from "./call.ts";
import type { ZaloSent, ZaloTemplateUse } from "./message-body.ts";

/** States a template can be listed by. */
const listStates = { enabled: 1, pending: 2, rejected: 3, disabled: 4 } as const;

/** Templates to phone numbers ("ZNS"), and the templates themselves; they live at the business host. */
export function templatesOf(call: Call) {
  return {
    /**
     * Sends a template to a number ("84900000001"). `tracking_id` (48 characters at most) comes back in the receipt; that
     * a repeated one is not delivered twice is not documented: see README.
     */
    sendToPhone: async (
      given: ZaloTemplateUse & { phone: string; tracking_id: string; mode?: "development" },
      signal?: AbortSignal,
    ): Promise<ZaloSent> => {
      const request = { method: "POST" as const, path: "/message/template", data: given };
      const { data } = await call({ ...request, ...(signal ? { signal } : {}) }, znsSentSchema);
      const { remainingQuota: remaining, dailyQuota: total } = data.quota ?? {};
      if (remaining === undefined || !Number.isFinite(remaining)) return { id: data.msg_id };
      return { id: data.msg_id, quota: { kind: "zns-daily", remaining, ...(total === undefined ? {} : { total }) } };
    },
    list: async (state: keyof typeof listStates, offset = 0) => {
      const params = { offset: String(offset), limit: "100", status: String(listStates[state]) };
      return (await call({ method: "GET", path: "/template/all", params }, templateListSchema)).data;
    },
    info: async (templateId: string) => {
      const params = { template_id: templateId };
      return (await call({ method: "GET", path: "/template/info/v2", params }, templateSchema)).data;
    },
  };
}
