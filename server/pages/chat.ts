import type { Choice } from "../../core/delivery/message.ts";
import { table } from "../../core/table.ts";
import type { Ward } from "../../core/ward.ts";
import { type Html, html } from "./html.ts";
import { inLanguage, type Language } from "./language.ts";
import { shell } from "./shell.ts";
import { named, type Words, wordsIn } from "./words.ts";

/** A line as the page without script shows it. */
export interface PlainLine {
  direction: string;
  author: string;
  name?: string;
  text: string;
  choices: Choice[];
  attachments: { kind: string; url?: string }[];
  place?: string;
}

export interface ChatPageOptions {
  ward: Ward;
  script: string;
  style: string;
  /** Shown by the window before anything was said: the bot's own menu. */
  menu: Choice[];
  /** The sign the resident came by. */
  spot?: { id: string; label: string } | undefined;
  /** A button of the menu that was pressed on another page. */
  start?: Choice | undefined;
  /** What was said so far, for browsers without script. */
  lines: PlainLine[];
  /** They were here before: what they sent may still be on its way. */
  isKnown: boolean;
  /** Makes a form that is sent twice count once. */
  clientId: string;
  /** Said above the talk: what became of a form. */
  note?: string | undefined;
  /** What its reader reads: the window begins with it, and the note is in it. */
  language: Language;
}

/** Whose words a line is, as it is shown. */
function nameOf({ talk }: Words, author: string, name?: string): string | undefined {
  const known = table<string>({ bot: talk.bot, operator: talk.staff, page: talk.staff, resident: talk.resident })[
    author
  ];
  return known && (name ?? known);
}

function plainLine(words: Words, { direction, author, name, text, attachments, place }: PlainLine): Html {
  const { talk } = words;
  const pictures = attachments.filter((file) => file.kind === "image" && file.url);
  const who = nameOf(words, author, name);
  return html`<li class="${direction === "in" ? "in" : author}">${who && html`<small>${who}</small>`}
${text}${place && html` ${talk.place} ${place}`}${pictures.map(({ url }) => html`<a href="${url}"><img src="${url}" alt="${talk.picture}" loading="lazy"></a>`)}</li>`;
}

/** The chat for browsers without script: what was said, and a form that posts. The window takes its place. */
function plainChat({ ward, lines, menu, start, clientId, isKnown, language }: ChatPageOptions): Html {
  const words = wordsIn(language);
  const { talk, other, asVietnamese } = words;
  const last = lines.at(-1);
  const said = lines.length === 0 ? menu : last?.direction === "out" ? last.choices : [];
  const offered = start && !said.some(({ value }) => value === start.value) ? [start, ...said] : said;
  const buttons = offered.map((choice) =>
    choice.url
      ? html`<a href="${choice.url}">${choice.label}</a>`
      : html`<button name="chon" value="${choice.value}" formnovalidate>${choice.label}</button>`,
  );
  return html`<section class="cn-plain" aria-label="${talk.region}"><h1>${talk.heading(ward.kind, named(words, ward.name))}</h1>
<p>${talk.intro} <a href="${inLanguage("/chat", other.language)}" lang="${other.language}" hreflang="${other.language}">${other.name}</a></p>
${lines.length > 0 && html`<ol class="plain-log">${lines.map((line) => plainLine(words, line))}</ol>`}
${isKnown && html`<p><a href="/chat">${talk.reload}</a></p>`}
<form method="post" action="/chat" class="lookup"><input type="hidden" name="ma" value="${clientId}">
${buttons.length > 0 && html`<p class="choices"${asVietnamese}>${buttons}</p>`}
<label for="tin">${talk.message}</label><textarea id="tin" name="tin" rows="3" maxlength="4000" required></textarea>
<button>${talk.send}</button></form>
<p class="hint">${talk.otherWays}</p></section>`;
}

function root(options: ChatPageOptions, embedded: boolean): Html {
  const { ward, menu, spot, start, language } = options;
  return html`<div id="chat" class="cn" data-ward="${ward.kind} ${ward.name}" data-prefix="${ward.codePrefix}" data-menu="${JSON.stringify(menu)}"${embedded && html` data-embedded="1"`}${spot && html` data-spot="${spot.id}" data-spot-label="${spot.label}"`}${start && html` data-start="${JSON.stringify(start)}"`}${language !== "vi" && html` data-language="${language}"`}>${plainChat(options)}</div>`;
}

/** `/chat`: the ward's own chat as a page of its own. */
export function chatPage(options: ChatPageOptions): string {
  const { ward, script, style, note, language } = options;
  const main = html`${note && html`<p class="note" role="status">${note}</p>`}${root(options, false)}`;
  const words = wordsIn(language);
  return shell({
    ward,
    words,
    title: words.talk.title,
    main,
    unlisted: true,
    about: "/chat",
    script,
    style,
    kind: "app",
  });
}

/** `/chat/khung`: the same chat alone, to be shown inside another site's page. */
export function framePage(options: ChatPageOptions): string {
  const { ward, script, style, language } = options;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${wordsIn(language).talk.title} · ${wordsIn(language).ward(ward)}</title>
<meta name="robots" content="noindex, nofollow">
<link rel="stylesheet" href="${style}">
<script src="${script}" type="module"></script>
</head>
<body class="embedded"><main>${root(options, true)}</main></body>
</html>`.text;
}
