import { jest } from "@jest/globals";
import { realUnderstanding } from "../fakes/understanding.ts";
import type { Desk } from "./desk.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const asked = ["hội trường phường có cho thuê không", "thue hoi truong phuong gia bao nhieu"] as const;
/** The same in words nobody asked in before. */
const alike = "cho hoi thue hoi truong phuong bao nhieu tien mot buoi";
const told =
  /Dạ, hội trường phường ở số 30 Hoa Mai cho thuê 500\.000 đồng một buổi\.\nNguồn: nội quy hội trường, xem ngày 30\/11\/2026\./;
let town: Town;
let lan: Desk;
let tam: Desk;

beforeAll(async () => {
  town = await openTown({ understanding: realUnderstanding(), now: new Date("2026-11-30T10:00:00+07:00") });
  [lan, tam] = [await town.staff("lan"), await town.staff("tam")];
});
afterAll(() => town.close());

interface Group {
  id: string;
  version: number;
  state: string;
  asked: number;
  articleId?: string;
}
interface Article {
  inForce: number;
  versions: { id: string; body: Record<string, unknown>; state: string }[];
}
let people = 0;
/** What somebody new reads who asks this. */
async function ask(text: string): Promise<string> {
  people += 1;
  return (await new Resident(town, `77000000000000020${10 + people}`).does({ text })).join("\n");
}
const groups = async (state: string) =>
  (await lan.get<{ items: Group[] }>(`/api/questions?state=${state}`)).items.map(({ id, state: is }) => `${id} ${is}`);

test("a refused question is answered by an operator, becomes an article, is told once a leader agrees, and refused again when it is taken back", async () => {
  for (const text of asked) expect(await ask(text)).toContain("chưa có thông tin chắc chắn");
  const [group] = (await lan.get<{ items: Group[] }>("/api/questions")).items;
  const { id = "", version } = group ?? {};
  expect(group?.asked).toBe(2);
  const answer = {
    title: "Thuê hội trường của phường",
    text: "Dạ, hội trường phường ở số 30 Hoa Mai cho thuê 500.000 đồng một buổi.",
    ...{ sourceTitle: "nội quy hội trường", checkedOn: "2026-11-30", validTo: "2027-06-30" },
  };
  const answered = await lan.post<Group>(`/api/questions/${id}/answer`, { version, answer });
  const seen = { version: answered.version };
  const { articleId } = await lan.post<{ articleId: string }>(`/api/questions/${id}/article`, seen);
  expect(articleId).toBe("thue-hoi-truong-cua-phuong");
  const path = `/api/knowledge/article/${articleId}`;
  const [draft] = (await lan.get<Article>(path)).versions;
  expect(draft).toMatchObject({
    state: "draft",
    body: { asks: { vi: expect.arrayContaining([...asked]) }, label: "" },
  });
  const holes = lan.post(`/api/knowledge/versions/${draft?.id}/propose`);
  await expect(holes).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(await ask(asked[0])).toContain("chưa có thông tin chắc chắn");

  const prices = [{ amount: 500_000, unit: "buổi", status: "confirmed" }];
  const body = { ...draft?.body, label: "Thuê hội trường", kind: "price", where: "số 30 Hoa Mai", prices };
  const kept = await lan.post<{ id: string }>(`${path}/drafts`, { base: 0, body });
  await lan.post(`/api/knowledge/versions/${kept.id}/propose`);
  await expect(lan.post(`/api/knowledge/versions/${kept.id}/publish`)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await groups("proposed")).toEqual([`${id} proposed`]);
  await tam.post(`/api/knowledge/versions/${kept.id}/publish`);
  expect(await groups("answered")).toEqual([`${id} answered`]);
  for (const text of [...asked, alike]) expect(await ask(text)).toMatch(told);

  await tam.post(`${path}/withdraw`, { seen: 2 });
  expect(await groups("proposed")).toEqual([`${id} proposed`]);
  for (const text of asked) expect(await ask(text)).toContain("chưa có thông tin chắc chắn");
});
