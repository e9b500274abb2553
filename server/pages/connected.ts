import type { Ward } from "../../core/ward.ts";
import { html } from "./html.ts";
import { shell } from "./shell.ts";
import { wordsIn } from "./words.ts";

/** What came of connecting an account, for the person the platform sent back. */
export type ConnectOutcome =
  | { did: "connected"; name: string }
  /** Nobody asked for it, it is too old, or it was used before. */
  | { did: "unknown" }
  /** The platform or its administrator said no. */
  | { did: "refused"; advice?: string | undefined }
  /** The platform did not answer. */
  | { did: "failed" };

const titles = {
  connected: "Đã kết nối Zalo OA",
  unknown: "Đường dẫn này không dùng được nữa",
  refused: "Chưa kết nối được Zalo OA",
  failed: "Zalo chưa trả lời",
} as const;

function sentence(outcome: ConnectOutcome): string {
  if (outcome.did === "connected") {
    return `${outcome.name} đã nối với hệ thống. Tin người dân nhắn vào OA sẽ hiện ở bàn trực ngay.`;
  }
  if (outcome.did === "unknown") {
    return "Mỗi lần cấp quyền chỉ dùng một lần và trong thời gian ngắn. Vào màn hình Kênh, bấm Kết nối OA lần nữa.";
  }
  if (outcome.did === "failed") return "Hệ thống chưa lấy được quyền. Vào màn hình Kênh, bấm Kết nối OA lần nữa.";
  return (
    outcome.advice ?? "Zalo không cấp quyền. Kiểm tra ứng dụng và tài khoản quản trị OA rồi bấm Kết nối OA lần nữa."
  );
}

/** `/ket-noi/…`: says what happened and what to do next. */
export function connectedPage(ward: Ward, outcome: ConnectOutcome): string {
  const title = titles[outcome.did];
  const main = html`<h1>${title}</h1><p>${sentence(outcome)}</p><p><a href="/app/">Về bàn làm việc</a></p>`;
  return shell({ ward, words: wordsIn("vi"), title, main, unlisted: true });
}
