import { TelegramError } from "telegraf";
import { AppError, type ErrorCode } from "../../core/errors.ts";

interface Meaning {
  code: ErrorCode;
  retryable: boolean;
  /** What the person who looks after the bot should do. */
  advice: string;
}

const gone = (advice: string): Meaning => ({ code: "RECIPIENT_GONE", retryable: false, advice });
const refused = (advice: string): Meaning => ({ code: "PLATFORM_REFUSED", retryable: false, advice });
const token: Meaning = {
  code: "TOKEN_INVALID",
  retryable: true,
  advice: "Mã bot hết hiệu lực: lấy mã mới từ BotFather rồi đặt lại TELEGRAM_BOT_TOKEN.",
};
const tooLarge: Meaning = {
  code: "TOO_LARGE",
  retryable: false,
  advice: "Tệp quá lớn với Telegram; gửi tệp nhỏ hơn hoặc gửi đường dẫn.",
};

/** Codes with the words that tell them apart, first match (Bot API errors are texts; seen in SDKs, read 2026-11). */
const meanings: readonly [code: number, words: RegExp, meaning: Meaning][] = [
  [401, /./, token],
  [404, /^not found$/i, token],
  [403, /blocked/i, gone("Người dân đã chặn bot; liên hệ bằng kênh khác.")],
  [403, /deactivated/i, gone("Tài khoản Telegram này đã bị xóa; liên hệ bằng kênh khác.")],
  [403, /./, gone("Người dân chưa bấm Bắt đầu với bot, hoặc bot không được nhắn; liên hệ bằng kênh khác.")],
  [
    400,
    /chat not found|peer_id_invalid|user not found/i,
    gone("Telegram không thấy người này; liên hệ bằng kênh khác."),
  ],
  [400, /too big|too large/i, tooLarge],
  [413, /./, tooLarge],
  [400, /too long/i, refused("Tin dài hơn Telegram cho phép; báo người quản trị hệ thống.")],
  [400, /wrong file|wrong remote file|wrong type/i, refused("Telegram không đọc được tệp này; gửi lại tệp.")],
  [400, /button|markup|keyboard/i, refused("Nút bấm sai quy cách; báo người quản trị hệ thống.")],
  [400, /./, refused("Nội dung gửi sai quy cách; báo người quản trị hệ thống.")],
  [
    409,
    /./,
    {
      code: "PLATFORM_REFUSED",
      retryable: true,
      advice: "Có nơi khác đang nhận tin của bot này: gỡ webhook (npm run telegram -- unhook) hoặc tắt máy chủ kia.",
    },
  ],
];
const unknown = refused("Telegram từ chối với mã lỗi lạ; báo người quản trị hệ thống.");

/** Faults of a connection that never came about: nothing can have left. */
const neverLeft: ReadonlySet<string> = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ENETDOWN", "EADDRNOTAVAIL"],
  ...["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN"],
  ...["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "ERR_TLS_CERT_ALTNAME_INVALID"],
]);

/** Telegram asks for no pause without saying how long; this is for a broken answer. */
const usualPauseMs = 30_000;

const unsure = (reason: string, isSend: boolean): AppError =>
  isSend
    ? new AppError("UNCERTAIN", "no clear answer from Telegram, which cannot be asked what arrived", {
        details: { reason },
      })
    : new AppError("PLATFORM_UNAVAILABLE", "no answer from Telegram", { retryable: true, details: { reason } });

/**
 * The fault behind an error of the client. Its own errors quote the call with its words, and the address with the
 * token: only codes go on. After an unclear `isSend` nobody can say whether the message arrived.
 */
export function telegramFault(error: unknown, { isSend }: { isSend: boolean }): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof TelegramError) return answeredFault(error, isSend);
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "NETWORK";
  if (!neverLeft.has(code)) return unsure(code.slice(0, 40), isSend);
  return new AppError("PLATFORM_UNREACHABLE", "no connection to Telegram", {
    retryable: true,
    details: { reason: code },
  });
}

function answeredFault({ code: status, description = "", parameters }: TelegramError, isSend: boolean): AppError {
  const reason = String(status);
  if (status === 429) {
    const retryAfterMs = parameters?.retry_after ? parameters.retry_after * 1_000 : usualPauseMs;
    return new AppError("RATE_LIMITED", "Telegram asks us to slow down", {
      retryable: true,
      details: { reason, retryAfterMs },
    });
  }
  // 503 is said before a call is looked at; any other 5xx may come after it was carried out.
  if (status === 503) {
    return new AppError("PLATFORM_UNREACHABLE", "Telegram takes no calls", { retryable: true, details: { reason } });
  }
  if (status >= 500) return unsure(reason, isSend);
  const found = meanings.find(([code, words]) => code === status && words.test(description));
  const { code, retryable, advice } = found?.[2] ?? unknown;
  return new AppError(code, "Telegram refused the call", { retryable, details: { reason, advice } });
}
