import { jest } from "@jest/globals";
import { quotable } from "../../nlp/knowledge/telling.ts";
import { wordsIn } from "../../server/pages/words.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { readPage } from "./read-page.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

let town: Town;
beforeEach(async () => {
  town = await openTown({ understanding: realUnderstanding(), now: new Date("2026-11-16T14:06:00+07:00") });
});
afterEach(() => town.close());
const page = (path: string, form?: Record<string, string>) => readPage(town.origin, path, form);

describe("procedures", () => {
  test("are found with accents and without, and shown with papers, fee, time, place, source and date", async () => {
    const all = await page("/thu-tuc");
    expect(all.words).toContain("Hộ tịch");
    expect(all.text).toContain('href="/thu-tuc/khai-sinh"');
    expect(all.words).toContain("Đời sống trong phường");
    for (const typed of [
      "khai sinh cho con",
      "khai sinh cho con".normalize("NFD"),
      "KHAI SINH cho con",
      "lam giay khai sinh",
    ]) {
      const found = await page(`/thu-tuc?tim=${encodeURIComponent(typed)}`);
      expect(/\/thu-tuc\/([a-z0-9-]+)"/.exec(found.text)?.[1]).toBe("khai-sinh");
    }
    expect((await page("/thu-tuc?tim=xyzzy")).words).toContain("Phường chưa có bài nào về “xyzzy”.");
    expect((await page(`/thu-tuc?tim=${encodeURIComponent("<script>")}`)).text).not.toContain("<script>");
    const { status, words, text } = await page("/thu-tuc/khai-sinh");
    expect(status).toBe(200);
    for (const part of [
      "Giấy chứng sinh",
      "Trong 60 ngày là 0 đồng, nộp cách nào cũng vậy",
      "Trong ngày; nhận sau 15 giờ",
      "Nguồn:",
      "xem ngày",
    ])
      expect(words).toContain(part);
    expect(text).toContain('href="/chat?hoi=khai-sinh"');
    expect((await page("/thu-tuc/khong-co")).status).toBe(404);
    const english = await page("/thu-tuc?lang=en");
    for (const { id, title } of town.wired.library.release.groups)
      expect([title, english.words.includes(wordsIn("en").procedures.groups[id] ?? "?")]).toEqual([title, true]);
  });

  test("tell nothing that is not confirmed, and say that it is left out", async () => {
    const now = town.clock.now;
    const { records } = town.wired.library.inForce();
    let open = 0;
    for (const record of records) {
      const { status, words } = await page(`/thu-tuc/${record.id}`);
      expect([record.id, status]).toEqual([record.id, quotable(record, now) ? 200 : 404]);
      const facts = [
        ...record.documents,
        ...record.special_documents,
        ...record.steps,
        ...record.eligibility,
        ...record.notes,
      ];
      for (const fact of facts.filter((one) => one.status === "unverified")) expect(words).not.toContain(fact.text);
      for (const { label } of record.fee.items) if (label) expect(words).not.toContain(label);
      if (words.includes("Phường chưa xác nhận đủ về")) open += 1;
    }
    expect(records.length).toBeGreaterThan(50);
    expect(open).toBeGreaterThan(5);
  });

  test("are asked about further in the chat, which knows which one is meant", async () => {
    const asked = await page("/chat?hoi=khai-sinh");
    expect(asked.text).toContain(
      '<button name="chon" value="proc:khai-sinh" formnovalidate>Đăng ký khai sinh</button>',
    );
    const ma = /name="ma" value="([^"]+)"/.exec(asked.text)?.[1] ?? "";
    const sent = await page("/chat", { ma, tin: "", chon: "proc:khai-sinh" });
    const cookie = sent.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    await town.settle();
    const talk = await (await fetch(`${town.origin}/chat`, { headers: { cookie } })).text();
    expect(talk).toContain("Giấy chứng sinh");
    expect(talk).toContain("Đăng ký khai sinh");
  });
});
