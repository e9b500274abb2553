import { AppError, type ErrorCode } from "../../core/errors.ts";
import type { Usage } from "./usage.ts";

interface Meaning {
  code: ErrorCode;
  retryable: boolean;
  retryAfterMs?: number;
  /** What the person who looks after the Page should do. */
  advice: string;
}

const passing: Meaning = {
  code: "PLATFORM_UNAVAILABLE",
  retryable: true,
  advice: "Facebook trục trặc; hệ thống tự thử lại.",
};
const slow: Meaning = {
  code: "RATE_LIMITED",
  retryable: true,
  retryAfterMs: 60_000,
  advice: "Trang gửi quá nhanh; hệ thống tự chờ rồi gửi tiếp.",
};
const closed: Meaning = {
  code: "OUTSIDE_WINDOW",
  retryable: false,
  advice: "Đã quá 24 giờ từ tin cuối của người dân; cán bộ trả lời trong 7 ngày, hoặc gọi điện.",
};
const gone: Meaning = {
  code: "RECIPIENT_GONE",
  retryable: false,
  advice: "Người dân không nhận tin của trang (đã chặn hoặc khóa tài khoản); liên hệ bằng kênh khác.",
};
const token: Meaning = {
  code: "TOKEN_INVALID",
  retryable: true,
  advice: "Mã truy cập trang hết hiệu lực (đổi mật khẩu, mất quyền); kết nối lại trang.",
};
const refused = (advice: string): Meaning => ({ code: "PLATFORM_REFUSED", retryable: false, advice });
const permission = "Thiếu quyền hoặc ứng dụng chưa ở chế độ chính thức; xem lại quyền của ứng dụng.";

/**
 * Graph's codes, the pair with its subcode first (error-codes page of 2026-03-18, older table for 551 and 613,
 * changelog of 2026-06-25 for 10/1893063; 10/2018300 and 10900 seen in reports of applications, read 2026-11).
 */
const meanings: Readonly<Record<string, Meaning>> = {
  "1": passing,
  "1/99": { ...passing, advice: "Facebook báo lỗi không rõ; nếu kéo dài, xem lại quyền của ứng dụng." },
  "1/1357046": passing,
  // Also what a person who blocked the Page looks like: tried again, then given up.
  "2": { ...passing, advice: "Facebook trục trặc, hoặc người dân đã chặn trang; hệ thống tự thử lại." },
  "2/2018344": refused("Quản trị viên trang cần đồng ý điều khoản hộp thư của Facebook."),
  "1200": passing,
  "4": slow,
  "4/2018022": slow,
  "4/2018354": slow,
  "17": slow,
  "32": slow,
  "613": slow,
  "80006": slow,
  "10/2018278": closed,
  "10/2018065": closed,
  "10/2534022": closed,
  "10/2018108": gone,
  "10/2018300": refused("Một ứng dụng khác của trang đang trả lời người này; cán bộ trả lời ở đây để nhận lại."),
  "10/1893063": refused("Trang đang bị hạn chế gửi tin; xem Chất lượng trang trên Facebook."),
  "10": refused("Ứng dụng thiếu quyền nhắn tin cho trang; xem lại quyền của ứng dụng."),
  "100/2018001": gone,
  "100/33": gone,
  "100/2018218": refused("Không xem được tên người này."),
  "100/2018109": refused("Tệp quá lớn với Facebook; gửi tệp nhỏ hơn hoặc gửi đường dẫn."),
  "100": refused("Nội dung gửi sai quy cách; báo người quản trị hệ thống."),
  "190": token,
  "190/458": { ...token, advice: "Ứng dụng đã bị gỡ khỏi trang; thêm lại rồi kết nối lại trang." },
  "190/459": { ...token, advice: "Tài khoản quản trị trang bị Facebook giữ lại; đăng nhập Facebook rồi kết nối lại." },
  "190/460": { ...token, advice: "Mật khẩu của quản trị viên trang đã đổi; kết nối lại trang." },
  "190/463": { ...token, advice: "Mã truy cập trang đã hết hạn; kết nối lại trang." },
  "190/464": { ...token, advice: "Tài khoản quản trị trang chưa xác nhận; đăng nhập Facebook rồi kết nối lại." },
  "190/467": { ...token, advice: "Mã truy cập trang đã bị thu hồi; kết nối lại trang." },
  "200/1545041": gone,
  "200/2018028": refused("Ứng dụng chưa ở chế độ chính thức nên chưa nhắn được cho người này."),
  "200": refused(permission),
  "230": refused(permission),
  "368": refused("Facebook tạm chặn trang vì chính sách; xem Chất lượng trang trên Facebook."),
  "551": gone,
  "10900": refused("Bình luận này đã được trả lời riêng một lần; nhắn tiếp khi người dân trả lời."),
};
const unknown = refused("Facebook từ chối với mã lỗi lạ; báo người quản trị hệ thống.");

/**
 * The fault behind an error of the Graph API; how long to wait is what the answer's headers say, if they do. An unknown
 * code is final: it shows up as a task with its number.
 */
export function facebookFault(error: { code: number; error_subcode?: number | undefined }, usage?: Usage): AppError {
  const pair = `${error.code}/${error.error_subcode ?? ""}`;
  const { code, retryable, retryAfterMs, advice } = meanings[pair] ?? meanings[String(error.code)] ?? unknown;
  const reason = pair.replace(/\/$/, "");
  const waits = code === "RATE_LIMITED" ? Math.max(usage?.waitMs ?? 0, retryAfterMs ?? 0) : 0;
  const details = { reason, advice, ...(waits > 0 ? { retryAfterMs: waits } : {}) };
  return new AppError(code, "Facebook refused the call", { retryable, details });
}

/** Private replies are given once to each comment; after an unclear attempt this means it had arrived. */
export const alreadyRepliedReason = "10900";
/** Another app of the Page has the talk with this person. */
export const otherAppReason = "10/2018300";
