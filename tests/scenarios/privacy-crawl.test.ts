import { jest } from "@jest/globals";
import type { PublicPhoto } from "../../core/publication/photo.ts";
import type { Ticket, TicketChange } from "../../core/ticket/ticket.ts";
import type { Place } from "../../core/understanding/place.ts";
import { anActor, anId, aTicket } from "../builders.ts";
import { aStreet } from "../fakes/street-photo.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { vietnameseIn } from "../fakes/vietnamese-in.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(300_000);

const now = new Date("2026-11-16T14:06:00+07:00");
const hourMs = 3_600_000;
/** Tickets, each with secrets of its own; every fourth is confidential, every fourth hides its reporter. */
const count = 96;
/** Pages a crawl may open: far more than there are, so that one that feeds itself ends. */
const mostPages = 1_500;

const digits = (index: number, length: number): string => String(index).padStart(length, "0");
/** A word nobody else writes. */
const syllables = ["Quâng", "Bêch", "Thuồn", "Nghiêp", "Dzung", "Khướn", "Vượp", "Loảng", "Trỉnh", "Xoáng"];
const strangeName = (index: number): string =>
  `${syllables[index % 10]} ${syllables[Math.floor(index / 10) % 10]}${digits(index, 2).replace(/\d/g, (one) => "abcdefghij"[Number(one)] ?? "")}`;

/** What of one ticket nobody may read on a public page. */
function secretsOf(index: number) {
  return {
    phone: `09037${digits(index, 2)}${digits(index * 7, 3)}`,
    email: `bi.mat.${digits(index, 3)}@example.vn`,
    identity: `0791980${digits(index, 5)}`,
    plate: `59X3-${digits(100 + index, 3)}.${digits(index, 2)}`,
    name: `Nguyễn Thị ${strangeName(index)}`,
    house: `7${digits(index, 3)}/9${digits(index, 2)}`,
    note: `ghi chú mật ${index} của tổ trực`,
    photo: `khoa-anh-${digits(index, 4)}`,
    picture: `hinh-cua-${digits(index, 4)}`,
  };
}
type Secrets = ReturnType<typeof secretsOf>;

function changesOf(index: number, told: string, { note, name, phone }: Secrets): TicketChange[] {
  const at = new Date(now.getTime() - index * hourMs);
  const row = { id: anId("change"), at, actor: anActor("OFF"), from: "new" as const };
  return [
    { ...row, seq: 1, from: null, to: "new", kind: "move", actor: anActor("CIT"), facts: { reason: told } },
    {
      ...row,
      id: anId("change"),
      seq: 2,
      to: "new",
      kind: "note",
      facts: { plan: told, reason: told },
      note: `${note}, ${name}`,
    },
    { ...row, id: anId("change"), seq: 3, to: "new", kind: "resident-update", facts: { text: told }, note: phone },
    { ...row, id: anId("change"), seq: 4, to: "resolved", kind: "move", facts: { text: told, plan: note }, note },
  ];
}

/** Both photos of a ticket, as somebody once approved them, whatever it has become since. */
function shownOf({ code, attachments, proof }: Ticket, { picture }: Secrets, key: string): PublicPhoto[] {
  const shown = { picture: key, thumbnail: key, width: 800, height: 600 };
  const approved = { approvedBy: anActor("HEAD"), approvedAt: now, agreed: true, shown, version: 0 };
  return [...attachments, ...proof].map(({ key: source = "" }, at) => {
    const side = at === 0 ? ("before" as const) : ("after" as const);
    return { ...approved, id: `${picture}-${side}`, ticketCode: code, side, source };
  });
}

