import type { Schemas } from "./api.ts";

type Channel = Schemas["Channel"];
type Trouble = Schemas["ChannelHealth"]["troubles"][number];

/** Words of the channels screen. Addresses of ours stand in {webhook}. */
export const channelWords = {
  list: "Các kênh",
  choose: "Chọn một kênh để xem.",
  failed: "Chưa tải được tình trạng các kênh.",
  empty: "Chưa có kênh nào.",
  back: "Về danh sách kênh",
  state: { good: "Đang tốt", trouble: "Cần xem lại", off: "Chưa kết nối" },
  roles: { receives: "chỉ nhận", sends: "chỉ gửi" },
  troubles: {
    silent: "Im lặng",
    failing: "Gửi hỏng nhiều",
    "access-lost": "Mất quyền gửi",
    "access-ending": "Sắp mất quyền gửi",
    quota: "Sắp hết hạn mức",
  } satisfies Record<Trouble, string>,
  advice: {
    silent: (hours: number, usual: number) =>
      `${hours} giờ chưa có tin nào, mọi khi ${usual} tin. Nhắn thử vào kênh. Không thấy ở Hộp thư thì xem lại địa chỉ nhận tin trong trang quản lý của nền tảng.`,
    failing: (percent: number) =>
      `${percent}% tin gửi trong giờ qua bị hỏng. Gửi thử bên dưới để biết lý do. Tin của bà con chưa mất: hệ thống tự gửi lại hoặc báo bàn trực gọi.`,
    accessLost: "Nền tảng không nhận mã truy cập nữa. Kết nối lại theo các bước bên dưới.",
    accessEnding:
      "Kênh còn gửi được, nhưng quyền truy cập sắp hết hoặc không gia hạn được. Kết nối lại theo các bước bên dưới.",
    quota: "Số tin hoặc số tiền còn lại ít. Nạp thêm với nhà cung cấp trước khi hết.",
  },
  access: {
    lasting: "Quyền truy cập không có hạn. Chỉ mất khi mã bị đổi hoặc bị thu hồi.",
    lastingOn: {
      facebook:
        "Mã truy cập trang loại dài hạn không có hạn. Mất khi người cấp đổi mật khẩu, rời vai trò hoặc gỡ ứng dụng.",
      telegram: "Mã của bot không có hạn. Chỉ mất khi xin mã khác ở @BotFather.",
    } satisfies Partial<Record<Channel, string>>,
    since: (time: string) => `Nối từ ${time}.`,
    renewed: (time: string) => `Tự gia hạn, lần gần nhất ${time}.`,
    neverRenewed: "Chưa lấy được mã truy cập lần nào.",
    tokenUntil: (time: string) => `Mã đang dùng tới ${time}.`,
    tokenEnded: (time: string) => `Mã đang dùng đã hết lúc ${time}.`,
    grantUntil: (date: string) => `Nếu không gia hạn được nữa, phải nối lại trước ${date}.`,
    failing: (time: string) => `Gia hạn hỏng từ ${time}, hệ thống đang thử lại.`,
    refused: (time: string) => `Nền tảng từ chối gia hạn từ ${time}. Phải nối lại.`,
    expiring: "Cần nối lại sớm.",
    revoked: "Nền tảng đã thu lại quyền. Phường không gửi được cho tới khi nối lại.",
    givenUp: (time: string) => `Đã ngắt từ ${time}. Muốn dùng lại thì nối lại.`,
  },
  facts: "Tình trạng",
  lastIn: "Tin đến gần nhất",
  lastOut: "Tin gửi gần nhất",
  never: "chưa có",
  today: "Nhận hôm nay",
  usual: (n: number) => `giờ này mọi khi ${n}`,
  unknownUsual: "chưa đủ hai tuần để so",
  sentHour: "Gửi giờ qua",
  sent: (sent: number, failed: number) => `${sent} tin, ${failed} hỏng`,
  window: "Được nhắn khi nào",
  windows: {
    always: "lúc nào cũng được",
    never: "chỉ gửi tin mẫu, không trò chuyện",
    hours: (hours: number) => `${hours % 24 === 0 ? `${hours / 24} ngày` : `${hours} giờ`} từ tin cuối của người dân`,
    human: (hours: number) => `cán bộ được nhắn tới ${hours / 24} ngày`,
    outside: {
      template: "sau đó chỉ gửi tin mẫu",
      "human-only": "sau đó chỉ cán bộ được nhắn",
      refuse: "sau đó không nhắn được",
      none: "",
    },
  },
  accounts: "Tài khoản",
  account: "Tài khoản",
  left: "Còn lại",
  lastFailure: "Lần hỏng gần nhất",
  quotas: { vnd: "đồng", other: "lượt" },
  test: {
    title: "Gửi thử",
    to: "Gửi tới",
    send: "Gửi tin thử",
    sending: "Tin thử đang đi…",
    state: (state: string) => `Tin thử: ${state}.`,
    noSend: "Kênh này chỉ nhận, không gửi được.",
    hints: {
      zalo: "Mã người dùng Zalo (user_id) đã nhắn OA",
      facebook: "Mã người dùng trang (PSID) đã nhắn trang",
      telegram: "Mã người dùng Telegram đã bấm Start",
      webchat: "Mã phiên trò chuyện",
      zns: "Số điện thoại có Zalo",
      sms: "Số điện thoại, ví dụ 0900 000 001",
      email: "Địa chỉ thư",
      hotline: "",
      open311: "",
      machine: "",
    } satisfies Record<Channel, string>,
  },
  steps: "Cách kết nối",
  address: "Địa chỉ nhận tin",
  settings: "Tên các thiết lập có trong docs/connecting.md. Đổi thiết lập xong thì khởi động lại.",
  how: {
    zalo: [
      "Tạo ứng dụng ở developers.zalo.me, liên kết với OA của phường.",
      "Bật các sự kiện, đặt địa chỉ nhận tin như bên trên.",
      "Cho ứng dụng quyền quản lý OA, lấy khóa OA và mã làm mới.",
      "Nhắn thử vào OA. Tin phải hiện ở Hộp thư sau một hai giây.",
    ],
    facebook: [
      "Tạo ứng dụng loại Business có Messenger, lấy mã truy cập trang không hết hạn.",
      "Đặt địa chỉ nhận tin như bên trên với mã xác minh tự chọn.",
      "Đăng ký trang: messages, messaging_postbacks, message_echoes, message_deliveries, message_reads, feed.",
      "Xin quyền nâng cao để nghe được mọi người.",
    ],
    telegram: [
      "Nhắn @BotFather lệnh /newbot, đặt tên, lấy mã của bot.",
      "Đặt mã và một mã bí mật tự chọn trong thiết lập.",
      "Mở bot trên điện thoại, bấm Start. Lời chào phải tới ngay.",
    ],
    webchat: ["Luôn có ở trang /chat của phường.", "Muốn đặt vào trang khác, chép đoạn mã trong docs/connecting.md."],
    hotline: [
      "Xin nhà cung cấp tổng đài gửi sự kiện cuộc gọi tới địa chỉ bên trên.",
      "Đặt khóa ký chung với nhà cung cấp trong thiết lập.",
      "Gọi thử một cuộc. Cuộc gọi phải hiện ở bàn trực.",
    ],
    open311: [
      "Cấp mã truy cập cho hệ thống ngoài trong thiết lập.",
      "Đưa họ địa chỉ Open311 của phường và mã đó.",
      "Gửi thử một phản ánh. Phiếu phải hiện ở bàn trực.",
    ],
    machine: [
      "Cấp khóa ký riêng cho từng hệ thống máy trong thiết lập.",
      "Tin của máy luôn chờ người xem trước khi chuyển đơn vị.",
    ],
    zns: [
      "OA đã xác thực, có gói dùng được ZNS và đã liên kết Zalo Cloud.",
      "Đăng ký tin mẫu “Phản ánh {mã}: {trạng thái}” và chờ duyệt.",
      "Đặt mã tin mẫu trong thiết lập rồi gửi thử.",
    ],
    sms: [
      "Đăng ký tên người gửi (brandname) với eSMS, SpeedSMS hoặc nhà cung cấp khác. Thường mất một đến hai tuần.",
      "Đăng ký mẫu: “Phản ánh {mã}: {trạng thái}. Xem tại {liên kết}” và mẫu mã xác nhận.",
      "Đặt khóa, tên người gửi và mã bí mật nhận báo cáo trong thiết lập.",
      "SpeedSMS: đặt địa chỉ nhận báo cáo như bên trên, thêm dấu / và mã bí mật. eSMS tự biết.",
      "Gửi thử tới máy của mình. Trạng thái phải thành “đã tới”.",
    ],
    email: [
      "Xin hộp thư của phường và máy chủ SMTP có mật khẩu riêng cho ứng dụng.",
      "Nhờ nơi giữ tên miền khai SPF, DKIM và DMARC, nếu không thư vào mục rác.",
      "Đặt địa chỉ SMTP và địa chỉ gửi trong thiết lập.",
      "Gửi thử tới một hộp thư ngoài rồi xem thư có vào mục rác không.",
    ],
  } satisfies Record<Channel, string[]>,
};
