import type { Appointment } from "../../core/appointment/appointment.ts";
import { serviceOf } from "../../core/appointment/centre.ts";
import type { QueueNumber } from "../../core/appointment/queue-number.ts";
import type { CentreService } from "../../core/appointment/services.ts";
import type { Slot } from "../../core/appointment/slots.ts";
import { localDate, localMinute } from "../../core/ticket/working-time.ts";
import type { World } from "../../core/world.ts";
import { type Html, html } from "./html.ts";
import { shell } from "./shell.ts";

const style = "/assets/centre.css";
/** Days that are shown at once; the others are behind a line to press. */
const openDays = 3;
const weekdays = ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"];
const hourMs = 3_600_000;

/** "Thứ năm, 19/11/2026" */
export function dayName(at: Date): string {
  const [year, month, day] = localDate(at).split("-");
  return `${weekdays[new Date(at.getTime() + 7 * hourMs).getUTCDay()]}, ${day}/${month}/${year}`;
}

/** "9 giờ", "9 giờ 30" */
export function clockName(at: Date): string {
  const minute = localMinute(at);
  return `${Math.floor(minute / 60)} giờ${minute % 60 === 0 ? "" : ` ${String(minute % 60).padStart(2, "0")}`}`;
}

const page = (world: World, title: string, main: Html, about?: "/dat-lich" | "/lay-so"): string =>
  shell({ ward: world.ward, title, main, style, unlisted: true, ...(about && { about }) });

/** A list of services, each a link. */
function serviceLinks(services: readonly CentreService[], path: string): Html {
  return html`<div class="doors">${services.map(({ id, name, minutes }) => html`<a class="door" href="${path}?viec=${id}"><strong>${name}</strong><span>Mỗi người chừng ${minutes} phút</span></a>`)}</div>`;
}

/** `/dat-lich`: what for. */
export function bookingPage(world: World, services: readonly CentreService[]): string {
  const main = html`<h1>Đặt lịch hẹn</h1><p>Bà con tới làm việc gì?</p>${serviceLinks(services, "/dat-lich")}
<p class="hint">Đặt qua <a href="/chat">trò chuyện</a>, Zalo, Messenger hay Telegram thì chiều hôm trước phường nhắn nhắc. ${world.accountOf("sms") === undefined ? "Đặt ở đây thì sau khi đặt, trang có ghi cách nhắc." : "Đặt ở đây thì phường nhắn SMS nhắc."}</p>`;
  return page(world, "Đặt lịch hẹn", main, "/dat-lich");
}

function dayField(slots: readonly Slot[], first: boolean): Html | undefined {
  const [{ startsAt } = { startsAt: undefined }] = slots;
  if (!startsAt) return undefined;
  const hours = slots.map((slot, index) => {
    const value = slot.startsAt.toISOString();
    const required = first && index === 0 && html` required`;
    return html`<label><input type="radio" name="gio" value="${value}"${required}> ${clockName(slot.startsAt)}</label>`;
  });
  return html`<fieldset class="day"><legend>${dayName(startsAt)}</legend><div class="hours">${hours}</div></fieldset>`;
}

/** Free hours as fields of a form, day by day. */
function hourFields(free: readonly Slot[]): Html {
  const days = [...new Set(free.map(({ startsAt }) => localDate(startsAt)))];
  const fields = days.map((day, index) =>
    dayField(
      free.filter(({ startsAt }) => localDate(startsAt) === day),
      index === 0,
    ),
  );
  const later = fields.slice(openDays);
  return html`${fields.slice(0, openDays)}${later.length > 0 && html`<details><summary>Xem thêm ngày</summary>${later}</details>`}`;
}

/** The form with free hours and the number to reach. */
export function hoursPage(
  world: World,
  given: { service: CentreService; free: readonly Slot[]; fault?: string; phone?: string },
): string {
  const { service, free, fault, phone = "" } = given;
  const form = html`<form method="post" action="/dat-lich"><input type="hidden" name="viec" value="${service.id}">${hourFields(free)}
<div class="lookup"><label for="so">Số điện thoại</label>
<input id="so" name="so" type="tel" inputmode="tel" autocomplete="tel" required maxlength="20" value="${phone}">
<p class="hint">Để phường gọi khi phải đổi giờ${world.accountOf("sms") !== undefined && ", và nhắn một SMS nhắc chiều hôm trước"}. Không hiện ở đâu cả.</p><button>Đặt giờ này</button></div></form>`;
  const none = html`<p>Hai tuần tới không còn giờ hẹn nào nữa. Bà con tới lấy số tại chỗ được.</p>`;
  const main = html`<h1>${service.name}</h1>${fault && html`<p class="late" role="alert">${fault}</p>`}
${free.length > 0 ? form : none}<p><a href="/dat-lich">Chọn việc khác</a></p>`;
  return page(world, `Đặt lịch: ${service.name}`, main);
}

const states: Record<Appointment["state"], string> = {
  booked: "Lịch hẹn của bà con",
  cancelled: "Hẹn này đã hủy",
  arrived: "Bà con đã tới",
};

