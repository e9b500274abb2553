import { publicPlace } from "../../core/publication/public-ticket.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { type Html, html } from "./html.ts";
import { type KeptPhoto, keptPhotoFields } from "./report-form.ts";
import { shell } from "./shell.ts";
import { kind, named, type Site, type Words } from "./words.ts";

/** What the second page is made of; the names of fields are the form's own. */
interface Confirming {
  form: { ma: string; noi: string; viec: string; cho: string; ten: string; so: string };
  spot: { label: string; where: string } | undefined;
  kept: readonly KeptPhoto[];
  reading: {
    proposed: readonly CategoryId[];
    place: { label: string } | undefined;
    near: readonly Near[];
  };
}

interface Near {
  ticket: Ticket;
  metres: number | undefined;
  reporters: number;
}

/** Distances to residents are told in tens: places are not known better than that. */
const tens = (metres: number): number => Math.max(10, Math.round(metres / 10) * 10);

function nearItem(site: Site, { ticket, metres, reporters }: Near): Html {
  const { words } = site;
  const { confirm: say } = words;
  const { where } = publicPlace(ticket);
  const facts = [
    ...(where ? [named(words, where)] : []),
    ...(metres === undefined ? [] : [say.away(tens(metres))]),
    say.reporters(reporters),
  ];
  return html`<li><strong>${kind(site, ticket.category)}</strong><br>${facts.map((fact, index) => html`${index > 0 && ", "}${fact}`)}<br>${say.state(words.states[ticket.status])}
<button name="chung" value="${ticket.code}">${say.join}</button></li>`;
}

function nearList(site: Site, near: readonly Near[]): Html | undefined {
  const { confirm: say } = site.words;
  if (near.length === 0) return undefined;
  return html`<section class="near"><h2>${say.near}</h2><p>${say.nearText}</p>
<ul class="links">${near.map((one) => nearItem(site, one))}</ul></section>`;
}

/** What the choice of none of the proposed kinds is called. */
export const otherKind = "khac";

/** Kinds to choose from; the last leaves it to the ward. */
function kindField(site: Site, proposed: Confirming["reading"]["proposed"]): Html {
  const { confirm: say } = site.words;
  const kinds = proposed.map(
    (id, index) =>
      html`<label class="pick"><input type="radio" name="loai" value="${id}"${index === 0 && html` checked`}> ${kind(site, id)}</label>`,
  );
  return html`<fieldset><legend>${say.kind}</legend>${kinds}
<label class="pick"><input type="radio" name="loai" value="${otherKind}"${kinds.length === 0 && html` checked`}> ${say.other}</label></fieldset>`;
}

const nameField = ({ confirm: say }: Words): Html => html`<fieldset><legend>${say.yourName}</legend>
<label class="pick"><input type="radio" name="ten_an" value="" checked> ${say.nameKnown}</label>
<label class="pick"><input type="radio" name="ten_an" value="1"> ${say.nameHidden}</label></fieldset>`;

function told(words: Words, { form, spot, kept, reading }: Confirming): Html {
  const { confirm: say } = words;
  const where = spot ? named(words, [spot.label, spot.where].filter(Boolean).join(", ")) : html`${form.cho}`;
  const isLost = !spot && !reading.place;
  return html`<div class="here"><p>${form.viec}</p>${where.text !== "" && html`<p class="hint">${say.at(where)}</p>`}
${isLost && html`<p class="hint">${say.isLost}</p>`}
${kept.length > 0 && html`<p class="pictures">${kept.map(({ url }) => html`<img src="${url}" alt="${say.photo}">`)}</p>`}
<button name="buoc" value="sua" class="quiet">${say.change}</button></div>`;
}

/** The first button is what the Enter key presses: it sends, whatever buttons stand above the sending one. */
const enterSends = ({ confirm: say }: Words): Html =>
  html`<button name="buoc" value="gui" class="visually-hidden" tabindex="-1" aria-hidden="true">${say.send}</button>`;

/** `/gui`, second page: what was understood, who reported the same already, and who may read the name. */
export function confirmPage(site: Site, given: Confirming): string {
  const { world, words } = site;
  const { confirm: say } = words;
  const { form, kept, reading } = given;
  const hidden = (["ma", "noi", "viec", "cho", "ten", "so"] as const).map(
    (name) => html`<input type="hidden" name="${name}" value="${form[name]}">`,
  );
  const main = html`<h1>${say.title}</h1>
<form method="post" action="/gui" enctype="multipart/form-data" class="lookup">${enterSends(words)}${hidden}${keptPhotoFields(kept)}
${told(words, given)}${nearList(site, reading.near)}${kindField(site, reading.proposed)}${nameField(words)}
<button name="buoc" value="gui">${reading.near.length > 0 ? say.sendNew : say.send}</button>
<p class="hint">${words.form.notShown}</p></form>`;
  return shell({ ward: world.ward, words, title: say.title, main, unlisted: true });
}
