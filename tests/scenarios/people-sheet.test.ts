import { csvText } from "../../nlp/knowledge/sheet/csv.ts";
import { writeWorkbook } from "../../nlp/knowledge/sheet/xlsx.ts";
import { createScriptedKnowledge } from "../fakes/scripted-knowledge.ts";
import { createScriptedPlaces } from "../fakes/scripted-places.ts";
import { macros, oldExcel, tablesIn } from "../nlp/knowledge/hostile-sheets.ts";
import { createTeachableClassifier } from "../server/teachable-classifier.ts";
import { Desk } from "./desk.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
let quan: Desk;
beforeAll(async () => {
  const understanding = {
    classifier: createTeachableClassifier(),
    places: createScriptedPlaces(new Map()),
    knowledge: createScriptedKnowledge(new Map()),
  };
  town = await openTown({ understanding, now: new Date("2026-11-30T09:00:00+07:00") });
  quan = await town.staff("quan");
});
afterAll(() => town.close());

interface Account {
  id: string;
  username: string;
  name: string;
  role: string;
  active: boolean;
  version: number;
}
const accounts = async () => (await quan.get<{ items: Account[] }>("/api/accounts")).items;
const accountOf = async (username: string): Promise<Account> => {
  const found = (await accounts()).find((account) => account.username === username);
  if (!found) throw new Error(`no account ${username}`);
  return found;
};
const logged = async (query: string) => (await quan.get<{ items: object[] }>(`/api/audit?${query}`)).items;

const path = "/api/accounts/sheet";
const header = ["Tên đăng nhập", "Họ tên", "Vai trò", "Đơn vị", "Số máy nội bộ", "Đang làm việc"];
type Row = (string | number)[];
interface Line {
  username: string;
  name: string;
}
interface Look {
  fingerprint: string;
  problems: { row?: number; column?: string; code: string; hint: string }[];
  problemCount: number;
  added: Line[];
  changed: { before: object; after: object }[];
  unchanged: number;
  missing: Line[];
  waiting: Line[];
}
interface Taken {
  changed: number;
  retired: number;
  passwords: (Line & { password: string })[];
}
const csv = (rows: Row[]): Uint8Array => new TextEncoder().encode(csvText([header, ...rows]));
const look = (bytes: Uint8Array) => quan.send<Look>(`${path}/look`, bytes, "nguoi.csv");
const take = (bytes: Uint8Array, seen: string, more = "") =>
  quan.send<Taken>(`${path}?seen=${seen}${more}`, bytes, "nguoi.csv");
const taken = async (bytes: Uint8Array, more = "") => take(bytes, (await look(bytes)).fingerprint, more);

test("what is handed out comes back without a change, as a workbook and as CSV, and holds no secret", async () => {
  for (const type of ["xlsx", "csv"]) {
    const file = await quan.download(`${path}?type=${type}`);
    expect(file.name).toMatch(new RegExp(`^Người dùng phường Bến Sen \\d{4}-\\d\\d-\\d\\d\\.${type}$`));
    const seen = await look(file.bytes);
    expect(seen).toMatchObject({ problems: [], added: [], changed: [], missing: [] });
    expect(seen.unchanged).toBe((await accounts()).length);
    expect(await take(file.bytes, seen.fingerprint)).toEqual({ changed: 0, retired: 0, passwords: [] });
    expect(Buffer.from(file.bytes).toString()).not.toContain("argon2");
  }
  expect((await logged("act=downloadAccounts")).length).toBe(2);
});

