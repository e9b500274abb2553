import { categoryName } from "../../core/routing/category-rules.ts";
import { unitName } from "../../core/routing/units.ts";
import { ticketStatuses } from "../../core/ticket/ticket.ts";
import { Html, html } from "../pages/html.ts";
import { workFor } from "./acts.ts";
import { pictureName, sceneOf } from "./pictures.ts";
import { showLeader } from "./show-leader.ts";
import type { SeenTicket } from "./staff.ts";
import { type Scene, stamp } from "./steps.ts";

/** Whose screen is looked at, with its name on the tab. */
export const views = { truc: "Người trực", "can-bo": "Cán bộ xử lý", "lanh-dao": "Lãnh đạo", "cong-khai": "Công khai" };
export type View = keyof typeof views;

const percent = (share: number): string => `${Math.round(share * 100)}%`;

const bar = (name: string, share: number): Html =>
  html`<li><span>${name}</span><b>${percent(share)}</b><progress max="1" value="${share}">${percent(share)}</progress></li>`;

function proposals({ ward, ticket, conversation }: Scene): Html | undefined {
  const all = ticket?.proposals ?? conversation?.report?.proposals ?? [];
  if (all.length === 0) return undefined;
  return html`<h4>Loại phản ánh máy đề xuất</h4><ul class="bars">${all.map(({ category, confidence }) => bar(categoryName(ward.categories, category), confidence))}</ul>`;
}

function map({ ticket, conversation }: Scene): Html | undefined {
  const label = ticket?.placeLabel ?? conversation?.report?.place?.label;
  if (!label) return undefined;
  const { pin } = ticket ?? {};
  const where = pin && `left:${(pin.x * 100).toFixed(1)}%;top:${(pin.y * 100).toFixed(1)}%`;
  return html`<figure class="map-card"><div class="ground"><img src="/vi-tri/ban-do.svg" alt="Bản đồ phường" width="288" height="230">${where && html`<span class="pin" style="${where}"></span>`}</div><figcaption>${label}</figcaption></figure>`;
}

function head({ ward, ticket, conversation }: Scene): Html {
  if (!ticket) {
    const waits = conversation?.attention?.question ?? conversation?.last?.text;
    return html`<header><div><h3>${conversation ? "Hội thoại đang diễn ra" : "Chưa có tin nào"}</h3><p>${waits ?? "Nhắn ở điện thoại bên trái, hoặc chọn một chuyện ở dưới."}</p></div></header>`;
  }
  return html`<header><div><h3>${ticket.code} · ${ticket.title}</h3><p>Người dân (mô phỏng) · ${unitName(ward.units, ticket.unit)}</p></div><span class="state">${ticketStatuses[ticket.status]}</span></header>`;
}

function beforeAfter(ticket: SeenTicket): Html {
  const shot = (moment: "before" | "after", words: string): Html =>
    html`<img src="/demo/hinh/${pictureName(sceneOf(ticket.category), moment)}" alt="${words}" width="320" height="240">`;
  const before = ticket.attachments.length > 0 || ticket.changes.some(({ to }) => to === "in-progress");
  const after = ticket.proof.length > 0 || ticket.status === "resolved" || ticket.status === "closed";
  const work = workFor(ticket);
  return html`<section class="card"><h3>Trước và sau khi xử lý</h3><div class="pair">
<div>${before ? shot("before", "Trước khi xử lý") : html`<p class="blank">Chưa có ảnh trước</p>`}</div><span class="arrow" aria-hidden="true">→</span>
<div>${after ? shot("after", "Sau khi xử lý") : html`<p class="blank">Cán bộ sẽ gửi ảnh kết quả</p>`}</div></div>
${work && html`<button class="soft" name="lam" value="1">${work}</button>`}</section>`;
}

