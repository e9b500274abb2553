import type { Ward } from "../../core/ward.ts";
import { type Html, html } from "./html.ts";
import { inLanguage, type Language, languages } from "./language.ts";
import { aidsSlot, languageSlot } from "./reading-aids.ts";
import { named, type Words } from "./words.ts";

export interface ShellOptions {
  ward: Ward;
  words: Words;
  title: string;
  main: Html;
  /** Keeps the page out of search engines: everything that belongs to one ticket. */
  unlisted?: boolean;
  /** A page that has an address of its own for everybody: what is said of it where that is passed on. */
  about?: keyof Words["about"];
  /** The same of a page that says more of itself; names nobody. `path` is its address. */
  card?: { title: string; description: string; path: string } | undefined;
  script?: string;
  /** More about the page for machines, for its head. */
  head?: Html;
  /** A stylesheet beside the common one. */
  style?: string;
  /** The page fills the screen and scrolls inside, like an app; or it hangs on a wall. */
  kind?: "app" | "screen";
}

/** What Zalo, Messenger and others show of a link (ogp.me), and search engines of what they find, in each language. */
function cardTags({ card: own, about, ward, words, title, unlisted }: ShellOptions): Html | undefined {
  const common = about && { title, description: words.about[about], path: about };
  const card = own ?? common;
  if (!card) return undefined;
  const at = (language: Language): string =>
    `${ward.publicUrl}${language === languages[0] ? card.path : inLanguage(card.path, language)}`;
  const others = languages.map((one) => html`<link rel="alternate" hreflang="${one}" href="${at(one)}">`);
  return html`<meta name="description" content="${card.description}">
<meta property="og:type" content="article"><meta property="og:locale" content="${words.locale}"><meta property="og:site_name" content="${words.ward(ward)}">
<meta property="og:title" content="${card.title}"><meta property="og:description" content="${card.description}"><meta property="og:url" content="${at(words.language)}">
${!unlisted && others}`;
}

/** The frame of every public page: one stylesheet, no script needed. */
export function shell(options: ShellOptions): string {
  const { ward, words, title, main, unlisted, script, head, style, kind } = options;
  const { frame } = words;
  const page = html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${words.ward(ward)}</title>
${unlisted && html`<meta name="robots" content="noindex, nofollow">`}
${cardTags(options)}<meta name="theme-color" content="#0B4A40">
<link rel="icon" href="/assets/lotus.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/public.css">
${style && html`<link rel="stylesheet" href="${style}">`}
${head}
${kind === undefined && html`<script src="/assets/aids.js" type="module"></script>`}${script && html`<script src="${script}" type="module"></script>`}
</head>
<body${kind && html` class="${kind}"`}>
<a class="skip" href="#noi-dung">${frame.skip}</a>
<header class="top"><a href="/" class="brand"><img src="/assets/lotus.svg" alt="" width="32" height="32"> <span>${wardTitle(ward, words)}</span></a>
<nav aria-label="${frame.main}"><a href="/chat">${frame.chat}</a> <a href="/tra-cuu">${frame.lookUp}</a></nav>${kind === undefined && html`${languageSlot}${aidsSlot}`}</header>
<main id="noi-dung">${main}</main>
<footer class="foot">${kind === undefined && html`<p class="feeds"><a href="/ban-do">${frame.reports}</a> <a href="/ket-qua">${frame.results}</a> <a href="/so-lieu">${frame.figures}</a></p>`}<p>${frame.danger}</p></footer>
</body>
</html>`;
  return page.text;
}

/** The ward's name as part of a page. */
export const wardTitle = ({ kind, name }: Ward, words: Words): Html => words.wardTitle(kind, named(words, name));

/** Why something was not taken, as a page and not as JSON. */
export function refusedPage(at: Pick<ShellOptions, "ward" | "words">, sentence: string, advice?: Html): string {
  const title = at.words.form.failed;
  return shell({ ...at, title, main: html`<h1>${title}</h1><p role="alert">${sentence}</p>${advice}`, unlisted: true });
}
