import type { World } from "../../core/world.ts";
import { html } from "./html.ts";
import { shell, wardName } from "./shell.ts";

/** `/`: the three doors. */
export function homePage(world: World): string {
  const main = html`<h1>${wardName(world.ward)} nghe bà con</h1>
<div class="doors">
<a class="door" href="/chat?bat-dau=bao"><strong>Báo một việc</strong><span>Cống nghẹt, đèn tắt, rác, ồn, hồ sơ trễ</span></a>
<a class="door" href="/tra-cuu"><strong>Tra cứu</strong><span>Xem việc đã báo đang tới đâu</span></a>
<a class="door" href="/chat?bat-dau=thu-tuc"><strong>Hỏi thủ tục</strong><span>Giấy tờ, lệ phí, nơi nộp</span></a>
${world.centre && html`<a class="door" href="/dat-lich"><strong>Đặt lịch hẹn</strong><span>Chọn giờ lên ${world.centre.name}</span></a>`}
</div>`;
  return shell({ ward: world.ward, title: "Trang chính", main });
}
