import { el } from "./dom.ts";
import { piecesOf } from "./pieces.ts";
import type { Entry, Line } from "./types.ts";
import type { Words } from "./words.vi.ts";

const clock = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit" });

/** The words of a message with what leads somewhere made into links; a tracking page opens beside the talk. */
function wordsOf(text: string, codePrefix: string): Node {
  const all = document.createDocumentFragment();
  for (const { text: words, href, kind } of piecesOf(text, codePrefix)) {
    if (!href) all.append(words);
    else if (kind === "phone") all.append(el("a", { href }, words));
    else all.append(el("a", { href, target: "_blank", rel: "noopener noreferrer", class: kind }, words));
  }
  return all;
}

/** Who says it; the bot says that it is one. */
function speaker({ author, name }: Pick<Line, "author" | "name">, words: Words): string | undefined {
  const names = {
    bot: words.bot,
    operator: name ?? words.person,
    page: words.person,
    resident: undefined,
    system: undefined,
  };
  return names[author];
}

/** A line of the talk as a list item; the residents' own end with how far they got. */
export function lineItem(line: Line, words: Words, codePrefix: string): HTMLLIElement {
  const isMine = line.direction === "in";
  const who = speaker(line, words);
  const item = el("li", { class: `cn-line ${isMine ? "in" : line.author}` });
  if (isMine) item.append(el("span", { class: "cn-hidden" }, `${words.me}: `));
  if (who) item.append(el("span", { class: "cn-who" }, who), el("span", { class: "cn-hidden" }, ": "));
  for (const { kind, url, name } of line.attachments) {
    if (!url) continue;
    const alt = isMine ? words.myPhoto : words.wardPhoto;
    const shown = kind === "image" ? el("img", { src: url, alt, loading: "lazy" }) : (name ?? words.file);
    item.append(el("a", { href: url, target: "_blank", rel: "noopener", class: "cn-file" }, shown));
  }
  if (line.text) item.append(el("span", { class: "cn-text", lang: "vi" }, wordsOf(line.text, codePrefix)));
  if (line.place) item.append(el("span", { class: "cn-text" }, words.myPlace(line.place)));
  const at = new Date(line.at);
  const time = el("time", { datetime: line.at }, clock.format(at));
  if (line.author !== "system")
    item.append(el("span", { class: "cn-meta" }, time, isMine && ` · ${words.states.heard}`));
  return item;
}

/** Something on its way; `progress` says how far its photos are. */
export function entryItem(
  entry: Entry,
  words: Words,
  acts: { progress?: string | undefined; url(photo: Blob): string; again(): void; drop(): void },
): HTMLLIElement {
  const { content, photos, state, why } = entry;
  const item = el("li", { class: `cn-line in ${state}` }, el("span", { class: "cn-hidden" }, `${words.me}: `));
  for (const { blob } of photos) item.append(el("img", { src: acts.url(blob), alt: words.myPhoto }));
  const text = content.text ?? content.label ?? (content.place ? words.sentPlace : "");
  if (text) item.append(el("span", { class: "cn-text" }, text));
  const said = acts.progress ?? words.states[state];
  item.append(el("span", { class: "cn-meta" }, why ? `${said}: ${why}` : said));
  if (state !== "refused") return item;
  const again = el("button", { type: "button", class: "cn-small", onclick: acts.again }, words.again);
  const drop = el("button", { type: "button", class: "cn-small", onclick: acts.drop }, words.drop);
  item.append(el("span", { class: "cn-acts" }, again, drop));
  return item;
}
