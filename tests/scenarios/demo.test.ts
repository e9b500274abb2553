import { jest } from "@jest/globals";
import { stories } from "../../server/demo/stories.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(180_000);

let town: Town;
beforeAll(async () => {
  town = await openTown({ understanding: realUnderstanding(), now: new Date(), hasDemo: true });
});
afterAll(() => town.close());

/** A visitor whose browser runs no script: forms, and pages that come back. */
class Visitor {
  address = "/demo";
  page = "";

  async open(): Promise<this> {
    const response = await fetch(`${town.origin}${this.address}`);
    this.address = new URL(response.url).pathname;
    this.page = await response.text();
    return this;
  }

  async press(name: string, value: string, typed = ""): Promise<this> {
    const body = new URLSearchParams({ tin: typed, [name]: value });
    const response = await fetch(`${town.origin}${this.address}`, { method: "POST", body });
    this.page = await response.text();
    return this;
  }

  /** The part of the page with this id, as words. */
  part(id: string): string {
    const [, part = ""] = this.page.split(`id="${id}"`);
    return part
      .split(/<\/section>|<\/footer>|<div class="phone"/)[0]
      ?.replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ") as string;
  }

  /** What was reported is taken back, so that nobody after them is told of it. */
  async leave(): Promise<void> {
    await this.press("lai", "1");
  }

  async tell(story: string): Promise<this> {
    await this.press("chuyen", story);
    while (!/name="tiep"[^>]* disabled/.test(this.page)) {
      await this.press("tiep", "1");
      if (this.page.includes('class="trouble"')) throw new Error(`${story}: ${this.part("duoi")} ${this.part("may")}`);
    }
    return this;
  }
}

test.each(stories.map(({ id }) => id).filter((id) => id !== "cong"))(
  "the story %s can be told to its end",
  async (id) => {
    const visitor = await (await new Visitor().open()).tell(id);
    expect(visitor.page).toContain("Bản mô phỏng");
    await visitor.leave();
  },
);

test("a blocked drain is told from the first word to the resident's thanks, by the ward itself", async () => {
  const visitor = await (await new Visitor().open()).tell("cong");
  const code = /BS-\d{4}-\d{4}/.exec(visitor.part("may"))?.[0];
  expect(visitor.part("may")).toContain("đã có kết quả: tổ thoát nước đã thông cống");
  expect(visitor.part("may")).toContain(`Phường khép ${code}`);
  expect(visitor.part("buoc")).toMatch(/Hiểu nội dung [\d,]+ giây Ngập nước, nghẹt cống/);
  expect(visitor.part("ban")).toContain(`${code}`);
  await visitor.press("xem", "cong-khai");
  expect(visitor.part("ban")).toMatch(new RegExp(`Ai có mã ${code} thấy .* Hoàn tất`));
  await visitor.leave();
});

test("danger gets the fixed words at once, and the operator's screen an alarm", async () => {
  const visitor = await (await new Visitor().open()).tell("chay");
  expect(visitor.part("may")).toContain("Gọi ngay 114.");
  expect(visitor.part("ban")).toContain("KHẨN CẤP");
  await visitor.leave();
});

test("whoever begins anew is nobody the ward knows", async () => {
  const visitor = await (await new Visitor().open()).press("gui", "1", "cống nghẹt trước nhà 45 hoa sứ");
  expect(visitor.part("may")).toContain("phường hiểu là");
  await visitor.press("lai", "1");
  expect(visitor.part("may")).not.toContain("phường hiểu là");
  await visitor.press("gui", "1", "<b>chuyện cống nhà tui sao rồi</b>");
  expect(visitor.page).toContain("&lt;b&gt;chuyện cống nhà tui sao rồi&lt;/b&gt;");
});

test("nothing of the play reaches the ward itself", async () => {
  const desk = await town.staff("lan");
  expect(await desk.get("/api/conversations?queue=all")).toMatchObject({ items: [] });
});

test("a ward that does not play has no such page", async () => {
  const { origin, close } = await openTown({ understanding: realUnderstanding(), now: new Date() });
  expect((await fetch(`${origin}/demo`)).status).toBe(404);
  await close();
});
