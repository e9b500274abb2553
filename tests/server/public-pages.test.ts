import { parse } from "csv-parse/sync";
import { type CentreService, usualServices } from "../../core/appointment/services.ts";
import { takeDownPhoto } from "../../core/publication/publish-photo.ts";
import { type CategoryRules, initialCategories } from "../../core/routing/category-rules.ts";
import { hideName } from "../../core/ticket/hide-name.ts";
import type { Language } from "../../server/pages/language.ts";
import { kind, service, wordsIn } from "../../server/pages/words.ts";
import { anActor } from "../builders.ts";
import { openPublicSite } from "../fakes/public-site.ts";
import { vietnameseIn } from "../fakes/vietnamese-in.ts";
import { fakeWorld } from "../fakes/world.ts";

let site: Awaited<ReturnType<typeof openPublicSite>>;
beforeAll(async () => {
  site = await openPublicSite(130);
});
afterAll(() => site.close());

const get = async (path: string) => {
  const response = await fetch(`${site.origin}${path}`);
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const cards = (text: string): number => text.split('<li class="report">').length - 1;

test("home shows the doors, other ways to write and four figures that lead to what they mean", async () => {
  const { text, headers } = await get("/");
  for (const name of ["Zalo", "Messenger", "Telegram"]) expect(text).toContain(`>${name}</a>`);
  expect(text.match(/href="\/so-lieu#[a-z-]+"/g)).toHaveLength(4);
  const figures = await get("/so-lieu");
  for (const [, id] of text.matchAll(/\/so-lieu#([a-z-]+)/g)) expect(figures.text).toContain(`<dt id="${id}">`);
  expect(headers.get("cache-control")).toBe("public, max-age=30");
});

test("the list goes on page by page, is narrowed by its form, and says nothing of where a private matter is", async () => {
  const first = await get("/ban-do");
  expect(cards(first.text)).toBe(20);
  expect(first.text).toContain('rel="next" href="/ban-do?trang=2"');
  const seventh = await get("/ban-do?trang=7");
  expect([cards(seventh.text), seventh.text.includes('rel="next"')]).toEqual([10, false]);
  const lamps = await get("/ban-do?loai=street-light&tinh-trang=xong&ngay=90");
  expect(cards(lamps.text)).toBeGreaterThan(0);
  expect(lamps.text).not.toContain("Đang xử lý");
  expect(lamps.text).toContain('<option value="street-light" selected>');
  expect(cards((await get("/ban-do?loai=dossier-delay")).text)).toBe(20);
  expect((await get("/ban-do?loai=dossier-delay")).text).not.toContain('href="/p/');
  expect(cards((await get("/ban-do?loai=nothing&trang=-3&o=99x&ngay=4000")).text)).toBe(20);
});

test("a street is told by what everybody may know: a report of which the kind alone is public is on none", async () => {
  const path = "/ban-do?loai=flooding-drainage&ngay=90&duong=Hoa%20S%E1%BB%A9";
  const [whole, street] = [await get("/ban-do?loai=flooding-drainage&ngay=90&trang=1"), await get(path)];
  expect(cards(street.text)).toBeGreaterThan(1);
  expect(cards(street.text)).toBeLessThan(cards(whole.text));
  expect(street.text.match(/<option value="Hoa Sứ" selected>/g)).toHaveLength(2);
  const code = /href="\/p\/([^"]+)"/.exec(street.text)?.[1] ?? "";
  await site.store.transaction((tx) => hideName({ tx, world: fakeWorld(), code, actor: anActor("OP") }));
  const feed = await get(`/phan-anh.rss?loai=flooding-drainage&ngay=90&duong=Hoa%20S%E1%BB%A9`);
  expect(feed.text).toContain("<item>");
  expect(feed.text).not.toContain(code);
  expect(cards((await get("/ban-do?duong=L%E1%BA%A1")).text)).toBe(20);
});

test("each number on the map leads to just as many reports", async () => {
  const { text } = await get("/ban-do?xem=ban-do");
  const spots = [...text.matchAll(/class="spot"[^>]+href="([^"]+)"[^>]+><span>(\d+)</g)];
  expect(spots.length).toBeGreaterThan(3);
  for (const [, href = "", count] of spots) {
    let [path, seen] = [href.replaceAll("&amp;", "&"), 0];
    while (path) {
      const page = await get(path);
      seen += cards(page.text);
      path = (/rel="next" href="([^"]+)"/.exec(page.text)?.[1] ?? "").replaceAll("&amp;", "&");
    }
    expect([href, seen]).toEqual([href, Number(count)]);
  }
});

