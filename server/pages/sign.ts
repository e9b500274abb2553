import { toString as drawCode } from "qrcode";
import type { Ward } from "../../core/ward.ts";
import { Html, html } from "./html.ts";
import { wardName } from "./ward-name.ts";

export interface SignOptions {
  ward: Ward;
  label: string;
  /** The address in words, under the name. */
  where: string;
  /** Where the code leads. */
  url: string;
  paper: "a4" | "a5";
}

/** `/in-qr/:id`: the sign to print and hang up. Middle error correction: rain and scratches cost it a seventh. */
export async function signPage({ ward, label, where, url, paper }: SignOptions): Promise<string> {
  const code = new Html(await drawCode(url, { type: "svg", errorCorrectionLevel: "M", margin: 0 }));
  const other = paper === "a4" ? "a5" : "a4";
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bảng QR ${label} · ${wardName(ward)}</title>
<meta name="robots" content="noindex, nofollow">
<link rel="icon" href="/assets/lotus.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/sign.css">
</head>
<body>
<header class="tools"><p>Khổ ${paper.toUpperCase()}. In bằng lệnh In của trình duyệt, tỉ lệ 100 %. <a href="?kho=${other}">Đổi sang ${other.toUpperCase()}</a></p></header>
<main class="sign ${paper}">
<p class="ward"><img src="/assets/lotus.svg" alt="" width="40" height="40"> ${wardName(ward)}</p>
<h1>Ở đây có việc cần phường biết?</h1>
<p class="for">Rác, ngập, đèn tắt, đường hư: quét mã để báo.</p>
<div class="code" role="img" aria-label="Mã QR dẫn tới ${url}">${code}</div>
<p class="place"><strong>${label}</strong>${where !== "" && html`<br>${where}`}</p>
<ol><li>Mở máy ảnh hoặc Zalo, quét mã.</li><li>Ghi vài chữ, gửi hình nếu có.</li><li>Nhận mã để theo dõi việc đang tới đâu.</li></ol>
<p class="link">${url.replace(/^https?:\/\//, "")}</p>
<p class="else">Không có điện thoại thông minh: gọi <strong>1022</strong>. Nguy hiểm: <strong>113</strong>, <strong>114</strong>, <strong>115</strong>.</p>
</main>
</body>
</html>`.text;
}
