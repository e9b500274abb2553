import { type Request, type Response, Router, urlencoded } from "express";
import { z } from "zod";
import { type Html, html } from "./html.ts";
import { inLanguage, type Language } from "./language.ts";
import { type Words, wordsIn } from "./words.ts";

const cookieName = "cau-noi-doc";
const yearMs = 365 * 86_400_000;
const path = "/de-doc";
/** Where the bar stands in a page; filled when the page is sent, as it shows what this reader chose. */
export const aidsSlot = html`<!--de-doc-->`;
/** Where the way to the other language stands; filled when the page is sent, as it leads to this very page. */
export const languageSlot = html`<!--tieng-->`;

/** How somebody wants to read: how large, and how strong the contrast is. */
export interface Looks {
  size: 0 | 1 | 2;
  isStrong: boolean;
}

/** What the reader chose, as their cookie tells; the usual look without one. */
export function looksOf({ headers }: Pick<Request, "headers">): Looks {
  const [, size = "0", strong] =
    new RegExp(`(?:^|;\\s*)${cookieName}=([012])([01])(?:;|$)`).exec(headers.cookie ?? "") ?? [];
  return { size: Number(size) as Looks["size"], isStrong: strong === "1" };
}

/** A short name of the look, for what is kept of a page. */
export const nameOf = ({ size, isStrong }: Looks): string => `${size}${Number(isStrong)}`;

/** A path on this very site; whatever leads elsewhere becomes the home page. */
export function ownPath(typed: string): string {
  const here = "http://here.invalid";
  const url = URL.canParse(typed, here) ? new URL(typed, here) : undefined;
  const isOwn = typed.startsWith("/") && url?.origin === here && !url.pathname.startsWith("//");
  return isOwn ? `${url.pathname}${url.search}` : "/";
}

/**
 * The bar: a plain form, so that it works without script. Where a page answers a form there is no address to come back
 * to, and the bar is shown by its script alone, which changes the look in place.
 */
function bar({ aids: say }: Words, { size, isStrong }: Looks, back: string | undefined): Html {
  const step = (name: string, index: number): Html =>
    html`<button name="chu" value="${index}" aria-pressed="${String(index === size)}">${name}</button>`;
  return html`<details class="aids no-print"${back === undefined && html` hidden`}><summary>${say.title}</summary><form method="post" action="${path}">
<input type="hidden" name="ve" value="${back ?? "/"}"><fieldset><legend>${say.size}</legend>${say.sizes.map(step)}</fieldset>
<button name="tuong-phan" value="${isStrong ? 0 : 1}" aria-pressed="${String(isStrong)}">${say.contrast}</button>
<button type="button" data-read data-stop="${say.stop}" hidden>${say.read}</button></form></details>`;
}

/** The same page in the other language; where a page answers a form there is none. */
function changeLanguage({ other: { language, name } }: Words, back: string | undefined): Html {
  return html`${back !== undefined && html`<a class="language no-print" href="${inLanguage(ownPath(back), language)}" lang="${language}" hreflang="${language}">${name}</a>`}`;
}

/** A page as this reader wants it; `back` is its own address. */
export function dress(page: string, { size, isStrong }: Looks, back?: string): string {
  const [opening = "", language] = /<html lang="(\w+)"/.exec(page) ?? [];
  const words = wordsIn(language as Language);
  const look = html`${size > 0 && html` data-size="${size}"`}${isStrong && html` data-contrast="strong"`}`;
  return page
    .replace(opening, `${opening}${look.text}`)
    .replace(languageSlot.text, () => changeLanguage(words, back).text)
    .replace(aidsSlot.text, () => bar(words, { size, isStrong }, back).text);
}

/** Where a choice leads back to. A page that tells of nothing is the same whatever was asked, so it leads home. */
function backFrom({ req: { method, originalUrl }, statusCode }: Response): string | undefined {
  if (method !== "GET") return undefined;
  return statusCode < 400 ? originalUrl : "/";
}

/** Sends a public page in the look its reader chose. */
export function sendHtml(response: Response, page: string): void {
  const dressed = dress(page, looksOf(response.req), backFrom(response));
  response.vary("Cookie").type("html").send(dressed);
}

const choice = z.object({
  chu: z.enum(["0", "1", "2"]).optional(),
  "tuong-phan": z.enum(["0", "1"]).optional(),
  ve: z.string().max(2_000).default("/"),
});

/** `/de-doc`: keeps what the reader chose and goes back to where they were. */
export function readingAids({ isSecure }: { isSecure: boolean }): Router {
  const router = Router();
  router.post(path, urlencoded({ extended: false, limit: "4kb" }), (request, response) => {
    const { chu, "tuong-phan": strong, ve = "/" } = choice.safeParse(request.body).data ?? {};
    const before = looksOf(request);
    const looks: Looks = {
      size: chu === undefined ? before.size : (Number(chu) as Looks["size"]),
      isStrong: strong === undefined ? before.isStrong : strong === "1",
    };
    response.cookie(cookieName, nameOf(looks), {
      ...{ httpOnly: true, maxAge: yearMs, path: "/", sameSite: "lax", secure: isSecure },
    });
    response.redirect(303, ownPath(ve));
  });
  return router;
}