function due(ticket: SeenTicket): Html {
  const { result } = ticket.clocks;
  const stopped = result.stoppedAt !== undefined;
  return html`<p class="due-row"><strong>${stopped ? "Đã có kết quả" : "Hạn có kết quả"}</strong> ${stamp(result.stoppedAt ?? result.dueAt)}</p>`;
}

const actors: Record<string, string> = { CIT: "Người dân", BOT: "Trợ lý", SYS: "Hệ thống" };

function log({ ticket, conversation }: Scene): Html {
  const said = (conversation?.messages.items ?? []).map(({ at, author, text }) => ({
    at,
    text: `${author.kind === "resident" ? "Người dân" : author.kind === "bot" ? "Trợ lý" : (author.name ?? "Phường")}: “${text.length > 90 ? `${text.slice(0, 88)}…` : text}”`,
  }));
  const moved = (ticket?.changes ?? []).map(({ at, actor, to }) => ({
    at,
    text: `${actors[actor.role] ?? actor.name}: ${ticketStatuses[to]}`,
  }));
  const lines = [...said, ...moved].sort((a, b) => b.at.localeCompare(a.at)).slice(0, 7);
  if (lines.length === 0) return html``;
  return html`<section class="card"><h3>Người trực thấy cùng lúc</h3><ol class="log">${lines.map(
    ({ at, text }) =>
      html`<li><span>${text}</span><time datetime="${at}">${new Date(at).toLocaleTimeString("vi-VN", { timeZone: "Asia/Ho_Chi_Minh" })}</time></li>`,
  )}</ol></section>`;
}

function operator(scene: Scene): Html {
  const { ticket, conversation, play } = scene;
  const alarm = conversation?.attention?.reason === "emergency";
  const crowd =
    play.others > 0 && html`<p class="crowd">${play.others} tin khác cùng lúc đã nhận đủ, không mất tin nào.</p>`;
  return html`${alarm && html`<p class="alarm" role="alert">KHẨN CẤP · người trực phải bấm “Tôi nhận” trên bàn trực</p>`}
<section class="card">${head(scene)}<div class="split">${map(scene)}<div>${proposals(scene)}${ticket && due(ticket)}</div></div>${crowd}</section>
${ticket && beforeAfter(ticket)}${log(scene)}`;
}

function officer(scene: Scene): Html {
  const { ticket } = scene;
  if (!ticket) return html`<section class="card"><h3>Việc của tôi</h3><p>Chưa có phiếu nào được giao.</p></section>`;
  return html`<section class="card">${head(scene)}${due(ticket)}<div class="split">${map(scene)}<p>${ticket.body}</p></div></section>${beforeAfter(ticket)}`;
}

/** The page anybody with the code opens, as the demo ward serves it. */
async function everybody({ play, ticket }: Scene): Promise<Html> {
  if (!ticket)
    return html`<section class="card"><h3>Trang công khai</h3><p>Có mã phản ánh rồi thì ai có mã cũng xem được việc tới đâu.</p></section>`;
  const response = await fetch(`${play.tenant.origin}/p/${ticket.code}`);
  const page = await response.text();
  const text = page.replace(/^[\s\S]*?<main[^>]*>/, "").replace(/<form[\s\S]*?<\/form>|<\/main>[\s\S]*$/g, "");
  return html`<section class="card public"><h3>Ai có mã ${ticket.code} thấy</h3>${new Html(text)}</section>`;
}

const shows: Record<View, (scene: Scene) => Html | Promise<Html>> = {
  truc: operator,
  "can-bo": officer,
  "lanh-dao": showLeader,
  "cong-khai": everybody,
};

/** One screen of the ward. */
export async function showDesk(scene: Scene, view: View): Promise<Html> {
  return html`<div class="desk-head"><h2>Màn hình của phường</h2><div class="tabs">${(Object.keys(views) as View[]).map(
    (id) => html`<button name="xem" value="${id}"${id === view && html` aria-current="true"`}>${views[id]}</button>`,
  )}</div></div>${await shows[view](scene)}`;
}