test("results are shown with their photos, page by page, by kind; a photo is there for everybody until it is taken down", async () => {
  const first = await get("/ket-qua");
  expect(cards(first.text)).toBe(12);
  expect(first.headers.get("cache-control")).toBe("no-cache");
  expect(first.text).toMatch(/<figcaption>Trước<\/figcaption>.*alt="Trước khi làm: Đèn đường, chiếu sáng hẻm, [^"]+"/);
  const second = await get(/rel="next" href="([^"]+)"/.exec(first.text)?.[1] ?? "");
  expect(cards(second.text)).toBeGreaterThan(0);
  const lamps = await get("/ket-qua?loai=street-light");
  expect(cards(lamps.text)).toBeGreaterThan(0);
  expect(lamps.text).not.toContain("khi làm: Xả rác");
  expect((await get("/ket-qua?loai=tree-hazard")).text).toContain("Không có hình nào như vậy.");
  const addresses = [...`${first.text}${second.text}`.matchAll(/\/hinh\/([^/]+)\/nho\.webp/g)];
  const [url = "", id = ""] = addresses[0] ?? [];
  const photo = await fetch(`${site.origin}${url}`);
  expect(Object.fromEntries(photo.headers)).toMatchObject({
    ...{ "content-type": "image/webp", "cache-control": "no-cache", "x-content-type-options": "nosniff" },
    ...{ "content-security-policy": "default-src 'none'; sandbox", "x-robots-tag": "noindex, noimageindex" },
  });
  expect(photo.headers.get("etag")).toBeTruthy();
  const code = (await site.store.publicTickets.photo(id))?.ticket.code ?? "";
  await site.store.transaction(async (tx) => {
    const ticket = await tx.tickets.byCode(code);
    if (ticket) await takeDownPhoto({ tx, world: fakeWorld(), ticket, actor: anActor("OP"), id });
  });
  for (const size of ["nho.webp", "lon.webp"]) expect((await get(`/hinh/${id}/${size}`)).status).toBe(404);
  expect((await get("/hinh/no-such/nho.webp")).status).toBe(404);
  expect((await get(`/hinh/${addresses[2]?.[1]}/goc.jpg`)).status).toBe(404);
});

test("a photo is gone at once when its matter becomes private", async () => {
  const { text } = await get("/ket-qua?trang=2");
  const id = /\/hinh\/([^/]+)\//.exec(text)?.[1] ?? "";
  const { ticket } = (await site.store.publicTickets.photo(id)) ?? {};
  if (!ticket) throw new Error("no photo on the second page");
  await site.store.transaction((tx) => hideName({ tx, world: fakeWorld(), code: ticket.code, actor: anActor("CIT") }));
  expect((await get(`/hinh/${id}/lon.webp`)).status).toBe(404);
});

