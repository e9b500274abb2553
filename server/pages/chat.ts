import type { World } from "../../core/world.ts";
import { html } from "./html.ts";
import { shell } from "./shell.ts";

/** `/chat`: the ward's own chat window. The script fills it; without script the page says which doors work. */
export function chatPage(world: World): string {
  const main = html`<section class="chat" aria-label="Trò chuyện với phường">
<h1 class="chat-title">Nhắn phường</h1>
<p class="chat-note" id="chat-note">Trợ lý tự động trả lời ngay; người trực đọc giờ làm việc.</p>
<ol id="chat-log" role="log" aria-live="polite" aria-label="Tin nhắn"></ol>
<div id="chat-choices" class="choices"></div>
<form id="chat-form" class="chat-form">
<label class="attach"><span class="visually-hidden">Gửi hình</span><input type="file" id="chat-photo" accept="image/*"><span aria-hidden="true">Ảnh</span></label>
<button type="button" id="chat-place" class="plain">Vị trí</button>
<label class="visually-hidden" for="chat-text">Tin nhắn</label>
<textarea id="chat-text" rows="1" maxlength="4000" placeholder="Bà con cần phường giúp việc gì?"></textarea>
<button id="chat-send">Gửi</button>
</form>
<noscript><p>Trang này cần JavaScript. Bà con có thể gọi 1022 hoặc <a href="/tra-cuu">tra cứu bằng mã</a>.</p></noscript>
</section>`;
  return shell({ ward: world.ward, title: "Nhắn phường", main, unlisted: true, script: "/assets/chat.js" });
}
