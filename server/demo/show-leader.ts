import type { z } from "zod";
import { categoryName } from "../../core/routing/category-rules.ts";
import type { reportRoutes } from "../contract-reports.ts";
import { type Html, html } from "../pages/html.ts";
import type { Scene } from "./steps.ts";

type Report = z.infer<(typeof reportRoutes)["getReport"]["response"]>;

const tile = (count: number, words: string): Html => html`<li><strong>${count}</strong><span>${words}</span></li>`;

/** What the ward's leader sees of all that was played here: counted by the ward's own report, not by this page. */
export async function showLeader({ play, ward }: Scene): Promise<Html> {
  const leader = await play.tenant.staff("tam");
  const { now, categories, warnings } = await leader.get<Report>("/api/reports");
  const { received, solved } = now.counts;
  return html`<section class="card"><h3>Tháng này, ở phường mô phỏng</h3><ul class="tiles">
${tile(received, "phản ánh đã nhận")}${tile(solved, "đã có kết quả")}${tile(now.counts["late-now"], "đang trễ hạn")}${tile(now.counts.reopened, "phải mở lại")}</ul>
<p class="hint">Ít hơn mười việc thì chỉ nói số đếm, không nói phần trăm.</p></section>
<section class="card"><h3>Loại nhiều nhất</h3><ul class="bars">${categories
    .slice(0, 5)
    .map(
      ({ of, counts }) =>
        html`<li><span>${categoryName(ward.categories, of)}</span><b>${counts.received}</b><progress max="${Math.max(1, received)}" value="${counts.received}">${counts.received}</progress></li>`,
    )}</ul></section>
${
  warnings.length > 0 &&
  html`<section class="card"><h3>Cảnh báo sớm</h3><ul>${warnings.map(
    ({ category, area, count, usual }) =>
      html`<li>${categoryName(ward.categories, category)}, ${area}: ${count} việc trong bảy ngày, thường ngày ${usual}.</li>`,
  )}</ul></section>`
}`;
}
