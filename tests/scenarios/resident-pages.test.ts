import { jest } from "@jest/globals";
import { realUnderstanding } from "../fakes/understanding.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const report = "cống trước nhà 45 hoa sứ nghẹt cả tuần mưa chút xíu là tràn";
let town: Town;
let hong: Resident;

beforeEach(async () => {
  const understanding = realUnderstanding();
  town = await openTown({ understanding, now: new Date("2026-11-16T14:06:00+07:00") });
  hong = new Resident(town);
});
afterEach(() => town.close());

/** A page as a browser without script gets it. */
async function page(path: string, form?: Record<string, string>) {
  const answer = await fetch(new URL(path, town.origin), {
    redirect: "manual",
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  });
  const text = await answer.text();
  const words = text
    .replace(/<(style|head)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
  return { status: answer.status, headers: answer.headers, text, words, to: answer.headers.get("location") };
}

async function open(): Promise<string> {
  await hong.does({ text: report });
  const said = await hong.does({ press: "Đúng rồi" });
  return /BS-\d{4}-\d{4}/.exec(said.join(" "))?.[0] ?? "";
}

describe("the page of a report", () => {
  test("says in words where it stands, what was done and what comes next, and nothing of the person or the house", async () => {
    const code = await open();
    const officer = await town.staff("dung");
    town.clock.now = new Date("2026-11-16T14:30:00+07:00");
    await officer.move(code, "accepted", { officerId: officer.id });
    const { status, headers, text, words } = await page(`/p/${code}`);
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect(words).toContain("Đơn vị đã nhận");
    expect(words).toContain("Phòng Kinh tế, Hạ tầng và Đô thị nhận lúc 14 giờ 30.");
    expect(words).toContain("Hạn tiếp theo: 18 giờ hôm nay.");
    expect(words).toContain("Trang này ghi lúc 14 giờ 30");
    expect(words).toContain("Hoa Sứ");
    expect(text).toContain('<meta property="og:title" content="Ngập nước, nghẹt cống: Đơn vị đã nhận">');
    expect(text).toContain(`<meta property="og:url" content="${town.origin}/p/${code}">`);
    for (const secret of ["45", "chút xíu", "7700000000000000123", "Nguyễn"]) expect(text).not.toContain(secret);
  });

  test("owns up to being late, and to a result that came late", async () => {
    const code = await open();
    town.clock.now = new Date("2026-11-16T19:00:00+07:00");
    expect((await page(`/p/${code}`)).words).toContain("Đã quá hạn 18 giờ hôm nay. Phường xin lỗi vì chậm.");
    await hong.does({ text: "chừng nào xong vậy" });
    const [officer, head] = [await town.staff("dung"), await town.staff("hanh")];
    await officer.move(code, "accepted", { officerId: officer.id });
    const photo = await officer.upload();
    await officer.move(code, "in-progress", { onSceneAt: town.clock.now.toISOString(), photos: [photo] });
    const text = "cống trước số 45 đã thông, nước đã rút";
    await officer.propose(code, text, [photo]);
    town.clock.now = new Date("2026-11-22T08:00:00+07:00");
    await head.move(code, "resolved", { text, photos: [photo] });
    const { words } = await page(`/p/${code}`);
    expect(words).toContain("Đã có kết quả");
    expect(words).toContain("Trễ hạn. Phường xin lỗi vì chậm.");
    expect(words).not.toContain("số 45");
  });

  test("tells nobody whether a code is unknown, confidential or was not valid: the same answer, as late as each other", async () => {
    const code = await open();
    const [unknown, mistyped] = [await page("/p/BS-2611-9999"), await page("/p/khong-co")];
    await town.wired.store.transaction(async (tx) => {
      const ticket = await tx.tickets.byCode(code);
      if (ticket) await tx.tickets.update({ ...ticket, visibility: "confidential" }, []);
    });
    const began = performance.now();
    const secret = await page(`/p/${code}`);
    expect(performance.now() - began).toBeGreaterThan(50);
    expect([unknown.status, mistyped.status, secret.status]).toEqual([404, 404, 404]);
    expect(secret.text).toBe(unknown.text);
    expect(mistyped.text).toBe(unknown.text);
    expect(Object.fromEntries([...secret.headers].filter(([name]) => name !== "date"))).toEqual(
      Object.fromEntries([...unknown.headers].filter(([name]) => name !== "date")),
    );
    expect(unknown.words).toContain("Phường không thấy mã này. Mã có dạng BS-2611-0412, anh/chị xem lại giúp ạ.");
  });
});