test("new people get passwords once, others are changed, and the same file again does nothing", async () => {
  const nga = { username: "bich", name: "Chị Bích", role: "OP", extension: "120" };
  const { account, password } = await quan.post<{ account: Account; password: string }>("/api/accounts", nga);
  const desk = await Desk.signIn(town.origin, "bich", password);
  const list = csv([
    ["Bich", "Chị Bích", "cán bộ", "Trạm y tế", "", ""],
    ["cuc", '=HYPERLINK("x")', "Người trực", "", "0121", "có"],
  ]);
  const seen = await look(list);
  expect(seen).toMatchObject({
    ...{ problems: [], added: [{ username: "cuc" }], unchanged: 0 },
    changed: [{ before: { role: "OP", extension: "120" }, after: { role: "OFF", unit: "YT", active: true } }],
  });
  expect(seen.changed[0]?.after).not.toHaveProperty("extension");
  const done = await take(list, seen.fingerprint);
  expect(done).toMatchObject({ changed: 1, retired: 0, passwords: [{ username: "cuc" }] });
  await expect(desk.get("/api/session")).rejects.toMatchObject({ code: "NOT_SIGNED_IN" });
  const cuc = await Desk.signIn(town.origin, "cuc", done.passwords[0]?.password);
  expect((await cuc.get<{ actions: string[] }>("/api/session")).actions).toEqual([]);
  await expect(take(list, seen.fingerprint)).rejects.toMatchObject({ code: "STALE" });
  const again = await look(list);
  expect(again).toMatchObject({
    added: [],
    changed: [],
    unchanged: 2,
    waiting: [{ username: "bich" }, { username: "cuc" }],
  });
  expect(await take(list, again.fingerprint)).toEqual({ changed: 0, retired: 0, passwords: [] });
  expect(await logged(`target=${account.id}&act=changeAccount`)).toMatchObject([
    { result: "OK", facts: { role: "OFF", unit: "YT", active: true, sheet: true } },
  ]);
  expect(await logged("act=importAccounts&limit=1")).toContainEqual(
    expect.objectContaining({ result: "OK", facts: expect.objectContaining({ added: 1, changed: 1, retired: 0 }) }),
  );
  expect(JSON.stringify(await logged("act=addAccount"))).not.toContain("HYPERLINK");
  const [, ...rows] = Buffer.from((await quan.download(`${path}?type=csv`)).bytes)
    .toString()
    .split("\r\n");
  expect(rows.find((row) => row.startsWith("cuc,"))).toBe(`cuc,"'=HYPERLINK(""x"")",Người trực,,0121,có`);
});

test("passwords that got lost are given anew to those who have none of their own, on request only", async () => {
  const list = csv([["dao", "Chị Đào", "Người trực", "", "", ""]]);
  const [lost] = (await taken(list)).passwords;
  const [found] = (await taken(list, "&renew=true")).passwords;
  expect(found?.username).toBe("dao");
  await expect(Desk.signIn(town.origin, "dao", lost?.password)).rejects.toThrow("401");
  await Desk.signIn(town.origin, "dao", found?.password);
});

test("whoever is not in the list stays unless they are told to leave, and never oneself", async () => {
  await taken(csv([["emy", "Chị Em", "Người trực", "", "", ""]]));
  const kept = await quan.download(`${path}?type=csv`);
  const items = await accounts();
  const others = items.filter(({ username, active }) => active && username !== "emy" && username !== "quan");
  const onlyEmy = csv([["emy", "Chị Em", "Người trực", "", "", ""]]);
  const seen = await look(onlyEmy);
  expect(seen.missing.map(({ username }) => username).sort()).toEqual(others.map(({ username }) => username).sort());
  expect((await taken(onlyEmy)).retired).toBe(0);
  expect(await taken(onlyEmy, "&retire=true")).toMatchObject({ changed: 0, retired: others.length });
  expect((await accountOf("quan")).active).toBe(true);
  expect(await taken(kept.bytes)).toEqual({ changed: others.length, retired: 0, passwords: [] });
});

