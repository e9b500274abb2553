import { jest } from "@jest/globals";
import { realUnderstanding } from "../fakes/understanding.ts";
import type { Act, Line } from "./door.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const now = new Date("2026-11-16T14:06:00+07:00");
const user = "7700000000000000123";
const report = "cống trước nhà 45 hoa sứ nghẹt cả tuần mưa chút xíu là tràn";
let town: Town;

beforeEach(async () => {
  const understanding = realUnderstanding();
  town = await openTown({ understanding, now });
});
afterEach(() => town.close());

describe.each(["zalo", "facebook", "telegram", "webchat"] as const)("a resident on %s", (channel) => {
  let read = 0;
  beforeEach(() => {
    read = 0;
  });

  /** Acts, then gives everything time to happen; returns what is new to the resident. */
  async function act(...acts: Act[]): Promise<Line[]> {
    const door = town.doors.of(channel);
    await door.act(town.origin, user, acts);
    return news();
  }

  async function news(): Promise<Line[]> {
    await town.settle();
    const lines = await town.doors.of(channel).lines(town.origin, user);
    const fresh = lines.slice(read);
    read = lines.length;
    return fresh;
  }

  const texts = (lines: Line[]): string[] => lines.map(({ text }) => text);
  const codeIn = (lines: Line[]): string => /BS-\d{4}-\d{4}/.exec(texts(lines).join(" "))?.[0] ?? "";

  async function open(): Promise<string> {
    await act({ text: report });
    return codeIn(await act({ press: "Đúng rồi" }));
  }

  /** From the desk to the result, as unit KTHT works; returns what the resident read, move by move. */
  async function work(code: string): Promise<string[]> {
    const [officer, head] = [await town.staff("dung"), await town.staff("hanh")];
    const told: string[] = [];
    await officer.move(code, "accepted", { officerId: officer.id });
    told.push(...texts(await news()));
    const photo = await officer.upload();
    await officer.move(code, "in-progress", {
      onSceneAt: town.clock.now.toISOString(),
      team: "Tổ thoát nước",
      photos: [photo],
    });
    told.push(...texts(await news()));
    const result = "cống trước số 45 đã thông, nước đã rút";
    await officer.propose(code, result, [photo]);
    await head.move(code, "resolved", { text: result, photos: [photo] });
    const last = await news();
    expect(last.at(-1)?.photos).toBe(1);
    told.push(...texts(last));
    return told;
  }

  test.each([
    ["in one message", [{ text: report }]],
    ["without accents", [{ text: "cong truoc nha 45 hoa su nghet ca tuan mua chut xiu la tran" }]],
    ["in two messages", [{ text: "cống nghẹt cả tuần, mưa chút xíu là tràn" }, { text: "trước nhà 45 hoa sứ" }]],
    ["photo first and text after", [{ photo: "cong.jpg" }, { text: report }]],
  ] as [string, Act[]][])("reports a blocked drain %s and gets a code and a deadline", async (_, acts) => {
    const [asked, ...more] = await act(...acts);
    expect(more).toEqual([]);
    expect(asked?.text).toMatch(
      /^Đây là trợ lý tự động của phường Bến Sen\.\nDạ, phường hiểu là: cống nghẹt, .+\. Tại: trước nhà 45 Hoa Sứ, khu phố 3\. Đúng chưa ạ\?$/,
    );
    const [opened] = texts(await act({ text: "đúng rồi" }));
    expect(opened).toBe(
      "Dạ, phường đã nhận. Mã của anh/chị là BS-2611-0001. Phường sẽ trả lời trước 18 giờ hôm nay ạ.",
    );
    const ticket = await (await town.staff("lan")).ticket("BS-2611-0001");
    expect(ticket).toMatchObject({ category: "flooding-drainage", status: "assigned", unit: "KTHT" });
    expect(ticket.attachments).toHaveLength(acts.some((one) => "photo" in one) ? 1 : 0);
  });

  test("drops a pin and is asked only what is wrong there", async () => {
    const [asked] = await act({ latitude: 10.7769, longitude: 106.7009 });
    expect(asked?.text).toMatch(/Phường nhận được vị trí, .+ Ở đó có chuyện gì vậy ạ\?$/);
    const [confirm] = texts(await act({ text: "cống nghẹt nước tràn ra đường" }));
    expect(confirm).toMatch(/^Dạ, phường hiểu là: cống nghẹt/);
    expect(codeIn(await act({ press: "Đúng rồi" }))).toBe("BS-2611-0001");
  });

  test("is told of every move once, in order, and closes the case with a rating", async () => {
    const code = await open();
    expect(await work(code)).toEqual([
      `Dạ, Phòng Kinh tế, Hạ tầng và Đô thị đã nhận ${code}. Hạn có kết quả là 14 giờ ngày 21/11.`,
      `Tổ thoát nước đã tới nơi lúc 14 giờ 06, đang xử lý ${code}.`,
      `Dạ, ${code} đã có kết quả: cống trước số 45 đã thông, nước đã rút. Anh/chị xem hình rồi cho phường biết nhé.`,
    ]);
    expect(texts(await act({ press: "Hài lòng" }))).toEqual([`Dạ, phường cảm ơn anh/chị. Phường khép ${code}.`]);
    expect(await (await town.staff("lan")).ticket(code)).toMatchObject({ status: "closed", rating: 5 });
  });

  test("says it is not done, and the same ticket is open again with the reason", async () => {
    const code = await open();
    await work(code);
    const [answer] = texts(await act({ text: "chưa xong, vẫn còn tràn" }));
    expect(answer).toBe(`Dạ, phường đã mở lại ${code}. Trưởng đơn vị sẽ xem. Hạn mới là 2 giờ ngày 19/11.`);
    const ticket = await (await town.staff("hanh")).ticket(code);
    expect(ticket).toMatchObject({ status: "assigned", reopenedCount: 1 });
    expect(JSON.stringify(ticket.changes)).toContain("chưa xong, vẫn còn tràn");
  });

  test("is corrected by the operator: category, unit and clocks follow, the promise is kept", async () => {
    const code = await open();
    const lan = await town.staff("lan");
    const corrected = await lan.correct(code, { category: "wastewater-discharge" });
    expect(corrected).toMatchObject({ category: "wastewater-discharge", unit: "KTHT" });
    expect(await news()).toEqual([]);
  });

  test("asks for papers, asks how far it is, and gets both from the data", async () => {
    const [papers] = texts(await act({ text: "làm giấy khai sinh cho con cần gì" }));
    for (const part of ["Giấy chứng sinh", "Lệ phí: ", "Thời gian: ", "Nơi nộp: ", "Nguồn: "])
      expect(papers).toContain(part);
    const code = await open();
    const [state] = texts(await act({ text: "phản ánh của tui tới đâu rồi" }));
    expect(state).toContain(`Dạ, ${code} đang ở bước: Đã chuyển đơn vị.`);
    const page = await (await fetch(`${town.origin}/p/${code}`)).text();
    expect(page).toContain("Đã chuyển đơn vị");
    // the page gives its own address, and a test's port is any number
    expect(page.replaceAll(new URL(town.origin).host, "")).not.toContain("45");
  });

  test("cries fire, reads the fixed words at once, and the desk rings", async () => {
    const [words] = texts(await act({ text: "cháy nhà" }));
    expect(words).toBe("Gọi ngay 114. Ra khỏi chỗ cháy, giúp người bên cạnh cùng ra. Phường đang báo người trực.");
    const { items } = await (await town.staff("lan")).get<{ items: { kind: string; state: string }[] }>("/api/tasks");
    expect(items).toMatchObject([{ kind: "alarm", state: "open" }]);
  });

  test("asks for a person: the bot is silent, the person's words arrive, then the bot is back", async () => {
    const [told] = texts(await act({ text: "cho gặp cán bộ" }));
    expect(told).toContain("phường chuyển anh/chị cho người trực");
    expect(await act({ text: "alo" })).toEqual([]);
    const lan = await town.staff("lan");
    const { items } = await lan.get<{ items: { id: string }[] }>("/api/conversations?queue=attention");
    const id = items[0]?.id ?? "";
    await lan.post(`/api/conversations/${id}/replies`, { clientId: "tra-loi-1", text: "Dạ, phường nghe đây ạ." });
    await lan.post(`/api/conversations/${id}/replies`, { clientId: "tra-loi-1", text: "Dạ, phường nghe đây ạ." });
    expect(texts(await news())).toEqual(["Dạ, phường nghe đây ạ."]);
    await lan.post(`/api/conversations/${id}/give-back`);
    expect(texts(await news())).toEqual(["Chị Lan đã xong phần mình. Trợ lý tự động của phường giúp anh/chị tiếp."]);
    expect(texts(await act({ text: "chào phường" }))).toHaveLength(1);
  });
});
