import { gatewaySchema, type SmsGateway } from "./gateway.ts";

type Fault = SmsGateway["faults"][string];

const refused = (advice: string): Fault => ({ code: "PLATFORM_REFUSED", retryable: false, advice });
const gone = (advice: string): Fault => ({ code: "RECIPIENT_GONE", retryable: false, advice });
const token = (advice: string): Fault => ({ code: "TOKEN_INVALID", retryable: true, advice });
/** Nothing was sent, and nothing will be until somebody pays: tried again in an hour, while the desk is told. */
const unpaid: Fault = {
  code: "RATE_LIMITED",
  retryable: true,
  retryAfterMs: 3_600_000,
  advice: "Tài khoản SMS hết tiền; nạp thêm, tin sẽ tự đi tiếp.",
};
const passing: Fault = {
  code: "PLATFORM_UNREACHABLE",
  retryable: true,
  advice: "Nhà cung cấp SMS trục trặc; hệ thống tự thử lại.",
};
const badPhone = gone("Số điện thoại không nhận được tin; gọi điện cho người dân.");

/** eSMS (ViHAT): customer-care messages under a brand name. */
const esms = gatewaySchema.parse({
  name: "eSMS",
  source: "developers.esms.vn: send-otp-customer-care-message, table-of-error-codes, callback-url, read 2026-11-29",
  baseUrl: "https://rest.esms.vn",
  send: {
    method: "POST",
    path: "/MainService.svc/json/SendMultipleMessage_V4_post_json/",
    fields: {
      ApiKey: "{key}",
      SecretKey: "{secret}",
      Brandname: "{brandname}",
      SmsType: "2",
      IsUnicode: "{unicode}",
      Phone: "{phone}",
      Content: "{text}",
      RequestId: "{requestId}",
      CallbackUrl: "{reportUrl}",
    },
  },
  phone: "0",
  ok: { CodeResult: "^100$" },
  codePath: "CodeResult",
  idPath: "SMSID",
  requestId: { maxChars: 50, knownCodes: ["124"], sameDayOnly: true },
  faults: {
    99: gone("Số này bị chặn ở nhà cung cấp SMS; gọi điện cho người dân."),
    101: token("Sai ApiKey hoặc SecretKey của eSMS; xem lại SMS_KEY, SMS_SECRET."),
    102: refused("Tài khoản eSMS chưa có bảng giá; liên hệ eSMS."),
    103: unpaid,
    104: refused("Tên người gửi (brandname) chưa đăng ký hoặc chưa mở; liên hệ eSMS."),
    108: badPhone,
    118: refused("Loại tin không được hỗ trợ; báo người quản trị hệ thống."),
    140: refused("Địa chỉ IP của máy chủ chưa được eSMS cho phép; gửi IP cho eSMS."),
    146: refused("Nội dung chưa đúng mẫu đã đăng ký với nhà mạng; đăng ký thêm mẫu với eSMS."),
    177: gone("Nhà mạng của số này chưa được đăng ký cho tên người gửi; liên hệ eSMS."),
  },
  balance: {
    call: {
      method: "POST",
      path: "/MainService.svc/json/GetBalance_json",
      fields: { ApiKey: "{key}", SecretKey: "{secret}" },
    },
    path: "Balance",
    kind: "vnd",
  },
  report: {
    idPaths: ["RequestId", "SMSID"],
    phonePath: "phonenumber",
    states: [
      { when: { SendStatus: "^4$" }, state: "failed" },
      // 5 says only that it is over; the counts say how.
      { when: { SendStatus: "^5$", SendSuccess: "^[1-9]" }, state: "delivered" },
      { when: { SendStatus: "^5$" }, state: "failed" },
      { when: {}, state: "sent" },
    ],
  },
});

/** SpeedSMS: messages under a brand name (`sms_type` 3). */
const speedsms = gatewaySchema.parse({
  name: "SpeedSMS",
  source: "speedsms.vn/sms-api, read 2026-11-29; the shape of reports from public client code",
  baseUrl: "https://api.speedsms.vn",
  send: {
    method: "POST",
    path: "/index.php/sms/send",
    fields: { to: ["{phone}"], content: "{text}", sms_type: 3, sender: "{brandname}" },
  },
  basicAuth: "{key}:x",
  phone: "84",
  ok: { status: "^success$", code: "^0?0$" },
  codePath: "code",
  idPath: "data.tranId",
  faults: {
    "007": refused("SpeedSMS khóa địa chỉ IP của máy chủ; liên hệ SpeedSMS."),
    "008": token("Tài khoản SpeedSMS bị khóa; liên hệ SpeedSMS."),
    "009": token("Tài khoản SpeedSMS chưa được gọi API; bật trong trang SpeedSMS."),
    "101": refused("Nội dung gửi sai quy cách hoặc tên người gửi chưa đăng ký; báo người quản trị hệ thống."),
    "105": badPhone,
    "110": refused("SpeedSMS không nhận bảng chữ này; báo người quản trị hệ thống."),
    "113": refused("Tin dài quá giới hạn của SpeedSMS; báo người quản trị hệ thống."),
    "300": unpaid,
    "500": passing,
  },
  balance: { call: { method: "GET", path: "/index.php/user/info" }, path: "data.balance", kind: "vnd" },
  report: {
    when: { type: "^report$" },
    idPaths: ["tranId"],
    phonePath: "phone",
    states: [
      { when: { status: "^0$" }, state: "delivered" },
      { when: { status: "^([1-9]|[1-5]\\d|6[0-3])$" }, state: "sent" },
      { when: { status: "^\\d+$" }, state: "failed" },
      { when: {}, state: "sent" },
    ],
  },
  reply: { when: { type: "^(sms|incoming)$" }, phonePath: "phone", textPath: "content" },
});

/** The gateways that need no file of their own, by the name used in the settings. */
export const knownGateways: Readonly<Record<string, SmsGateway>> = { esms, speedsms };
