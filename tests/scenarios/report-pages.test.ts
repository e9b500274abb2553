import { jest } from "@jest/globals";
import { realUnderstanding } from "../fakes/understanding.ts";
import { onePixel } from "./desk.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

let town: Town;
beforeEach(async () => {
  town = await openTown({ understanding: realUnderstanding(), now: new Date("2026-11-16T14:06:00+07:00") });
});
afterEach(() => town.close());

type Fields = Record<string, string | Blob | string[]>;

/** Somebody with a browser without script, who keeps its cookie and whatever a page has in it. */
class Browser {
  #cookie = "";

  async get(path: string): Promise<string> {
    return (await this.#take(await fetch(`${town.origin}${path}`, { headers: { cookie: this.#cookie } }))).text;
  }

  async post(fields: Fields): Promise<{ status: number; text: string; to: string | null }> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    const headers = { cookie: this.#cookie };
    return this.#take(await fetch(`${town.origin}/gui`, { method: "POST", body, headers, redirect: "manual" }));
  }

  async #take(answer: Response): Promise<{ status: number; text: string; to: string | null }> {
    const [cookie] = answer.headers.getSetCookie();
    this.#cookie = cookie?.split(";")[0] ?? this.#cookie;
    return { status: answer.status, text: await answer.text(), to: answer.headers.get("location") };
  }
}

/** What a page's form would send if its button was pressed at once. */
function fieldsIn(text: string): Fields {
  const fields: Record<string, string[]> = {};
  const add = (name: string, value: string): void => {
    fields[name] = [...(fields[name] ?? []), value];
  };
  for (const [, name = "", value = ""] of text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g))
    add(name, value);
  for (const [, name = "", value = ""] of text.matchAll(/type="radio" name="(\w+)" value="([^"]*)" checked/g))
    add(name, value);
  return fields;
}
const clientIn = (text: string): string => /name="ma" value="([^"]+)"/.exec(text)?.[1] ?? "";
const picture = () => new Blob([onePixel], { type: "image/png" });
const desk = () => town.staff("lan");
const tickets = async (): Promise<{ code: string }[]> =>
  (await (await desk()).get<{ items: { code: string }[] }>("/api/tickets")).items;

test("a report in two steps: the kind is proposed and chosen, the photo is kept between, and twice is once", async () => {
  const browser = new Browser();
  const ma = clientIn(await browser.get("/gui"));
  const first = { ma, viec: "rác đổ đống bốc mùi hôi", cho: "45 hoa sứ", ten: "Cô Ba", so: "0900000001" };
  const looked = await browser.post({ ...first, hinh: picture() });
  expect(looked.status).toBe(200);
  expect(await tickets()).toEqual([]);
  expect(looked.text).toContain('value="litter-dumping" checked');
  expect(looked.text).toContain("Khác, để phường xem");
  expect(looked.text).not.toContain("Theo dõi chung");
  const seen = /<img src="([^"]+)" alt="Hình gửi kèm">/.exec(looked.text)?.[1] ?? "";
  expect((await fetch(`${town.origin}${seen.replaceAll("&amp;", "&")}`)).status).toBe(200);
  const second = { ...fieldsIn(looked.text), ten_an: "1", buoc: "gui" };
  const sent = await Promise.all([browser.post(second), browser.post(second)]);
  expect(sent.map(({ status, to }) => [status, to])).toEqual(Array(2).fill([303, "/chat?da-gui=1"]));
  await town.settle();
  expect(await tickets()).toHaveLength(1);
  const ticket = await (await desk()).ticket("BS-2611-0001");
  expect(ticket).toMatchObject({ category: "litter-dumping", visibility: "hide-name", contactPhone: "0900000001" });
  expect(ticket.attachments).toHaveLength(1);
  expect(await browser.get("/chat?da-gui=1")).toContain("Mã của anh/chị là BS-2611-0001");
});

