import type { Carrier } from "../../core/channel/channel.ts";
import type { World } from "../../core/world.ts";
import { type Html, html, whole } from "./html.ts";
import { shell } from "./shell.ts";
import type { Site, Words } from "./words.ts";

/** Fields of the form, by carrier; ZNS goes by the number, too, and is agreed to in a talk. */
const fields = {
  sms: { type: "tel", autocomplete: "tel", example: "0900 000 001" },
  email: { type: "email", autocomplete: "email", example: "ten@example.vn" },
} as const;
export type FollowBy = keyof typeof fields;

/** Carriers a reader can choose, of those that are connected. */
export function offered(world: Pick<World, "accountOf">): FollowBy[] {
  return (Object.keys(fields) as FollowBy[]).filter((carrier) => world.accountOf(carrier) !== undefined);
}

/** "090…001", "t…@example.vn": enough for its owner to recognise. */
export function maskReader(carrier: Carrier, user: string): string {
  if (carrier !== "email") return `0${user.slice(3, 5)}…${user.slice(-3)}`;
  return user.replace(/^(.)[^@]*/, "$1…");
}

/** The form on the page of a ticket; nothing where no carrier is connected. */
export function followForm({ world, words }: Site, code: string): Html | undefined {
  const { follow: say } = words;
  const carriers = offered(world);
  if (carriers.length === 0) return undefined;
  const forms = carriers.map((carrier) => {
    const { label, field } = say.kinds[carrier];
    const { type, autocomplete, example } = fields[carrier];
    return html`<form action="/p/${code}/nhan-tin" method="post" class="lookup">
<input type="hidden" name="cach" value="${carrier}">
<label for="noi-${carrier}">${field}</label>
<input id="noi-${carrier}" name="noi" type="${type}" required maxlength="254" autocomplete="${autocomplete}" placeholder="${example}">
<button>${say.by(label)}</button></form>`;
  });
  return html`<section class="follow"><h2>${say.heading}</h2>
<p>${say.intro}</p>${forms}</section>`;
}

const page = ({ world, words }: Site, title: string, main: Html): string =>
  shell({ ward: world.ward, words, title, main, unlisted: true });
const back = ({ track }: Words, code: string): Html => html`<p><a href="/p/${code}">${track.back(whole(code))}</a></p>`;

/** Six digits were sent there: type them here. */
export function codePage(
  site: Site,
  given: { code: string; checkId: string; carrier: FollowBy; user: string; triesLeft?: number },
): string {
  const { follow: say } = site.words;
  const { code, checkId, carrier, user, triesLeft } = given;
  const main = html`<h1>${say.enter}</h1>
<p>${say.sentTo(maskReader(carrier, user))}</p>
${triesLeft !== undefined && html`<p class="late" role="alert" id="sai">${say.wrong(triesLeft)}</p>`}
<form action="/p/${code}/nhan-tin/ma" method="post" class="lookup">
<input type="hidden" name="lan" value="${checkId}">
<label for="ma">${say.digits}</label>
<input id="ma" name="ma" required inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}" maxlength="7"${triesLeft !== undefined && html` aria-describedby="sai" aria-invalid="true"`}>
<button>${say.send}</button></form>
<p class="hint">${say.notHere(say.kinds[carrier].field)}</p>${back(site.words, code)}`;
  return page(site, say.enterTitle, main);
}

/** It does not go on here, and why. */
export function followTroublePage(site: Site, code: string, trouble: keyof Words["followTroubles"]): string {
  const [title = "", advice] = site.words.followTroubles[trouble];
  return page(site, title, html`<h1>${title}</h1><p role="alert">${advice}</p>${back(site.words, code)}`);
}

/** From now on. */
export function followedPage(site: Site, code: string, carrier: FollowBy, user: string): string {
  const { follow: say } = site.words;
  const told = say.doneText(code, say.kinds[carrier].label, maskReader(carrier, user));
  return page(site, say.doneTitle, html`<h1>${say.done}</h1><p>${told}</p>${back(site.words, code)}`);
}

/** The way out, before and after; mail programs press it by themselves (RFC 8058). */
export function stopPage(site: Site, carrier: Carrier, user: string, isDone: boolean): string {
  const { follow: say } = site.words;
  const { stops } = say.kinds[carrier];
  const where = maskReader(carrier, user);
  const main = isDone
    ? html`<h1>${say.stopped}</h1><p>${say.stoppedText(stops, where)}</p>`
    : html`<h1>${say.stop(stops)}</h1><p>${say.stopText(stops, where)}</p>
<form method="post" class="lookup"><button>${say.stopDo}</button></form>`;
  return page(site, say.stopTitle, main);
}

/** The link was not made by us, or lost its end on the way. */
export function badStopPage(site: Site): string {
  const [title = "", advice] = site.words.follow.badLink;
  return page(site, title, html`<h1>${title}</h1><p>${advice}</p>`);
}
