import type { PlatformAnswer, PlatformRequest } from "../http-platform.ts";
import { faultInTemplate } from "./messages.ts";
import { fault, success, type ZaloState } from "./state.ts";

/** `POST /message/template`: by phone number. A repeated tracking id is delivered again: nothing promises otherwise. */
function sendToPhone(state: ZaloState, { body }: PlatformRequest): PlatformAnswer {
  const { phone, template_id, template_data = {}, tracking_id = "" } = JSON.parse(body.toString());
  if (!/^(?:84|0)?\d{9}$/.test(String(phone))) return fault(-108);
  if (typeof tracking_id !== "string" || tracking_id.length > 48) return fault(-112);
  const broken = faultInTemplate(state, template_id, template_data);
  if (broken) return fault(broken === -234 ? -133 : broken);
  if (state.phonesWithoutZalo.has(phone)) return fault(-114);
  if (state.dailyLeft <= 0) return fault(-144);
  state.dailyLeft -= 1;
  const id = state.nextId();
  const message = { id, trackingId: tracking_id, templateId: template_id, data: template_data, at: state.now() };
  state.zns.set(phone, [...(state.zns.get(phone) ?? []), message]);
  const quota = { dailyQuota: String(state.dailyQuota ?? 500), remainingQuota: String(state.dailyLeft) };
  return success({ msg_id: id, sent_time: String(state.now().getTime()), quota });
}

function listTemplates(state: ZaloState, { query }: PlatformRequest): PlatformAnswer {
  if (!query.has("offset") || !query.has("limit")) return fault(-112);
  const all = query.get("status") === "1" ? [...state.templates.values()] : [];
  return success(all.map(({ id }) => ({ templateId: Number(id), templateName: `Mẫu ${id}`, status: "ENABLE" })));
}

function templateInfo(state: ZaloState, { query }: PlatformRequest): PlatformAnswer {
  const template = state.templates.get(query.get("template_id") ?? "");
  if (!template) return fault(-109);
  const listParams = Object.entries(template.params).map(([name, maxLength]) => ({ name, maxLength, require: true }));
  return success({ templateId: Number(template.id), templateName: `Mẫu ${template.id}`, status: "ENABLE", listParams });
}

/** The business host's endpoints; undefined for what is not one. */
export function answerBusiness(state: ZaloState, request: PlatformRequest): PlatformAnswer | undefined {
  if (request.path === "/message/template") return sendToPhone(state, request);
  if (request.path === "/template/all") return listTemplates(state, request);
  if (request.path === "/template/info/v2") return templateInfo(state, request);
  return undefined;
}
