import type { Ward } from "../../core/ward.ts";
import { type Html, html } from "./html.ts";
import { refusedPage, shell } from "./shell.ts";
import { named, type Words } from "./words.ts";

export interface ReportFormOptions {
  ward: Ward;
  words: Words;
  /** The sign the resident came by. */
  spot?: { id: string; label: string; where: string } | undefined;
  /** They came by a sign that hangs no more, or never did. */
  isSignUnknown: boolean;
  doors: readonly { name: string; url: string }[];
  /** Makes a form that is sent twice count once. */
  clientId: string;
  /** What was typed before, when something was missing. */
  typed?: { text: string; where: string; name: string; phone: string } | undefined;
  fault?: string | undefined;
  /** Photos that came before and are kept. */
  kept?: readonly KeptPhoto[];
}

/** A photo that was kept: its field in the form, and where it is seen. */
export interface KeptPhoto {
  mark: string;
  url: string;
}

/** Photos travel with the form by their marks: a browser gives no file back. */
export const keptPhotoFields = (kept: readonly KeptPhoto[]): Html =>
  html`${kept.map(({ mark }) => html`<input type="hidden" name="giu" value="${mark}">`)}`;

const nothing = { text: "", where: "", name: "", phone: "" };

/** Where the sign hangs that somebody came by. */
const spotBox = (words: Words, { label, where }: { label: string; where: string }): Html =>
  html`<p class="here"><strong>${named(words, label)}</strong>${where !== "" && html`<br>${named(words, where)}`}</p>`;

/** A field with its name, and what is said of it beside. */
const labelled = (id: string, name: string, hint: string): Html =>
  html`<label for="${id}">${name} <span class="hint">${hint}</span></label>`;

/** `/gui`: where a sign leads. The doors of the ward, and a form that needs neither a chat nor a script. */
export function reportFormPage(options: ReportFormOptions): string {
  const { ward, words, spot, isSignUnknown, doors, clientId, typed = nothing, fault, kept = [] } = options;
  const { form: say } = words;
  const query = spot ? `?noi=${spot.id}` : "";
  const main = html`<h1>${say.heading(ward.kind, named(words, ward.name))}</h1>
${spot && spotBox(words, spot)}
${isSignUnknown && html`<p class="note">${say.signUnknown}</p>`}
<h2>${say.write}</h2>
<p class="choices"><a href="/chat${query}">${say.here}</a> ${doors.map(({ name, url }) => html`<a href="${url}" rel="noopener">${say.through(name)}</a> `)}</p>
<h2>${say.orForm}</h2>
${fault && html`<p class="late" role="alert">${fault}</p>`}
<form method="post" action="/gui" enctype="multipart/form-data" class="lookup">
<input type="hidden" name="ma" value="${clientId}">${spot && html`<input type="hidden" name="noi" value="${spot.id}">`}
<label for="viec">${say.what}</label>
<textarea id="viec" name="viec" rows="4" maxlength="4000" required placeholder="${say.whatExample}">${typed.text}</textarea>
${!spot && html`<label for="cho">${say.where}</label><input id="cho" name="cho" maxlength="300" autocomplete="street-address" placeholder="${say.whereExample}" value="${typed.where}">`}
${labelled("ten", say.name, say.optional)}
<input id="ten" name="ten" maxlength="100" autocomplete="name" value="${typed.name}">
${labelled("so", say.phone, say.optionalPhone)}
<input id="so" name="so" maxlength="20" type="tel" inputmode="tel" autocomplete="tel" value="${typed.phone}">
${kept.length > 0 && html`<p class="pictures">${kept.map(({ url }) => html`<img src="${url}" alt="${say.photoKept}">`)}</p>`}${keptPhotoFields(kept)}
${labelled("hinh", kept.length > 0 ? say.morePhotos : say.photos, say.optionalPhotos)}
<input id="hinh" name="hinh" type="file" accept="image/*" multiple>
<button>${say.next}</button>
<p class="hint">${say.notShown}</p></form>`;
  return shell({ ward, words, title: say.title, main, unlisted: true, about: "/gui" });
}

/** What went wrong with a form, and where to go on. */
export function formFaultPage(at: Pick<ReportFormOptions, "ward" | "words">, sentence: string): string {
  const { form: say } = at.words;
  return refusedPage(at, sentence, html`<p><a href="/chat">${say.message}</a> · <a href="/gui">${say.fill}</a></p>`);
}
