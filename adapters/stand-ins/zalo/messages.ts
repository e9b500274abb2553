import type { PlatformAnswer, PlatformRequest } from "../http-platform.ts";
import { dayMs, fault, isNight, success, type ZaloState } from "./state.ts";

interface Button {
  title: string;
  type: string;
  payload: unknown;
}
interface Element {
  media_type?: string;
  attachment_id?: string;
  url?: string;
  width?: number;
  height?: number;
  title?: string;
  subtitle?: string;
  image_url?: string;
}
interface Payload {
  token?: string;
  template_type?: string;
  buttons?: Button[];
  elements?: Element[];
}

function faultInButtons(buttons: Button[]): number | undefined {
  if (buttons.length > 5 || buttons.some(({ title }) => title.length > 100)) return -210;
  for (const button of buttons) {
    const isString = typeof button.payload === "string";
    if (button.type.startsWith("oa.query.") ? !isString : isString) return -201;
  }
  return undefined;
}

function faultInMedia(element: Element, uploads: ReadonlyMap<string, Buffer>): number | undefined {
  const { media_type, attachment_id: id, url, width, height } = element;
  if (media_type === "sticker") return id ? undefined : -201;
  if (media_type === "gif" && !(width && height)) return -201;
  return (id ? uploads.has(id) : Boolean(url)) ? undefined : -100;
}

const faultsByTemplate: Record<
  string,
  (elements: Element[], uploads: ReadonlyMap<string, Buffer>) => number | undefined
> = {
  media: (elements, uploads) => elements.map((one) => faultInMedia(one, uploads)).find((code) => code !== undefined),
  list: (elements) => (elements.length > 5 || elements.some(({ title }) => !title) ? -210 : undefined),
  request_user_info: ([form]) => {
    if (!form?.image_url?.startsWith("https://")) return -201;
    return (form.title ?? "").length > 100 || (form.subtitle ?? "").length > 500 ? -210 : undefined;
  },
};

/** The first rule of v3.0/oa/message/cs a message breaks. */
function faultIn(message: Record<string, unknown>, uploads: ReadonlyMap<string, Buffer>): number | undefined {
  const text = typeof message.text === "string" ? message.text : "";
  if (text.length > 2000) return -210;
  const { type, payload } = (message.attachment ?? {}) as { type?: string; payload?: Payload };
  if (text === "" && !payload) return -201;
  if (type === "file") return uploads.has(String(payload?.token)) ? undefined : -100;
  const inButtons = faultInButtons(payload?.buttons ?? []);
  if (inButtons) return inButtons;
  const { template_type: template } = payload ?? {};
  return template ? faultsByTemplate[template]?.(payload?.elements ?? [], uploads) : undefined;
}

function typeOf({ attachment }: Record<string, unknown>): string {
  const { type, payload } = (attachment ?? {}) as { type?: string; payload?: Payload };
  if (type === "file") return "file";
  return payload?.template_type === "media"
    ? (payload.elements?.[0]?.media_type ?? "photo").replace("image", "photo")
    : "text";
}

/** What a message costs by how long the person is silent; or the fault that nothing pays for it. */
function pay(state: ZaloState, silentMs: number): { quota_type: string; remain?: string; total?: string } | number {
  if (state.quotaLeft !== undefined) {
    if (state.quotaLeft <= 0) return -211;
    state.quotaLeft -= 1;
  }
  if (silentMs <= 2 * dayMs) return { quota_type: "reply" };
  if (state.packageLeft <= 0) return -211;
  state.packageLeft -= 1;
  const total = String(state.packageQuota ?? 100);
  return { quota_type: "sub_quota", remain: String(state.packageLeft), total };
}

/** `POST /v3.0/oa/message/cs`, and `/v2.0/oa/message` for visitors of the chat widget. */
export function sendMessage(
  state: ZaloState,
  { body }: PlatformRequest,
  { oaId, isAnonymous }: { oaId: string; isAnonymous: boolean },
): PlatformAnswer {
  const { recipient, message } = JSON.parse(body.toString()) as {
    recipient: Record<string, string>;
    message: Record<string, unknown>;
  };
  const userId = isAnonymous ? recipient.anonymous_id : recipient.user_id;
  if (!userId || (isAnonymous && !recipient.conversation_id)) return fault(-201);
  const person = state.personOf(userId);
  const broken = faultIn(message, state.uploads);
  if (broken) return fault(broken);
  if (person.blocked) return fault(-244);
  if (!person.lastWroteAt) return fault(-232);
  const silentMs = state.now().getTime() - person.lastWroteAt.getTime();
  if (silentMs > 7 * dayMs) return fault(-230);
  const quota = pay(state, silentMs);
  if (typeof quota === "number") return fault(quota);
  const id = state.nextId();
  const line = { id, fromOa: true, type: typeOf(message), text: String(message.text ?? ""), at: state.now(), message };
  person.lines.push({ ...line, oaId, extra: {} });
  return success({ message_id: id, user_id: userId, quota });
}

/** The first rule of templates some values break. */
export function faultInTemplate(state: ZaloState, id: string, data: Record<string, unknown>): number | undefined {
  const template = state.templates.get(id);
  if (!template) return -109;
  if (Object.keys(data).length === 0) return -111;
  for (const [name, maxChars] of Object.entries(template.params)) {
    const value = data[name];
    if (typeof value !== "string" || value === "" || value.length > maxChars) return -112;
  }
  if (Object.keys(data).some((name) => !(name in template.params))) return -112;
  return template.isPromotion && isNight(state.now()) ? -234 : undefined;
}

/** `POST /v3.0/oa/message/template`: by user id, whenever the person last wrote. */
export function sendTemplate(state: ZaloState, { body }: PlatformRequest, oaId: string): PlatformAnswer {
  const { user_id, template_id, template_data = {}, ...rest } = JSON.parse(body.toString());
  if (Object.keys(rest).length > 0 || typeof template_id !== "string") return fault(-201);
  if (state.templates.get(template_id)?.byPhoneOnly) return fault(-249);
  const broken = faultInTemplate(state, template_id, template_data);
  if (broken) return fault(broken === -234 ? broken : -201);
  const person = state.people.get(user_id);
  if (!person) return fault(-213);
  if (person.blocked) return fault(-244);
  const id = state.nextId();
  const text = Object.values(template_data as Record<string, string>).join(" · ");
  const message = { template_id, template_data };
  person.lines.push({ id, fromOa: true, type: "template", text, at: state.now(), message, oaId, extra: {} });
  return success({ message_id: id, user_id, quota: { quota_type: "purchase_quota", remain: "40", total: "50" } });
}
