import type { Schemas } from "./api.ts";

/** Words of connecting an OA. */
export const zaloWords = {
  list: "OA của phường",
  none: "Chưa có OA nào.",
  states: {
    connected: "Đang nối",
    expiring: "Cần nối lại sớm",
    revoked: "Đã ngắt",
  } satisfies Record<Schemas["Connection"]["state"], string>,
  by: (name: string) => `do ${name} nối`,
  secret: "OA Secret Key riêng của OA này",
  secretHint: "Ở trang Webhook của ứng dụng. Để trống nếu các OA dùng chung một khóa đã đặt khi cài.",
  connect: "Kết nối OA",
  again: "Nối thêm hoặc nối lại OA",
  disconnect: "Ngắt",
  confirm: (name: string) => `Ngắt ${name}?`,
  confirmHint: "Tin của phường sẽ không gửi được qua OA này cho tới khi nối lại.",
  cancel: "Giữ lại",
  disconnected: (name: string) => `Đã ngắt ${name}.`,
  needsSecret: "Máy chủ chưa có khóa chung. Điền OA Secret Key của OA này.",
  link: "Quản trị viên OA mở trang này và bấm đồng ý",
  open: "Mở trang cấp quyền",
  copy: "Chép đường dẫn",
  copied: "Đã chép.",
  until: (time: string) => `Dùng được tới ${time}, một lần.`,
  console:
    "Trong trang ứng dụng Zalo: Sản phẩm, Official Account, Thiết lập chung. Điền hai ô sau rồi bấm liên kết OA.",
  callback: "Callback URL",
  challenge: "Code challenge",
} as const;
