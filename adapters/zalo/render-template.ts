import type { OutboundMessage } from "../../core/delivery/message.ts";
import { AppError } from "../../core/errors.ts";
import type { ZaloTemplateUse } from "./message-body.ts";

/** An approved template: its id with the platform, and how it calls each of our parameters. */
export interface ZaloTemplate {
  id: string;
  /** Our parameter → theirs, with the longest value they take (`listParams[].maxLength` of template/info). */
  params: Readonly<Record<string, { name: string; maxChars: number }>>;
}
/** By the name our messages call it. */
export type ZaloTemplates = Readonly<Record<string, ZaloTemplate>>;

function refused(advice: string): AppError {
  return new AppError("PLATFORM_REFUSED", "the message does not fit its template", {
    details: { reason: "template", advice },
  });
}

/** A value as the template takes it: words are cut with a mark, an address may only lose its scheme. */
function fitted(value: string, { name, maxChars }: { name: string; maxChars: number }): string {
  const whole = value.normalize("NFC").replace(/\s+/g, " ").trim();
  if (whole.length <= maxChars) return whole;
  if (!/^https?:/.test(whole)) return `${whole.slice(0, maxChars - 1).trimEnd()}…`;
  const bare = whole.replace(/^https?:\/\//, "");
  if (bare.length <= maxChars) return bare;
  throw refused(
    `Tham số ${name} của mẫu tin chỉ nhận ${maxChars} ký tự; dùng nút mở trang hoặc nâng giới hạn của mẫu.`,
  );
}

/** Fills the template of a message. Throws PLATFORM_REFUSED, with what to do, when it has none that fits. */
export function templateOf({ template }: Pick<OutboundMessage, "template">, known: ZaloTemplates): ZaloTemplateUse {
  const approved = template && known[template.name];
  if (!approved)
    throw refused("Chưa có mẫu tin được duyệt cho loại tin này; khai báo trong ZALO_TEMPLATES hoặc ZNS_TEMPLATES.");
  const values = Object.entries(approved.params).map(([ours, theirs]) => {
    const value = template.params[ours];
    if (!value) throw refused(`Mẫu tin cần tham số ${ours} mà tin này không có.`);
    return [theirs.name, fitted(value, theirs)];
  });
  return { template_id: approved.id, template_data: Object.fromEntries(values) };
}