/** A ticket with every secret in every field that could hold it. */
function planted(index: number): { ticket: Ticket; forbidden: string[]; secrets: Secrets } {
  const secrets = secretsOf(index);
  const { phone, email, identity, plate, name, house, note, photo, picture } = secrets;
  const hidden = index % 4;
  const street = hidden === 3 || hidden === 2 ? `Kín Số Hiệu ${strangeName(index)}` : "Hoa Sứ";
  const numbers = `gọi ${phone}, ${email}, căn cước ${identity}, xe ${plate}, nhà ${house}`;
  const told = index % 8 < 4 ? `${numbers}, ${name}` : `Đã làm xong, ${numbers}`;
  const [latitude, longitude] = [10.7711 + index * 0.000_037, 106.7011 + index * 0.000_041];
  const place: Place = { label: `${house} ${street}`, precision: "house", street, house, latitude, longitude };
  const openedAt = new Date(now.getTime() - index * hourMs);
  const base = aTicket({ category: index % 2 === 0 ? "flooding-drainage" : "street-light", openedAt });
  const ticket: Ticket = {
    ...base,
    ...{ title: told, body: told, place, contactPhone: phone, result: told, status: "resolved", when: note },
    clocks: { ...base.clocks, resultStoppedAt: new Date(openedAt.getTime() + hourMs) },
    visibility: hidden === 3 ? "confidential" : hidden === 2 ? "hide-name" : "public",
    attachments: [{ kind: "image", key: photo, mimeType: "image/jpeg" }],
    proof: [{ kind: "image", key: `${photo}-sau`, mimeType: "image/jpeg" }],
    proposedResult: { text: `${told} ${note}`, photos: [], byStaffId: "dung", at: now, machineWritten: false },
    cues: [phone],
    changes: changesOf(index, told, secrets),
  };
  const exact = [String(latitude), String(longitude)];
  return {
    ticket,
    secrets,
    forbidden: [
      ...Object.values({ ...secrets, picture: hidden >= 2 ? picture : photo }),
      ...exact.filter((one) => one.length > 8),
      ...(hidden >= 2 ? [street] : []),
      ...(hidden === 3 ? [ticket.code] : []),
    ],
  };
}

let town: Town;
const all = Array.from({ length: count }, (_, index) => planted(index));
beforeAll(async () => {
  town = await openTown({ understanding: realUnderstanding(), now, environment: { APPOINTMENTS: "1" } });
  const officer = await town.staff("dung");
  const { key } = await officer.send<{ key: string }>("/api/uploads", await aStreet(1), "hinh.jpg");
  await town.wired.store.transaction(async (tx) => {
    for (const { ticket, secrets } of all) {
      await tx.tickets.insert(ticket);
      for (const photo of shownOf(ticket, secrets, key)) await tx.publicPhotos.save(photo);
    }
  });
});
afterAll(() => town.close());

const unescaped = (text: string): string =>
  text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<");

