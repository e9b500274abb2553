import type { Ward } from "../../core/ward.ts";
import { type Html, html } from "./html.ts";
import { aidsSlot } from "./reading-aids.ts";
import { publicWords } from "./words-public.vi.ts";

/** "Phường Bến Sen", as it stands at the head of a page. */
export function wardName(ward: Ward): string {
  return `${ward.kind.charAt(0).toUpperCase()}${ward.kind.slice(1)} ${ward.name}`;
}

export interface ShellOptions {
  ward: Ward;
  title: string;
  main: Html;
  /** Keeps the page out of search engines: everything that belongs to one ticket. */
  unlisted?: boolean;
  /** A page that has an address of its own for everybody: what is said of it where that is passed on. */
  about?: keyof typeof publicWords.about;
  /** The same of a page that says more of itself; names nobody. */
  card?: { title: string; description: string; url: string } | undefined;
  script?: string;
  /** More about the page for machines, for its head. */
  head?: Html;
  /** A stylesheet beside the common one. */
  style?: string;
  /** The page fills the screen and scrolls inside, like an app; or it hangs on a wall. */
  kind?: "app" | "screen";
}

/** What Zalo, Messenger and others show of a link (ogp.me), and search engines of what they find. */
function cardTags({ card: own, about, ward, title }: ShellOptions): Html | undefined {
  const common = about && { title, description: publicWords.about[about], url: `${ward.publicUrl}${about}` };
  const card = own ?? common;
  if (!card) return undefined;
  return html`<meta name="description" content="${card.description}">
<meta property="og:type" content="article"><meta property="og:locale" content="vi_VN"><meta property="og:site_name" content="${wardName(ward)}">
<meta property="og:title" content="${card.title}"><meta property="og:description" content="${card.description}"><meta property="og:url" content="${card.url}">
`;
}

/** The frame of every public page: one stylesheet, no script needed, Vietnamese. */
export function shell(options: ShellOptions): string {
  const { ward, title, main, unlisted, script, head, style, kind } = options;
  const page = html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${wardName(ward)}</title>
${unlisted && html`<meta name="robots" content="noindex, nofollow">`}
${cardTags(options)}<meta name="theme-color" content="#0B4A40">
<link rel="icon" href="/assets/lotus.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/public.css">
${style && html`<link rel="stylesheet" href="${style}">`}
${head}
${kind === undefined && html`<script src="/assets/aids.js" type="module"></script>`}${script && html`<script src="${script}" type="module"></script>`}
</head>
<body${kind && html` class="${kind}"`}>
<a class="skip" href="#noi-dung">Tới nội dung</a>
<header class="top"><a href="/" class="brand"><img src="/assets/lotus.svg" alt="" width="32" height="32"> ${wardName(ward)}</a>
<nav aria-label="Chính"><a href="/chat">Nhắn phường</a> <a href="/tra-cuu">Tra cứu</a></nav>${kind === undefined && aidsSlot}</header>
<main id="noi-dung">${main}</main>
<footer class="foot">${kind === undefined && html`<p class="feeds"><a href="/ban-do">Việc đã báo</a> <a href="/ket-qua">Trước và sau</a> <a href="/so-lieu">Số liệu</a></p>`}<p>Có nguy hiểm, gọi ngay <a href="tel:113">113</a>, <a href="tel:114">114</a>, <a href="tel:115">115</a>.</p></footer>
</body>
</html>`;
  return page.text;
}
