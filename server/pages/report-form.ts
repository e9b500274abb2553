import type { Ward } from "../../core/ward.ts";
import { type Html, html } from "./html.ts";
import { shell } from "./shell.ts";

export interface ReportFormOptions {
  ward: Ward;
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

/** `/gui`: where a sign leads. The doors of the ward, and a form that needs neither a chat nor a script. */
export function reportFormPage({
  ward,
  spot,
  isSignUnknown,
  doors,
  clientId,
  typed = nothing,
  fault,
  kept = [],
}: ReportFormOptions): string {
  const query = spot ? `?noi=${spot.id}` : "";
  const main = html`<h1>Báo một việc cho ${ward.kind} ${ward.name}</h1>
${spot && html`<p class="here"><strong>${spot.label}</strong>${spot.where !== "" && html`<br>${spot.where}`}</p>`}
${isSignUnknown && html`<p class="note">Mã trên bảng này phường không còn dùng. Bà con vẫn báo được, ghi giúp chỗ đó ở đâu.</p>`}
<h2>Nhắn cho phường</h2>
<p class="choices"><a href="/chat${query}">Nhắn ngay tại đây</a> ${doors.map(({ name, url }) => html`<a href="${url}" rel="noopener">Qua ${name}</a> `)}</p>
<h2>Hoặc điền phiếu</h2>
${fault && html`<p class="late" role="alert">${fault}</p>`}
<form method="post" action="/gui" enctype="multipart/form-data" class="lookup">
<input type="hidden" name="ma" value="${clientId}">${spot && html`<input type="hidden" name="noi" value="${spot.id}">`}
<label for="viec">Việc gì vậy?</label>
<textarea id="viec" name="viec" rows="4" maxlength="4000" required placeholder="Ví dụ: rác đổ đống, bốc mùi">${typed.text}</textarea>
${!spot && html`<label for="cho">Ở đâu?</label><input id="cho" name="cho" maxlength="300" autocomplete="street-address" placeholder="Số nhà, tên đường, hoặc gần chợ, trường nào" value="${typed.where}">`}
<label for="ten">Tên <span class="hint">(không bắt buộc)</span></label>
<input id="ten" name="ten" maxlength="100" autocomplete="name" value="${typed.name}">
<label for="so">Số điện thoại <span class="hint">(không bắt buộc, để phường gọi khi cần)</span></label>
<input id="so" name="so" maxlength="20" type="tel" inputmode="tel" autocomplete="tel" value="${typed.phone}">
${kept.length > 0 && html`<p class="pictures">${kept.map(({ url }) => html`<img src="${url}" alt="Hình đã gửi kèm">`)}</p>`}${keptPhotoFields(kept)}
<label for="hinh">${kept.length > 0 ? "Thêm hình" : "Hình"} <span class="hint">(không bắt buộc, tối đa 3 hình)</span></label>
<input id="hinh" name="hinh" type="file" accept="image/*" multiple>
<button>Tiếp tục</button>
<p class="hint">Tên và số điện thoại không hiện trên trang công khai.</p></form>`;
  return shell({ ward, title: "Báo một việc", main, unlisted: true, about: "/gui" });
}

/** What went wrong with a form, as a page and not as JSON. */
export function formFaultPage(ward: Ward, sentence: string): string {
  const main = html`<h1>Chưa gửi được</h1><p role="alert">${sentence}</p><p><a href="/chat">Nhắn phường</a> · <a href="/gui">Điền phiếu</a></p>`;
  return shell({ ward, title: "Chưa gửi được", main, unlisted: true });
}
