import { publicPlace } from "../../core/publication/public-ticket.ts";
import { publicName } from "../../core/routing/category-rules.ts";
import { type Ticket, ticketStatuses } from "../../core/ticket/ticket.ts";
import type { World } from "../../core/world.ts";
import { type Html, html } from "./html.ts";
import { type KeptPhoto, keptPhotoFields } from "./report-form.ts";
import { shell } from "./shell.ts";

/** What the second page is made of; the names of fields are the form's own. */
interface Confirming {
  form: { ma: string; noi: string; viec: string; cho: string; ten: string; so: string };
  spot: { label: string; where: string } | undefined;
  kept: readonly KeptPhoto[];
  reading: {
    proposed: readonly Parameters<typeof publicName>[1][];
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

function nearItem(world: World, { ticket, metres, reporters }: Near): Html {
  const { where } = publicPlace(ticket);
  const facts = [
    ...(where ? [where] : []),
    ...(metres === undefined ? [] : [`cách chừng ${tens(metres)} mét`]),
    `${reporters} người đã báo`,
  ];
  return html`<li><strong>${publicName(world.ward.categories, ticket.category)}</strong><br>${facts.join(", ")}<br>Đang ở bước: ${ticketStatuses[ticket.status]}
<button name="chung" value="${ticket.code}">Theo dõi chung</button></li>`;
}

function nearList(world: World, near: readonly Near[]): Html | undefined {
  if (near.length === 0) return undefined;
  return html`<section class="near"><h2>Có phải chỗ này không?</h2><p>Gần đó đã có người báo. Theo dõi chung thì có tin mới phường nhắn liền.</p>
<ul class="links">${near.map((one) => nearItem(world, one))}</ul></section>`;
}

/** What the choice of none of the proposed kinds is called. */
export const otherKind = "khac";

/** Kinds to choose from; "khác" leaves it to the ward. */
function kindField(world: World, proposed: Confirming["reading"]["proposed"]): Html {
  const kinds = proposed.map(
    (id, index) =>
      html`<label class="pick"><input type="radio" name="loai" value="${id}"${index === 0 && html` checked`}> ${publicName(world.ward.categories, id)}</label>`,
  );
  return html`<fieldset><legend>Việc này thuộc loại nào?</legend>${kinds}
<label class="pick"><input type="radio" name="loai" value="${otherKind}"${kinds.length === 0 && html` checked`}> Khác, để phường xem</label></fieldset>`;
}

const nameField = html`<fieldset><legend>Tên của bà con</legend>
<label class="pick"><input type="radio" name="ten_an" value="" checked> Công khai việc, chỉ phường biết tên</label>
<label class="pick"><input type="radio" name="ten_an" value="1"> Ẩn tên, đơn vị làm việc cũng không biết</label></fieldset>`;

function told({ form, spot, kept, reading }: Confirming): Html {
  const where = spot ? [spot.label, spot.where].filter(Boolean).join(", ") : form.cho;
  const isLost = !spot && !reading.place;
  return html`<div class="here"><p>${form.viec}</p>${where && html`<p class="hint">Tại: ${where}</p>`}
${isLost && html`<p class="hint">Phường chưa tìm ra chỗ này trên bản đồ. Bà con sửa lại, hoặc cứ gửi, người trực sẽ xem.</p>`}
${kept.length > 0 && html`<p class="pictures">${kept.map(({ url }) => html`<img src="${url}" alt="Hình gửi kèm">`)}</p>`}
<button name="buoc" value="sua" class="quiet">Sửa lại</button></div>`;
}

/** The first button is what the Enter key presses: it sends, whatever buttons stand above the sending one. */
const enterSends = html`<button name="buoc" value="gui" class="visually-hidden" tabindex="-1" aria-hidden="true">Gửi</button>`;

/** `/gui`, second page: what was understood, who reported the same already, and who may read the name. */
export function confirmPage(world: World, given: Confirming): string {
  const { form, kept, reading } = given;
  const hidden = (["ma", "noi", "viec", "cho", "ten", "so"] as const).map(
    (name) => html`<input type="hidden" name="${name}" value="${form[name]}">`,
  );
  const main = html`<h1>Xem lại rồi gửi</h1>
<form method="post" action="/gui" enctype="multipart/form-data" class="lookup">${enterSends}${hidden}${keptPhotoFields(kept)}
${told(given)}${nearList(world, reading.near)}${kindField(world, reading.proposed)}${nameField}
<button name="buoc" value="gui">Gửi phản ánh${reading.near.length > 0 && " mới"}</button>
<p class="hint">Tên và số điện thoại không hiện trên trang công khai.</p></form>`;
  return shell({ ward: world.ward, title: "Xem lại rồi gửi", main, unlisted: true });
}