/** The appointment as its holder sees it; `link` is the path of this very page, `reminder` says how they are reminded. */
export function appointmentPage(world: World, appointment: Appointment, link: string, reminder: Html): string {
  const { code, startsAt, state, serviceId, day } = appointment;
  const now = world.clock.now();
  const isOpen = state === "booked" && startsAt > now;
  const isToday = state === "booked" && day === localDate(now);
  const name = world.centre && serviceOf(world.centre, serviceId)?.name;
  const acts = html`<div class="acts"><a class="act" href="${link}/doi">Đổi giờ</a>
<form method="post" action="${link}/huy"><button class="plain">Hủy hẹn</button></form></div>`;
  const main = html`<h1>${states[state]}</h1><div class="ticket"><p class="code">Mã hẹn <strong>${code}</strong></p>
<p class="big">${clockName(startsAt)}</p><p><strong>${dayName(startsAt)}</strong></p><p>${world.centre?.name}</p><p>${name}</p></div>
${isToday && html`<form method="post" action="${link}/toi"><p>Tới nơi rồi thì bấm để có số thứ tự.</p><button>Tôi tới rồi</button></form><br>`}
${isOpen && acts}
${isOpen && reminder}
${isOpen && html`<p class="hint">Giữ lại địa chỉ trang này để đổi hoặc hủy. Cần mang giấy gì thì <a href="/chat">hỏi phường</a>.</p>`}
${state === "cancelled" && html`<p><a href="/dat-lich">Đặt lịch mới</a></p>`}`;
  return page(world, states[state], main);
}

/** Another hour for an appointment. */
export function changePage(
  world: World,
  given: { appointment: Appointment; free: readonly Slot[]; link: string; fault?: string },
): string {
  const { appointment, free, link, fault } = given;
  const { startsAt } = appointment;
  const main = html`<h1>Đổi giờ hẹn</h1><p>Đang hẹn ${clockName(startsAt)}, ${dayName(startsAt)}. Giờ này còn giữ tới khi bà con chọn giờ mới.</p>
${fault && html`<p class="late" role="alert">${fault}</p>`}
<form method="post" action="${link}/doi">${hourFields(free)}<button>Đổi sang giờ này</button></form><p><a href="${link}">Giữ giờ cũ</a></p>`;
  return page(world, "Đổi giờ hẹn", main);
}

/** `/lay-so`: a number for today. */
export function takeNumberPage(world: World, services: readonly CentreService[], fault?: string): string {
  const buttons = services.map(
    ({ id, name }) =>
      html`<form method="post" action="/lay-so"><input type="hidden" name="viec" value="${id}"><button>${name}</button></form>`,
  );
  const main = html`<h1>Lấy số thứ tự hôm nay</h1>${fault && html`<p class="late" role="alert">${fault}</p>`}
<p>Bà con tới làm việc gì?</p><div class="doors">${buttons}</div><p class="hint">Ai có hẹn thì bấm “Tôi tới rồi” trên trang lịch hẹn.</p>`;
  return page(world, "Lấy số thứ tự", main, "/lay-so");
}

/** Where somebody stands in the queue. */
export function numberPage(
  world: World,
  given: { number: QueueNumber; ahead: number | undefined; calling: readonly string[] },
): string {
  const { number, ahead, calling } = given;
  const counter = world.centre?.counters.find(({ id }) => id === number.counterId)?.name;
  const words: Record<QueueNumber["state"], string> = {
    waiting: ahead === 0 ? "Sắp tới lượt bà con." : `Trước bà con còn ${ahead ?? 0} người.`,
    called: `Mời bà con tới ${counter ?? "quầy"}.`,
    served: "Đã xong. Cảm ơn bà con.",
    missed: "Đã gọi mà không thấy bà con. Bà con nói với người trực ở quầy giúp.",
  };
  const main = html`<h1>Số của bà con</h1><div class="ticket" data-refresh="15" role="status"><p class="big">${number.label}</p>
<p><strong>${words[number.state]}</strong></p>${calling.length > 0 && html`<p>Đang gọi: ${calling.join(", ")}</p>`}</div>
<p><a href="">Xem lại ngay</a></p><p class="hint">Tới lượt phường không nhắn, bà con coi trang này hoặc màn hình giúp.</p>`;
  return shell({
    ward: world.ward,
    title: `Số ${number.label}`,
    main,
    style,
    script: "/assets/refresh.js",
    unlisted: true,
  });
}

/** `/man-hinh`: the screen in the hall. Numbers and counters only. */
export function screenPage(world: World, called: readonly QueueNumber[], waiting: number): string {
  const counters = world.centre?.counters ?? [];
  const rows = called.map(({ label, counterId }) => {
    const counter = counters.find(({ id }) => id === counterId)?.name;
    return html`<li><span class="number">${label}</span> <span class="counter">${counter}</span></li>`;
  });
  const main = html`<h1>Mời bà con tới quầy</h1><div data-refresh="5" role="status">
${rows.length > 0 ? html`<ul class="calls">${rows}</ul>` : html`<p class="waiting">Chưa gọi số nào.</p>`}
<p class="waiting">Đang chờ: ${waiting} người</p></div>`;
  return shell({
    ...{ ward: world.ward, title: "Màn hình phòng chờ", main, style },
    ...{ script: "/assets/refresh.js", unlisted: true, kind: "screen" },
  });
}
