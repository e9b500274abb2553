import { AppError, type ErrorCode } from "../../core/errors.ts";

interface Meaning {
  code: ErrorCode;
  retryable: boolean;
  retryAfterMs?: number;
  /** What the person who looks after the OA should do. */
  advice: string;
}

const refused = (advice: string): Meaning => ({ code: "PLATFORM_REFUSED", retryable: false, advice });
const gone = (advice: string): Meaning => ({ code: "RECIPIENT_GONE", retryable: false, advice });
const passing = (advice: string): Meaning => ({ code: "PLATFORM_UNAVAILABLE", retryable: true, advice });
const slow = (retryAfterMs: number, advice: string): Meaning => ({
  code: "RATE_LIMITED",
  retryable: true,
  retryAfterMs,
  advice,
});
const token = (advice: string): Meaning => ({ code: "TOKEN_INVALID", retryable: true, advice });
const closed = (advice: string): Meaning => ({ code: "OUTSIDE_WINDOW", retryable: false, advice });

/** Codes that a fresh access token may cure. */
export const tokenFaults: readonly number[] = [-216, -220];

/** Zalo's error table (developers.zalo.me, as summarised 2026-01-10) with what each means for a message of ours. */
const meanings: Readonly<Record<number, Meaning>> = {
  [-32]: slow(60_000, "Ứng dụng gọi Zalo quá nhanh; hệ thống tự chờ rồi gửi tiếp."),
  [-100]: passing("Tệp đã tải lên hết hạn; hệ thống tự tải lại."),
  [-200]: passing("Zalo gửi chưa được; hệ thống tự thử lại."),
  [-201]: refused("Nội dung gửi sai quy cách; báo người quản trị hệ thống."),
  [-204]: refused("OA đã bị khóa; mở lại trong trang quản lý OA."),
  [-205]: refused("OA không tồn tại; kiểm tra lại mã OA trong cấu hình."),
  [-209]: refused("Ứng dụng chưa được kích hoạt cho API này; kiểm tra tại developers.zalo.me."),
  [-210]: refused("Nội dung vượt giới hạn của Zalo; báo người quản trị hệ thống."),
  [-211]: refused("OA đã hết hạn mức gửi; mua thêm hoặc chờ kỳ mới."),
  [-212]: refused("Ứng dụng chưa đăng ký API này; đăng ký rồi cấp quyền lại cho OA."),
  [-213]: gone("Người dân chưa quan tâm OA; liên hệ bằng kênh khác."),
  [-214]: passing("Zalo đang xử lý nội dung; hệ thống tự thử lại."),
  [-216]: token("Mã truy cập OA không hợp lệ; kết nối lại OA."),
  [-217]: gone("Người dân chặn lời mời từ OA; liên hệ bằng kênh khác."),
  [-218]: slow(3_600_000, "Người dân đã nhận đủ số tin cho phép; hệ thống gửi lại sau."),
  [-219]: refused("Ứng dụng đã bị gỡ hoặc khóa; kiểm tra tại developers.zalo.me."),
  [-220]: token("Mã truy cập OA đã hết hạn hoặc bị gỡ; kết nối lại OA."),
  [-221]: refused("OA chưa được xác thực; làm thủ tục xác thực OA."),
  [-223]: refused("OA chưa cấp quyền này cho ứng dụng; cấp quyền lại."),
  [-224]: refused("Gói OA hiện tại không có tính năng này; nâng gói OA."),
  [-227]: gone("Tài khoản người dân bị khóa hoặc không hoạt động hơn 45 ngày; liên hệ bằng kênh khác."),
  [-230]: closed("Người dân không tương tác trong 7 ngày; gọi điện hoặc dùng tin mẫu."),
  [-232]: closed("Chưa có tương tác hoặc đã quá hạn; gọi điện hoặc dùng tin mẫu."),
  [-233]: refused("Zalo không nhận loại tin này; báo người quản trị hệ thống."),
  [-234]: slow(3_600_000, "Zalo không nhận loại tin này từ 22 giờ đến 6 giờ; hệ thống gửi lại sau."),
  [-235]: refused("Loại OA này không dùng được API; kiểm tra loại OA."),
  [-237]: refused("Nhóm chat đã hết hạn."),
  [-238]: refused("Gói nhóm chat đã được dùng."),
  [-240]: refused("API cũ đã đóng; cập nhật hệ thống."),
  [-241]: refused("Gói nhóm chat miễn phí đã được dùng."),
  [-242]: refused("Mã chứng thực ứng dụng sai; kiểm tra khóa bí mật trong cấu hình."),
  [-244]: gone("Người dân không nhận loại tin này; liên hệ bằng kênh khác."),
  [-248]: refused("Zalo cho là nội dung vi phạm quy định; xem lại câu chữ trước khi gửi."),
  [-320]: refused("Cần liên kết tài khoản Zalo Cloud; làm tại account.zalo.cloud."),
  [-321]: refused("Tài khoản Zalo Cloud hết tiền; nạp thêm."),
  [-403]: refused("OA không ở trong nhóm chat."),
};

/** The fault behind an error code of Zalo's API. An unknown code is final: it shows up as a task with its number. */
export function zaloFault(error: number): AppError {
  const meaning = meanings[error] ?? refused("Zalo từ chối với mã lỗi lạ; báo người quản trị hệ thống.");
  const { code, retryable, retryAfterMs, advice } = meaning;
  const details = { reason: String(error), advice, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  return new AppError(code, "Zalo refused the call", { retryable, details });
}
