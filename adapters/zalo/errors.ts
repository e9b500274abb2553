import type { AppError } from "../../core/errors.ts";
import { faultFrom, gone, type Meaning, nightly, passing, refused, slow, token } from "./meaning.ts";

const closed = (advice: string): Meaning => ({ code: "OUTSIDE_WINDOW", retryable: false, advice });

/** Codes that a fresh access token may cure; the first is the business host's. */
export const tokenFaults: readonly number[] = [-124, -216, -220];

/** Zalo's error table (developers.zalo.me, as summarised 2026-01-10) with what each means for a message of ours. */
const apiFaults: Readonly<Record<number, Meaning>> = {
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
  [-234]: nightly("Zalo không nhận loại tin này từ 22 giờ đến 6 giờ; hệ thống gửi lại vào buổi sáng."),
  [-235]: refused("Loại OA này không dùng được API; kiểm tra loại OA."),
  [-237]: refused("Nhóm chat đã hết hạn."),
  [-238]: refused("Gói nhóm chat đã được dùng."),
  [-240]: refused("API cũ đã đóng; cập nhật hệ thống."),
  [-241]: refused("Gói nhóm chat miễn phí đã được dùng."),
  [-242]: refused("Mã chứng thực ứng dụng sai; kiểm tra khóa bí mật trong cấu hình."),
  [-244]: gone("Người dân không nhận loại tin này; liên hệ bằng kênh khác."),
  [-248]: refused("Zalo cho là nội dung vi phạm quy định; xem lại câu chữ trước khi gửi."),
  [-249]: closed("Mẫu tin này không gửi được theo tài khoản Zalo; tạo mẫu mới hoặc dùng số điện thoại."),
  [-320]: refused("Cần liên kết tài khoản Zalo Cloud; làm tại account.zalo.cloud."),
  [-321]: refused("Tài khoản Zalo Cloud hết tiền; nạp thêm."),
  [-403]: refused("OA không ở trong nhóm chat."),
};

/** The codes of templates to phone numbers (zalo.cloud guide, with additions seen in 2026). */
const znsFaults: Readonly<Record<number, Meaning>> = {
  [-32]: slow(60_000, "Ứng dụng gọi Zalo quá nhanh; hệ thống tự chờ rồi gửi tiếp."),
  [-100]: passing("Zalo gặp lỗi chưa rõ; hệ thống tự thử lại."),
  [-101]: refused("Mã ứng dụng Zalo không hợp lệ; kiểm tra ZALO_APP_ID."),
  [-102]: refused("Ứng dụng Zalo không tồn tại; kiểm tra ZALO_APP_ID."),
  [-103]: refused("Ứng dụng Zalo chưa kích hoạt; kích hoạt tại developers.zalo.me."),
  [-104]: refused("Khóa bí mật của ứng dụng sai; kiểm tra ZALO_APP_SECRET."),
  [-105]: refused("Ứng dụng chưa liên kết với OA; liên kết tại developers.zalo.me."),
  [-106]: refused("Zalo không nhận cách gọi này; báo người quản trị hệ thống."),
  [-107]: refused("Mã tin không hợp lệ; báo người quản trị hệ thống."),
  [-108]: gone("Số điện thoại không hợp lệ; xem lại số, hoặc gọi điện."),
  [-109]: refused("Mã mẫu tin sai; kiểm tra ZNS_TEMPLATES."),
  [-110]: gone("Ứng dụng Zalo của người dân quá cũ để nhận mẫu tin; gọi điện hoặc nhắn SMS."),
  [-111]: refused("Mẫu tin thiếu dữ liệu; kiểm tra tên tham số trong ZNS_TEMPLATES."),
  [-112]: refused("Dữ liệu mẫu tin sai quy cách; kiểm tra tên tham số và độ dài trong ZNS_TEMPLATES."),
  [-114]: gone("Người dân không nhận được mẫu tin (không dùng Zalo, từ chối, hoặc bản cũ); gọi điện hoặc nhắn SMS."),
  [-117]: refused("OA chưa được dùng mẫu tin này; xin quyền tại trang quản lý mẫu tin."),
  [-120]: refused("OA chưa có quyền gửi mẫu tin; đăng ký tại account.zalo.cloud."),
  [-124]: token("Mã truy cập OA không hợp lệ; kết nối lại OA."),
  [-133]: nightly("Zalo không nhận mẫu tin này từ 22 giờ đến 6 giờ; hệ thống gửi lại vào buổi sáng."),
  [-135]: refused("OA chưa có quyền gửi mẫu tin; đăng ký tại account.zalo.cloud."),
  [-136]: refused("Cần liên kết tài khoản ZBS; làm tại account.zalo.cloud."),
  [-138]: refused("Ứng dụng chưa có quyền gửi mẫu tin; xin quyền tại developers.zalo.me."),
  [-139]: gone("Người dân từ chối loại mẫu tin này; gọi điện hoặc nhắn SMS."),
  [-140]: gone("Người dân không thuộc diện nhận mẫu tin này; gọi điện hoặc nhắn SMS."),
  [-141]: gone("Người dân từ chối nhận mẫu tin từ OA; gọi điện hoặc nhắn SMS."),
  [-144]: refused("OA đã hết hạn mức mẫu tin trong ngày; chờ ngày mai hoặc xin tăng hạn mức."),
  [-147]: refused("Mẫu tin đã hết hạn mức trong ngày; chờ ngày mai hoặc xin tăng hạn mức."),
  [-234]: nightly("Zalo không nhận mẫu tin này từ 22 giờ đến 6 giờ; hệ thống gửi lại vào buổi sáng."),
};

const reconnect = "Kết nối lại OA: quản trị viên OA cấp quyền cho ứng dụng.";
/** The codes of OAuth that are known (seen in integrations of 2026); the family is in no document of ours. */
const oauthFaults: Readonly<Record<number, Meaning>> = {
  [-14002]: token("Ứng dụng Zalo chưa kích hoạt; kích hoạt tại developers.zalo.me rồi kết nối lại OA."),
  [-14003]: token("Địa chỉ trả về không khớp; đặt đúng Callback URL trong phần Official Account của ứng dụng."),
  [-14014]: token(reconnect),
};

/** The fault behind an error code of the OA API. */
export const zaloFault = (error: number, now: Date): AppError => faultFrom(apiFaults, error, { now });
/** The same for the business host. */
export const znsFault = (error: number, now: Date): AppError => faultFrom(znsFaults, error, { now });
/** The same for OAuth, where every fault means that access must be granted again; the name helps with unknown ones. */
export const oauthFault = (error: number, now: Date, name: string): AppError =>
  faultFrom({ [error]: token(reconnect), ...oauthFaults }, error, { now, name });