test("what was reported near by already is shown without names and house, and followed with one press under a code of one's own", async () => {
  const hong = new Resident(town);
  await hong.does({ text: "cống hẻm 41 Hoa Sứ nghẹt, nước dơ tràn ra đường" });
  await hong.does({ press: "Đúng rồi" });
  const browser = new Browser();
  const ma = clientIn(await browser.get("/gui"));
  const looked = await browser.post({ ma, viec: "cống nghẹt, nước dơ tràn ra đường", cho: "hẻm 41 Hoa Sứ" });
  const [near = ""] = /<section class="near">[\s\S]*?<\/section>/.exec(looked.text) ?? [];
  expect(near).toContain("Ngập nước, nghẹt cống");
  expect(near).toMatch(/Hoa Sứ, cách chừng \d+ mét, 1 người đã báo/);
  expect(near).toContain("Đang ở bước: Đã chuyển đơn vị");
  expect(near).not.toContain("tràn");
  const { buoc: _, ...fields } = { ...fieldsIn(looked.text), buoc: "" };
  const joined = await browser.post({ ...fields, chung: "BS-2611-0001" });
  expect(joined.status).toBe(303);
  await town.settle();
  expect(await browser.get("/chat")).toContain("phường đã ghi thêm tin của anh/chị, mã BS-2611-0002");
  const stored = await town.wired.store.transaction((tx) => tx.tickets.byCode("BS-2611-0002"));
  expect(stored).toMatchObject({ proposedParent: "BS-2611-0001", category: "flooding-drainage" });
  const officer = await town.staff("dung");
  await officer.move("BS-2611-0001", "accepted", { officerId: officer.id });
  await town.settle();
  expect(await browser.get("/chat")).toContain("đã nhận BS-2611-0001");
});

test("a confidential report, and one at a place further off, are shown to nobody; a made-up code joins nothing", async () => {
  const hong = new Resident(town);
  await hong.does({ text: "cống hẻm 41 Hoa Sứ nghẹt, nước dơ tràn ra đường" });
  await hong.does({ press: "Đúng rồi" });
  await town.wired.store.transaction(async (tx) => {
    const ticket = await tx.tickets.byCode("BS-2611-0001");
    if (ticket) await tx.tickets.update({ ...ticket, visibility: "confidential" }, []);
  });
  const browser = new Browser();
  const ma = clientIn(await browser.get("/gui"));
  const looked = await browser.post({ ma, viec: "cống nghẹt, nước dơ tràn ra đường", cho: "hẻm 41 Hoa Sứ" });
  expect(looked.text).not.toContain("Theo dõi chung");
  await browser.post({ ...fieldsIn(looked.text), chung: "BS-2611-0001" });
  await town.settle();
  const stored = await town.wired.store.transaction((tx) => tx.tickets.byCode("BS-2611-0002"));
  expect(stored?.proposedParent).toBeUndefined();
});

test("nothing is lost when a step fails: words stay, photos that came stay, and nobody else's file is taken", async () => {
  const browser = new Browser();
  const ma = clientIn(await browser.get("/gui"));
  const first = { ma, viec: "rác đổ đống", cho: "45 hoa sứ", ten: "Cô Ba", so: "0900000001" };
  const wrong = await browser.post({ ...first, hinh: [picture(), new Blob(["<script>"])] as unknown as string[] });
  expect(wrong.status).toBe(415);
  for (const part of ["rác đổ đống</textarea>", 'value="45 hoa sứ"', 'value="Cô Ba"', 'name="giu"', "Thêm hình"])
    expect(wrong.text).toContain(part);
  const full = await browser.post({ ...first, hinh: Array(4).fill(picture()) });
  expect([full.status, full.text]).toEqual([413, expect.stringContaining("tối đa 3 hình")]);
  expect(full.text).toContain("rác đổ đống</textarea>");
  const kept = fieldsIn(wrong.text);
  const looked = await browser.post({ ...first, ...kept });
  expect(looked.text).toContain('alt="Hình gửi kèm"');
  const back = await browser.post({ ...fieldsIn(looked.text), buoc: "sua" });
  expect(back.text).toContain("rác đổ đống</textarea>");
  expect(back.text).toContain('name="giu"');
  const [mark = ""] = [kept.giu ?? ""].flat() as string[];
  const stolen = await browser.post({ ...first, ma: "another-client-0001", giu: mark });
  expect(stolen.text).not.toContain('alt="Hình gửi kèm"');
  const empty = await browser.post({ ...first, ...kept, viec: " " });
  expect([empty.status, empty.text]).toEqual([400, expect.stringContaining("Bà con ghi giúp việc gì")]);
  expect(empty.text).toContain('name="giu"');
});

test("danger and what is told in confidence ask nothing more: they are taken at once", async () => {
  for (const [nth, viec] of ["cháy nhà", "cán bộ đòi tiền mới chịu ký hồ sơ"].entries()) {
    const browser = new Browser();
    const ma = clientIn(await browser.get("/gui"));
    const sent = await browser.post({ ma, viec });
    expect([nth, sent.status, sent.to]).toEqual([nth, 303, "/chat?da-gui=1"]);
  }
  await town.settle();
  expect((await tickets()).length).toBeGreaterThan(0);
});