/** Addresses a page leads to: links, files, and each choice of its forms that only look. */
function linksIn(text: string, base: string): string[] {
  const found = [...text.matchAll(/(?:href|src)="([^"]+)"|<link>([^<]+)<|"url":"([^"]+)"/g)];
  const plain = found.flatMap(([, href, link, url]) => href ?? link ?? url ?? []);
  const forms = [...text.matchAll(/<form action="([^"]+)"(?![^>]*post)[^>]*>([\s\S]*?)<\/form>/g)];
  const chosen = forms.flatMap(([, action = "", inner = ""]) =>
    [...inner.matchAll(/<select [^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].flatMap(
      ([, name = "", choices = ""]) =>
        [...choices.matchAll(/<option value="([^"]*)"/g)].map(([, value = ""]) => `${action}?${name}=${value}`),
    ),
  );
  return [...plain, ...chosen].map((link) => new URL(unescaped(link), base).href.split("#")[0] ?? "");
}

/** Everything somebody without a sign-in can reach from here, by address. */
async function crawl(...from: string[]): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  const waiting = from.map((path) => `${town.origin}${path}`);
  for (let next = waiting.pop(); next !== undefined && read.size < mostPages; next = waiting.pop()) {
    if (read.has(next) || !next.startsWith(town.origin) || /\.(?:woff2|css|js)$/.test(next)) continue;
    // the way back from English: the page it was come from
    if (next.includes("lang=vi")) continue;
    const response = await fetch(next);
    const text = await response.text();
    read.set(next, text.normalize("NFC"));
    const type = response.headers.get("content-type") ?? "";
    if (/html|rss|json/.test(type)) waiting.push(...linksIn(text, next));
  }
  return read;
}

test("the points of the map are of a grid, and a private matter has none", async () => {
  const { features } = (await (await fetch(`${town.origin}/ban-do.geojson`)).json()) as {
    features: { geometry: { coordinates: [number, number] } | null; properties: { code?: string } }[];
  };
  expect(features.filter(({ geometry }) => geometry === null)).toHaveLength(count / 4);
  for (const { geometry, properties } of features) {
    expect(geometry === null).toBe(properties.code === undefined);
    for (const degrees of geometry?.coordinates ?? []) expect(Math.round(degrees * 100_000) % 50).toBe(25);
  }
});

test("search engines are led to what is for everybody and to nothing of one person; links to it say what it is", async () => {
  const { publicUrl } = town.wired.world.ward;
  const at = (path: string) => fetch(`${town.origin}${path}`);
  const robots = await (await at("/robots.txt")).text();
  expect(robots).toContain(`Sitemap: ${publicUrl}/sitemap.xml`);
  const closed = [...robots.matchAll(/^Disallow: (.+)$/gm)].map(([, path = ""]) => path);
  expect(closed).toEqual(expect.arrayContaining(["/app/", "/api/", "/demo"]));
  const map = await at("/sitemap.xml");
  expect(map.headers.get("content-type")).toContain("application/xml");
  const listed = [...(await map.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => url);
  expect(listed.length).toBeGreaterThan(50);
  const titled: string[] = [];
  for (const url of [...listed, ...["/gui", "/chat", "/dat-lich", "/lay-so"].map((path) => `${publicUrl}${path}`)]) {
    expect(url.startsWith(`${publicUrl}/`)).toBe(true);
    const path = url.slice(publicUrl.length);
    expect([path, closed.some((one) => path.startsWith(one))]).toEqual([path, false]);
    const response = await at(path);
    const text = await response.text();
    const isFound = !text.includes('name="robots"') && response.headers.get("x-robots-tag") === null;
    expect([path, response.status, isFound]).toEqual([path, 200, listed.includes(url)]);
    for (const part of ["og:title", "og:description", "og:url", "og:site_name"]) {
      const [, content = ""] = new RegExp(`property="${part}" content="([^"]*)"`).exec(text) ?? [];
      expect([path, part, content.length > 3]).toEqual([path, part, true]);
      if (part === "og:description") titled.push(content);
    }
  }
  expect(new Set(titled.slice(0, 7)).size).toBe(7);
  const [{ ticket } = all[0] as (typeof all)[number]] = all;
  for (const path of [`/p/${ticket.code}`, "/p/BS-2611-9999"]) {
    expect((await at(path)).headers.get("x-robots-tag")).toBe("noindex");
    expect(listed.some((url) => url.includes("/p/"))).toBe(false);
  }
});

test("whoever follows every public link from the first page, in either language, finds none of five hundred planted secrets", async () => {
  const forbidden = all.flatMap((one) => one.forbidden);
  expect(new Set(forbidden).size).toBeGreaterThan(500);
  const read = await crawl(
    "/",
    "/lay-so?lang=en",
    "/p/BS-2611-9999?lang=en",
    "/open311/v2/requests.json",
    "/open311/v2/requests.xml",
    "/open311/v2/servicerequestupdates.xml",
  );
  const paths = [...read.keys()].map((url) => url.slice(town.origin.length));
  expect(read.size).toBeLessThan(mostPages);
  for (const path of [
    "/ban-do?trang=3",
    "/ban-do?xem=ban-do",
    "/so-lieu.csv",
    "/cong-khai",
    "/ket-qua",
    "/ket-qua?trang=4",
    "/phan-anh.rss",
    "/ban-do.geojson",
  ]) {
    expect(paths).toContain(path);
  }
  const isEnglish = (path: string): boolean => path.includes("lang=en");
  // each public ticket in both languages, and one there is not
  const tickets = paths.filter((path) => path.startsWith("/p/"));
  expect([tickets.length, tickets.filter(isEnglish).length]).toEqual([count + 1, count / 2 + 1]);
  // both photos of each public ticket in both sizes, and of none else
  expect(paths.filter((path) => path.startsWith("/hinh/")).length).toBe((count / 2) * 2 * 2);
  const together = [...read.values()].join("\n");
  const found = forbidden.filter((secret) => together.includes(secret.normalize("NFC")));
  const where = found.slice(0, 20).map((secret) => {
    const page = [...read].find(([, text]) => text.includes(secret.normalize("NFC")));
    return `${secret}: ${page?.[0].slice(town.origin.length)}`;
  });
  expect(where).toEqual([]);
  const leftInVietnamese = [...read].flatMap(([url, text]) =>
    isEnglish(url) ? vietnameseIn(text).map((left) => `${url.slice(town.origin.length)}: ${left}`) : [],
  );
  expect(leftInVietnamese.slice(0, 20)).toEqual([]);
  expect(new Set(paths.filter(isEnglish).map((path) => path.split("?")[0]?.split("/")[1]))).toEqual(
    new Set([
      "",
      "ban-do",
      "chat",
      "cong-khai",
      "dat-lich",
      "gui",
      "ket-qua",
      "lay-so",
      "p",
      "so-lieu",
      "thu-tuc",
      "tra-cuu",
    ]),
  );
  // What may be read is there: the crawl saw the tickets, not empty pages.
  const isSeen = ["Hoa Sứ", "Đã làm xong, gọi [số điện thoại]"].map((text) => together.includes(text));
  expect(isSeen).toEqual([true, true]);
});
