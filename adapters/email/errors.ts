import { AppError, type ErrorCode } from "../../core/errors.ts";

interface Meaning {
  code: ErrorCode;
  retryable: boolean;
  retryAfterMs?: number;
  /** What the person who looks after the ward's mail should do. */
  advice: string;
}

const token: Meaning = {
  code: "TOKEN_INVALID",
  retryable: true,
  advice: "Máy chủ thư không nhận tên hoặc mật khẩu; xem lại SMTP_URL.",
};
const gone: Meaning = {
  code: "RECIPIENT_GONE",
  retryable: false,
  advice: "Hộp thư không nhận được thư; gọi điện cho người dân.",
};
const refused = (advice: string): Meaning => ({ code: "PLATFORM_REFUSED", retryable: false, advice });
/** Refused for now and certainly not taken. Servers that make strangers wait want about five minutes (RFC 6647 §4.4). */
const later: Meaning = {
  code: "RATE_LIMITED",
  retryable: true,
  retryAfterMs: 300_000,
  advice: "Máy chủ thư bảo chờ; hệ thống tự gửi lại.",
};
const passing: Meaning = {
  code: "PLATFORM_UNAVAILABLE",
  retryable: true,
  advice: "Máy chủ thư trục trặc; hệ thống tự thử lại.",
};

/** Reply codes of RFC 5321 §4.2 and RFC 4954 §6, the pair with the command it answers first (read 2026-11-29). */
const meanings: Readonly<Record<string, Meaning>> = {
  "530": token,
  "534": token,
  "535": token,
  "538": token,
  "550 MAIL FROM": refused("Máy chủ thư không cho gửi từ địa chỉ này; xem lại SMTP_FROM."),
  "553 MAIL FROM": refused("Máy chủ thư không cho gửi từ địa chỉ này; xem lại SMTP_FROM."),
  "550 RCPT TO": gone,
  "551 RCPT TO": gone,
  "552 RCPT TO": gone,
  "553 RCPT TO": gone,
  "550": refused("Máy chủ thư từ chối nội dung; xem SPF, DKIM, DMARC của tên miền."),
  "552": refused("Thư quá lớn với máy chủ thư; gửi tệp nhỏ hơn."),
  "554": refused("Máy chủ thư từ chối; xem SPF, DKIM, DMARC của tên miền và danh sách chặn."),
};
const unknown = refused("Máy chủ thư từ chối với mã lạ; báo người quản trị hệ thống.");

/** What nodemailer's errors have, of which only codes go on: the rest quotes addresses and words. */
interface SmtpError {
  code?: string;
  responseCode?: number;
  command?: string;
}

function meaningOf({ responseCode, command, code }: SmtpError): Meaning {
  if (code === "EAUTH") return token;
  if (responseCode === undefined) return passing;
  if (responseCode < 500) return later;
  return meanings[`${responseCode} ${command}`] ?? meanings[responseCode] ?? unknown;
}

/** The fault behind what the mail server said, or behind its silence. */
export function smtpFault(error: unknown): AppError {
  const given = typeof error === "object" && error !== null ? (error as SmtpError) : {};
  const { code, retryable, retryAfterMs, advice } = meaningOf(given);
  const reason = String(given.responseCode ?? given.code ?? "NETWORK");
  const details = { reason, advice, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  return new AppError(code, "the mail server did not take the message", { retryable, details });
}
