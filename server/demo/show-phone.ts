import { type Html, html } from "../pages/html.ts";
import { wardName } from "../pages/ward-name.ts";
import type { Bubble } from "./phone.ts";
import { pictureName, sceneOf } from "./pictures.ts";
import { flowOf, type Scene } from "./steps.ts";

const clock = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit" });

/** The photo as the page shows it: the resident's own, or what the ward sent of the result. */
function photoOf({ photo, mine }: Bubble, scene: Scene): Html | undefined {
  if (photo === undefined) return undefined;
  const name = mine ? photo : pictureName(sceneOf(scene.ticket?.category ?? ""), "after");
  const what = mine ? "Hình người dân gửi" : "Hình phường gửi sau khi làm";
  return html`<img class="shot" src="/demo/hinh/${name}" alt="${what}" width="200" height="150">`;
}

/** What the resident's own press looks like: the words on the button, not what it sends. */
function wordsOf({ mine, text }: Bubble, before: readonly Bubble[]): string {
  if (!mine || !text.startsWith("#")) return text;
  const pressed = before.flatMap(({ buttons }) => buttons).find(({ value }) => `#${value}` === text);
  return pressed?.label ?? text;
}

function bubble(one: Bubble, at: number, all: readonly Bubble[], scene: Scene): Html {
  const isLast = at === all.length - 1;
  const text = wordsOf(one, all.slice(0, at));
  return html`<li class="${one.mine ? "mine" : "ward"}">${photoOf(one, scene)}${text !== "" && html`<p>${text}</p>`}
${isLast && one.buttons.length > 0 && html`<div class="quick">${one.buttons.map(({ label }) => html`<button name="bam" value="${label}">${label}</button>`)}</div>`}</li>`;
}

function call({ play }: Scene): Html {
  return html`<div class="talk" role="log" aria-label="Lời trong cuộc gọi" tabindex="0"><ol>${play.spoken.map(
    ({ who, text }) =>
      html`<li class="${who === "caller" ? "mine" : "ward"}"><p><span class="who">${who === "caller" ? "Bà cụ" : "Người trực 1022"}</span>${text}</p></li>`,
  )}</ol></div><p class="composer hint">Phụ đề của cuộc gọi. Bấm “Bước tiếp” để nghe tiếp.</p>`;
}

/** The resident's telephone: what they see, and where they write. */
export function showPhone(scene: Scene): Html {
  const { play, ward } = scene;
  const isCall = flowOf(scene) === "call";
  const bubbles = play.bubbles();
  return html`<div class="status" aria-hidden="true"><span>${clock.format(new Date())}</span><span>4G ▮▮▮</span></div>
<div class="who-row"><span class="face" aria-hidden="true">${ward.name.charAt(0)}</span><div><strong>${wardName(ward)}</strong><span>${isCall ? "1022 · đang gọi" : "Trả lời tự động và có người trực"}</span></div></div>
${
  isCall
    ? call(scene)
    : html`<div class="talk" role="log" aria-label="Tin nhắn với phường" tabindex="0"><ol>${bubbles.map((one, at) => bubble(one, at, bubbles, scene))}</ol></div>
<div class="composer"><label class="visually-hidden" for="tin">Tin nhắn cho phường</label><input id="tin" name="tin" maxlength="1000" autocomplete="off" placeholder="Nhắn tin…"><button class="send" name="gui" value="1">Gửi</button></div>`
}`;
}