test("a file is taken whole or not at all: every slip is told with its line, its code and what to do", async () => {
  const before = (await accounts()).length;
  const list = csv([
    ["giang", "Chị Giang", "Người trực", "", "", ""],
    ["Giang Hai", "X", "Người trực", "", "12a", ""],
    ["hanh1", "Chị Hạnh", "Cán bộ", "", "", ""],
    ["", "", "Thủ trưởng", "Phòng Tài chính", "", "chắc vậy"],
    ["giang", "Chị Giang", "Người trực", "", "", "không"],
    ["quan", "Anh Quân", "Lãnh đạo", "", "", ""],
  ]);
  const seen = await look(list);
  expect(seen.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [3, "Tên đăng nhập", "username-shape"],
    [3, "Họ tên", "name-shape"],
    [3, "Số máy nội bộ", "extension-shape"],
    [4, "Đơn vị", "unit-missing"],
    [5, "Tên đăng nhập", "empty"],
    [5, "Họ tên", "empty"],
    [5, "Vai trò", "unknown-word"],
    [5, "Đơn vị", "unknown-word"],
    [5, "Đang làm việc", "unknown-word"],
    [6, "Tên đăng nhập", "username-twice"],
    [6, "Đang làm việc", "new-inactive"],
    [7, "Tên đăng nhập", "own-account"],
  ]);
  expect(seen.problems.every(({ hint }) => hint.length > 10)).toBe(true);
  await expect(take(list, seen.fingerprint)).rejects.toMatchObject({
    code: "BAD_INPUT",
    details: { reason: "slips" },
  });
  expect(await accounts()).toHaveLength(before);
  const nul = csv([["khoa", "Anh\u202e Khoa", "Người trực", "", "", ""]]);
  expect((await look(nul)).problems).toMatchObject([{ row: 2, code: "name-shape" }]);
});

test.each([
  ["macros", macros, "UNSUPPORTED_FILE", "macros"],
  ["the old kind", oldExcel, "UNSUPPORTED_FILE", "kind"],
  ["a picture", () => new Uint8Array([0x89, 0x50, 0, 0]), "UNSUPPORTED_FILE", "kind"],
] as const)("%s is refused", async (_, make, code, reason) => {
  await expect(look(await make())).rejects.toMatchObject({ code, details: { reason } });
});

test("a workbook of one's own with one sheet is read, whatever the sheet is called", async () => {
  const rows = [header, ["lien", "Chị Liên", "Người trực", null, 101, null]];
  const seen = await look(await writeWorkbook([{ sheet: "Sheet1", rows }]));
  expect(seen).toMatchObject({ problems: [], added: [{ username: "lien", extension: "101" }] });
  expect((await tablesIn((await quan.download(path)).bytes)).map(({ sheet }) => sheet)).toEqual(["Người dùng"]);
});

test("what somebody else changed meanwhile is looked at again before anything is done", async () => {
  const mine = { username: "my.an", name: "Chị Mỹ", role: "OP" };
  const { account } = await quan.post<{ account: Account }>("/api/accounts", mine);
  const list = csv([["my.an", "Chị Mỹ", "Kiểm tra", "", "", ""]]);
  const seen = await look(list);
  const { version, name, role } = account;
  await quan.patch(`/api/accounts/${account.id}`, { version, name: `${name} An`, role, active: true });
  await expect(take(list, seen.fingerprint)).rejects.toMatchObject({ code: "STALE" });
  const both = await Promise.allSettled([taken(list), taken(list)]);
  expect(both.some(({ status }) => status === "fulfilled")).toBe(true);
  expect((await accountOf("my.an")).version).toBe(version + 2);
});

test("5,000 people are taken in seconds", async () => {
  const rows = Array.from({ length: 5_000 }, (_, n) => [`nguoi${n}`, `Người số ${n}`, "Người trực", "", "", ""]);
  const list = csv(rows);
  const start = performance.now();
  const seen = await look(list);
  const { passwords } = await take(list, seen.fingerprint);
  expect(new Set(passwords.map(({ password }) => password)).size).toBe(5_000);
  expect(performance.now() - start).toBeLessThan(30_000);
});
