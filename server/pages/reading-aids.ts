import { type Request, type Response, Router, urlencoded } from "express";
import { z } from "zod";
import { type Html, html } from "./html.ts";
import { publicWords } from "./words-public.vi.ts";

const say = publicWords.aids;
const cookieName = "cau-noi-doc";
const yearMs = 365 * 86_400_000;
const path = "/de-doc";
/** Where the bar stands in a page; filled when the page is sent, as it shows what this reader chose. */
export const aidsSlot = html`<!--de-doc-->`;

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
function bar({ size, isStrong }: Looks, back: string | undefined): Html {
  const step = (name: string, index: number): Html =>
    html`<button name="chu" value="${index}" aria-pressed="${String(index === size)}">${name}</button>`;
  return html`<details class="aids no-print"${back === undefined && html` hidden`}><summary>${say.title}</summary><form method="post" action="${path}">
<input type="hidden" name="ve" value="${back ?? "/"}"><fieldset><legend>${say.size}</legend>${say.sizes.map(step)}</fieldset>
<button name="tuong-phan" value="${isStrong ? 0 : 1}" aria-pressed="${String(isStrong)}">${say.contrast}</button>
<button type="button" data-read data-stop="${say.stop}" hidden>${say.read}</button></form></details>`;
}

/** A page as this reader wants it; `back` is its own address. */
export function dress(page: string, looks: Looks, back?: string): string {
  const size = looks.size > 0 && html` data-size="${looks.size}"`;
  const opening = html`<html lang="vi"${size}${looks.isStrong && html` data-contrast="strong"`}>`.text;
  return page.replace('<html lang="vi">', opening).replace(aidsSlot.text, () => bar(looks, back).text);
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