test("feeds hold what the list holds, by the same filter", async () => {
  const geo = JSON.parse((await get("/ban-do.geojson?loai=street-light")).text);
  expect(geo.type).toBe("FeatureCollection");
  expect(geo.features).toHaveLength(26);
  for (const { geometry, properties } of geo.features) {
    expect(properties.name).toBe("Đèn đường, chiếu sáng hẻm");
    expect(geometry === null).toBe(properties.code === undefined);
    if (geometry) expect(geometry.coordinates[0]).toBeGreaterThan(geometry.coordinates[1]);
  }
  const rss = await get("/phan-anh.rss?loai=street-light");
  expect(rss.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
  expect(rss.text.match(/<item>/g)).toHaveLength(26);
  expect(rss.text).toContain('href="https://bensen.example/phan-anh.rss?loai=street-light"');
});

test("figures are the same on the page, in CSV and in JSON; what is not told is empty, null and a dash", async () => {
  const [page, csv, json] = [await get("/so-lieu"), await get("/so-lieu.csv"), await get("/so-lieu.json")];
  const data = JSON.parse(json.text);
  const rows: string[][] = parse(csv.text, { bom: true });
  expect(rows[1]?.slice(2, 4)).toEqual([String(data.whole.received), String(data.whole.solved)]);
  expect(page.text).toContain(`<strong>${data.whole.received}</strong>`);
  expect(data.units.length).toBeGreaterThan(1);
  for (const { name, received } of data.units) {
    const row = rows.find((one) => one[0] === "Theo đơn vị" && one[1] === name);
    expect(row?.[2]).toBe(received === null ? "" : String(received));
    if (received !== null) expect(received).toBeGreaterThanOrEqual(10);
  }
  expect(page.text).toContain("CC BY 4.0");
  expect((await get("/so-lieu?thang=2026-10")).text).toContain("<h1>Số liệu: tháng 10/2026</h1>");
  expect((await get("/so-lieu?thang=1999-01")).text).toContain("<h1>Số liệu: 30 ngày qua</h1>");
});

test("units are rated in stars only where enough people voted", async () => {
  const { text } = await get("/cong-khai");
  expect(text).toContain("★");
  expect(text).toContain("trên 5");
});

/** Presses a button of the reading bar; the cookie that comes back, and where it leads. */
const choose = async (fields: Record<string, string>, cookie = "") => {
  const body = new URLSearchParams(fields);
  const answer = await fetch(`${site.origin}/de-doc`, {
    method: "POST",
    body,
    headers: { cookie },
    redirect: "manual",
  });
  const [kept = ""] = answer.headers.getSetCookie();
  return { status: answer.status, to: answer.headers.get("location"), kept, cookie: kept.split(";")[0] ?? "" };
};

test("text size and contrast are chosen without a script, kept in a cookie and served with every page, kept ones too", async () => {
  const large = await choose({ chu: "2", ve: "/ban-do?trang=2" });
  expect([large.status, large.to]).toEqual([303, "/ban-do?trang=2"]);
  expect(large.kept).toMatch(/^cau-noi-doc=20; Max-Age=31536000; Path=\/; .*HttpOnly; SameSite=Lax$/);
  const both = await choose({ "tuong-phan": "1", ve: "/" }, large.cookie);
  expect(both.cookie).toBe("cau-noi-doc=21");
  for (const path of ["/", "/ban-do", "/ket-qua", "/so-lieu", "/cong-khai"]) {
    const plain = await get(path);
    const dressed = await fetch(`${site.origin}${path}`, { headers: { cookie: `a=1; ${both.cookie}` } });
    const text = await dressed.text();
    expect([plain.text.includes('<html lang="vi">'), plain.headers.get("vary")]).toEqual([true, "Cookie"]);
    expect(text).toContain('<html lang="vi" data-size="2" data-contrast="strong">');
    expect(text).toContain('value="2" aria-pressed="true"');
    expect(dressed.headers.get("etag")).not.toBe(plain.headers.get("etag"));
  }
  const plainAgain = await choose({ "tuong-phan": "0", ve: "/" }, both.cookie);
  expect(plainAgain.cookie).toBe("cau-noi-doc=20");
  expect((await get("/ban-do?trang=2&utm=x")).text).toContain('name="ve" value="/ban-do?trang=2"');
  expect((await get("/phan-anh.rss")).headers.get("vary")).toBeNull();
});

test.each([
  ["/p/BS-2611-0412?k=abc", "/p/BS-2611-0412?k=abc"],
  ["//evil.example/x", "/"],
  ["/\\evil.example", "/"],
  ["/.//evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["https://evil.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["ban-do", "/"],
  ["/thu-tuc?tim=khai%20sinh", "/thu-tuc?tim=khai%20sinh"],
])("after a choice, %s leads to %s and never to another site", async (typed, to) => {
  expect((await choose({ chu: "1", ve: typed })).to).toBe(to);
});

test("a choice that is none changes nothing", async () => {
  expect((await choose({ chu: "9", ve: "/so-lieu" }, "cau-noi-doc=21")).cookie).toBe("cau-noi-doc=21");
  expect((await get("/")).text).toContain('<html lang="vi">');
});

test("however many ask, the store is asked once", async () => {
  let asked = 0;
  const { list } = site.store.publicTickets;
  site.store.publicTickets.list = (filter) => {
    asked += 1;
    return list(filter);
  };
  await Promise.all(Array.from({ length: 50 }, (_, index) => get(`/ban-do?ngay=7&utm=${index}`)));
  site.store.publicTickets.list = list;
  expect(asked).toBe(1);
});

test("every page is there in English, with nothing left in Vietnamese but what is marked as such", async () => {
  for (const path of [
    "/",
    "/ban-do",
    "/ban-do?xem=ban-do",
    "/ban-do?loai=tree-hazard&duong=Hoa%20S%E1%BB%A9",
    "/ket-qua",
    "/so-lieu",
    "/cong-khai",
  ]) {
    const { text, headers } = await get(`${path}${path.includes("?") ? "&" : "?"}lang=en`);
    expect([path, vietnameseIn(text)]).toEqual([path, []]);
    expect(text).toContain('<html lang="en">');
    expect(headers.get("set-cookie")).toContain("cau-noi-tieng=en");
  }
  expect(vietnameseIn((await get("/ban-do")).text).length).toBeGreaterThan(100);
});

test("a choice of language lasts, comes back to the same page, and is given to nobody else", async () => {
  const english = { cookie: "cau-noi-doc=21; cau-noi-tieng=en" };
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${site.origin}${path}`, { headers });
    return {
      text: await response.text(),
      kept: response.headers.get("cache-control"),
      vary: response.headers.get("vary"),
    };
  };
  const path = "/so-lieu?thang=2026-10";
  const [vietnamese, chosen] = [await read(path), await read(path, english)];
  expect(vietnamese.text).toContain(
    '<a class="language no-print" href="/so-lieu?thang=2026-10&amp;lang=en" lang="en" hreflang="en">English</a>',
  );
  expect(chosen.text).toContain('<html lang="en" data-size="2" data-contrast="strong">');
  expect(chosen.text).toContain("<h1>Figures: October 2026</h1>");
  expect(chosen.text).toContain(
    '<a class="language no-print" href="/so-lieu?thang=2026-10&amp;lang=vi" lang="vi" hreflang="vi">Tiếng Việt</a>',
  );
  expect((await read(path)).text).toBe(vietnamese.text);
  expect([chosen.kept, chosen.vary]).toEqual(["public, max-age=30", "Cookie"]);
  // an answer that brings the choice is asked for each time, and what is chosen goes before what was
  const back = await read(`${path}&lang=vi`, { cookie: "cau-noi-tieng=en" });
  expect([back.kept, back.text]).toEqual(["no-cache", vietnamese.text]);
  for (const language of ["vi", "en"]) {
    const { text } = await read(`/cong-khai?lang=${language}`);
    expect(
      [...text.matchAll(/<link rel="alternate" hreflang="(\w+)" href="([^"]+)">/g)].map(([, ...of]) => of),
    ).toEqual([
      ["vi", "https://bensen.example/cong-khai"],
      ["en", "https://bensen.example/cong-khai?lang=en"],
    ]);
  }
  expect((await read("/?lang=en&lang=en")).text).toContain('<html lang="vi">');
  expect((await read("/?lang=xx")).text).toContain('<html lang="vi">');
});

test("a kind or a service that the ward named itself goes by that name, marked as Vietnamese", () => {
  const { ward, ...rest } = fakeWorld();
  const drains = { ...initialCategories["flooding-drainage"], name: "Ngập chợ" } as CategoryRules;
  const renamed = { ...ward, categories: { ...ward.categories, "flooding-drainage": drains } };
  const siteIn = (language: Language) => ({ world: { ...rest, ward: renamed }, words: wordsIn(language) });
  const told = (["vi", "en"] as const).map((language) =>
    (["flooding-drainage", "street-light"] as const).map((id) => kind(siteIn(language), id).text),
  );
  expect(told).toEqual([
    ["Ngập chợ", "Đèn đường, chiếu sáng hẻm"],
    ['<span lang="vi">Ngập chợ</span>', "Street and alley lighting"],
  ]);
  const english = wordsIn("en");
  for (const usual of usualServices) expect(service(english, usual).text).not.toContain('lang="vi"');
  const own = { ...usualServices[0], name: "Sao y" } as CentreService;
  expect(service(english, own).text).toBe('<span lang="vi">Sao y</span>');
});
