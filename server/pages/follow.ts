import type { Carrier } from "../../core/channel/channel.ts";
import type { World } from "../../core/world.ts";
import { type Html, html } from "./html.ts";
import { shell } from "./shell.ts";

/** What the form calls the carriers; ZNS goes by the number, too, and is agreed to in a talk. */
const kinds = {
  sms: { label: "SMS", field: "Số điện thoại", type: "tel", autocomplete: "tel", example: "0900 000 001" },
  email: {
    label: "thư điện tử",
    field: "Địa chỉ thư",
    type: "email",
    autocomplete: "email",
    example: "ten@example.vn",
  },
} as const;
export type FollowBy = keyof typeof kinds;

/** Carriers a reader can choose, of those that are connected. */
export function offered(world: Pick<World, "accountOf">): FollowBy[] {
  return (Object.keys(kinds) as FollowBy[]).filter((carrier) => world.accountOf(carrier) !== undefined);
}

/** "090…001", "t…@example.vn": enough for its owner to recognise. */
export function maskReader(carrier: Carrier, user: string): string {
  if (carrier !== "email") return `0${user.slice(3, 5)}…${user.slice(-3)}`;
  return user.replace(/^(.)[^@]*/, "$1…");
}

/** The form on the page of a ticket; nothing where no carrier is connected. */
export function followForm(code: string, carriers: readonly FollowBy[]): Html | undefined {
  if (carriers.length === 0) return undefined;
  const forms = carriers.map((carrier) => {
    const { label, field, type, autocomplete, example } = kinds[carrier];
    return html`<form action="/p/${code}/nhan-tin" method="post" class="lookup">
<input type="hidden" name="cach" value="${carrier}">
<label for="noi-${carrier}">${field}</label>
<input id="noi-${carrier}" name="noi" type="${type}" required maxlength="254" autocomplete="${autocomplete}" placeholder="${example}">
<button>Nhận tin qua ${label}</button></form>`;
  });
  return html`<section class="follow"><h2>Nhận tin về phản ánh này</h2>
<p>Mỗi khi có bước mới, phường nhắn cho bà con. Thôi nhận lúc nào cũng được.</p>${forms}</section>`;
}

const page = (world: World, title: string, main: Html): string =>
  shell({ ward: world.ward, title, main, unlisted: true });
const back = (code: string): Html => html`<p><a href="/p/${code}">Về phản ánh ${code}</a></p>`;

/** Six digits were sent there: type them here. */
export function codePage(
  world: World,
  given: { code: string; checkId: string; carrier: FollowBy; user: string; triesLeft?: number },
): string {
  const { code, checkId, carrier, user, triesLeft } = given;
  const main = html`<h1>Nhập mã phường vừa gửi</h1>
<p>Mã có 6 số, gửi tới ${maskReader(carrier, user)}, dùng trong 10 phút.</p>
${triesLeft !== undefined && html`<p class="late" role="alert" id="sai">Mã chưa đúng. Còn ${triesLeft} lần.</p>`}
<form action="/p/${code}/nhan-tin/ma" method="post" class="lookup">
<input type="hidden" name="lan" value="${checkId}">
<label for="ma">Mã 6 số</label>
<input id="ma" name="ma" required inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}" maxlength="7"${triesLeft !== undefined && html` aria-describedby="sai" aria-invalid="true"`}>
<button>Xong</button></form>
<p class="hint">Không thấy mã: xem lại ${kinds[carrier].field.toLowerCase()} rồi gửi lại từ trang phản ánh.</p>${back(code)}`;
  return page(world, "Nhập mã", main);
}

/** What can be said when it does not go on. */
const troubles = {
  "bad-address": ["Chưa đúng rồi", "Bà con xem lại số điện thoại hoặc địa chỉ thư giúp."],
  "too-many": ["Gửi nhiều mã quá rồi", "Bà con đợi một giờ rồi thử lại, hoặc nhắn cho phường."],
  "not-sent": ["Mã chưa gửi được", "Bà con thử lại sau ít phút, hoặc chọn cách khác."],
  over: ["Mã này hết dùng được rồi", "Bà con lấy mã mới từ trang phản ánh."],
} as const;

/** It does not go on here, and why. */
export function followTroublePage(world: World, code: string, trouble: keyof typeof troubles): string {
  const [title, advice] = troubles[trouble];
  return page(world, title, html`<h1>${title}</h1><p role="alert">${advice}</p>${back(code)}`);
}

/** From now on. */
export function followedPage(world: World, code: string, carrier: FollowBy, user: string): string {
  const where = `${kinds[carrier].label} tới ${maskReader(carrier, user)}`;
  return page(
    world,
    "Đã nhận tin",
    html`<h1>Xong rồi</h1><p>Từ giờ tin về ${code} phường gửi qua ${where}. Cuối mỗi tin có chỗ để thôi nhận.</p>${back(code)}`,
  );
}

/** The way out, before and after; mail programs press it by themselves (RFC 8058). */
export function stopPage(world: World, carrier: Carrier, user: string, isDone: boolean): string {
  const label = carrier === "email" ? "thư" : carrier === "zns" ? "tin Zalo" : "tin SMS";
  const where = maskReader(carrier, user);
  const main = isDone
    ? html`<h1>Phường thôi gửi rồi</h1><p>${where} không nhận ${label} về phản ánh nữa. Muốn nhận lại, bà con vào trang của phản ánh.</p>`
    : html`<h1>Thôi nhận ${label}?</h1><p>Phường sẽ không gửi ${label} về phản ánh tới ${where} nữa. Việc bà con báo vẫn làm tiếp.</p>
<form method="post" class="lookup"><button>Thôi nhận</button></form>`;
  return page(world, "Thôi nhận tin", main);
}

/** The link was not made by us, or lost its end on the way. */
export function badStopPage(world: World): string {
  return page(
    world,
    "Liên kết chưa đúng",
    html`<h1>Liên kết chưa đúng</h1><p>Bà con bấm lại liên kết trong tin, hoặc nhắn cho phường.</p>`,
  );
}
