import type { Ward } from "../../core/ward.ts";
import { type Html, html } from "../pages/html.ts";
import { wardName } from "../pages/ward-name.ts";
import type { Play } from "./play.ts";
import { showDesk, type View } from "./show-desk.ts";
import { showPhone } from "./show-phone.ts";
import { showSteps } from "./show-steps.ts";
import type { Scene } from "./steps.ts";
import { stories } from "./stories.ts";

/** What the button for the next step says it will do. */
function comingWords({ story, told, coming: act }: Play): string {
  if (story && told === 0) return `Bắt đầu chuyện “${story.title}”`;
  if (!act) return "Hết chuyện, chọn chuyện khác";
  if (act.who === "staff") return "Bước tiếp: cán bộ làm việc";
  if (act.who === "neighbours") return `Bước tiếp: ${act.say.length} người khác nhắn`;
  if ("presses" in act) return `Bước tiếp: bấm “${act.presses}”`;
  if ("files" in act) return "Bước tiếp: người trực tạo phiếu";
  return act.who === "resident" ? "Bước tiếp: người dân nhắn" : "Bước tiếp: nghe nói tiếp";
}

const channels = { facebook: "Messenger", zalo: "Zalo" } as const;

function channelTabs({ channel, isCall }: Play): Html {
  const tab = (id: string, name: string, isOn: boolean): Html =>
    html`<button name="kenh" value="${id}"${isOn && html` aria-current="true"`}><i class="mark ${id}" aria-hidden="true"></i>${name}</button>`;
  return html`${Object.entries(channels).map(([id, name]) => tab(id, name, !isCall && channel === id))}${tab("hotline", "Gọi 1022", isCall)}`;
}

function storyBar(play: Play): Html {
  const { story, coming, trouble } = play;
  return html`<span class="label">Thử chuyện khác:</span>
<div class="stories">${stories.map(({ id, title }) => html`<button name="chuyen" value="${id}"${story?.id === id && html` aria-current="true"`}>${title}</button>`)}</div>
${trouble && html`<p class="trouble" role="alert">${trouble}</p>`}
<button class="again" name="lai" value="1">Chơi lại</button>
<button class="next" name="tiep" value="1"${!coming && html` disabled`}>${comingWords(play)}<kbd aria-hidden="true">→</kbd></button>`;
}

/** The parts of the page that change while somebody plays, by the id of the element they fill. */
export type Parts = Record<"kenh" | "may" | "buoc" | "ban" | "duoi", Html>;

/** All of it as it is now. */
export async function partsOf(play: Play, ward: Ward, view: View): Promise<Parts> {
  const conversation = await play.conversation();
  const ticket = await play.ticket(conversation);
  const scene: Scene = { play, ward, conversation, ticket };
  return {
    kenh: channelTabs(play),
    may: showPhone(scene),
    buoc: showSteps(scene),
    ban: await showDesk(scene, view),
    duoi: storyBar(play),
  };
}

/** `/demo`: a resident's telephone, what the ward does with it, and the ward's screens, side by side. */
export function demoPage(play: Play, ward: Ward, parts: Parts, view: View): string {
  // Enter in the field presses the form's first button, so that is the one that sends.
  const page = html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chạy thử: bạn là người dân · ${wardName(ward)}</title>
<meta name="robots" content="noindex">
<meta name="theme-color" content="#0B4A40">
<link rel="icon" href="/assets/lotus.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/public.css">
<link rel="stylesheet" href="/assets/demo.css">
<script src="/assets/demo.js" type="module"></script>
</head>
<body class="demo">
<a class="skip" href="#may">Tới điện thoại</a>
<header class="top"><span class="brand"><img src="/assets/lotus.svg" alt="" width="32" height="32"><h1>Chạy thử: bạn là người dân</h1></span>
<p>Nhắn ở điện thoại, xem phường nhận và xử lý. Dữ liệu giả, không gửi đi đâu.</p><strong class="sham">Bản mô phỏng</strong></header>
<form id="play" method="post" action="/demo/${play.id}?xem=${view}" autocomplete="off">
<button class="visually-hidden" name="gui" value="1" tabindex="-1" aria-hidden="true">Gửi</button>
<main>
<section class="left" aria-label="Điện thoại của người dân"><div class="tabs" id="kenh">${parts.kenh}</div><div class="phone" id="may">${parts.may}</div></section>
<section class="middle" id="buoc" aria-label="Hệ thống đang làm gì">${parts.buoc}</section>
<section class="right" id="ban" aria-label="Màn hình của phường">${parts.ban}</section>
</main>
<footer id="duoi">${parts.duoi}</footer>
</form>
</body>
</html>`;
  return page.text;
}
