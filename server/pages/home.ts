import type { PublicReport } from "../../core/publication/public-figures.ts";
import type { World } from "../../core/world.ts";
import type { DoorLink } from "../door-links.ts";
import { figureCards } from "./figures.ts";
import { html } from "./html.ts";
import { shell, wardName } from "./shell.ts";
import { publicWords } from "./words-public.vi.ts";

const say = publicWords.home;

/** `/`: the three doors, other ways to write, and what the ward did lately. */
export function homePage(world: World, doors: readonly DoorLink[], report: PublicReport): string {
  const links = doors.map(({ name, url }) => html`<a href="${url}">${name}</a>`);
  const main = html`<h1>${wardName(world.ward)} nghe bà con</h1>
<div class="doors">
<a class="door" href="/chat?bat-dau=bao"><strong>Báo một việc</strong><span>Cống nghẹt, đèn tắt, rác, ồn, hồ sơ trễ</span></a>
<a class="door" href="/tra-cuu"><strong>Tra cứu</strong><span>Xem việc đã báo đang tới đâu</span></a>
<a class="door" href="/thu-tuc"><strong>Hỏi thủ tục</strong><span>Giấy tờ, lệ phí, nơi nộp</span></a>
${world.centre && html`<a class="door" href="/dat-lich"><strong>Đặt lịch hẹn</strong><span>Chọn giờ lên ${world.centre.name}</span></a>`}
</div>
${links.length > 0 && html`<p class="choices channels"><span>${say.channels}</span> ${links}</p>`}
<h2>${say.figures}</h2>${figureCards(report, "/so-lieu")}
<p class="acts"><a class="act" href="/ban-do">${say.more}</a><a class="act" href="/ket-qua">${publicWords.results.link}</a></p>`;
  return shell({ ward: world.ward, title: "Trang chính", main, about: "/" });
}
