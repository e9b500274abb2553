import { jest } from "@jest/globals";
import type { Cell } from "../../nlp/knowledge/sheet/cells.ts";
import { writeCsv } from "../../nlp/knowledge/sheet/csv.ts";
import { writeWorkbook } from "../../nlp/knowledge/sheet/xlsx.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { tablesIn } from "../nlp/knowledge/hostile-sheets.ts";
import { dearer, released } from "../nlp/knowledge/written.ts";
import type { Desk } from "./desk.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const path = "/api/knowledge/sheet";
const copies = "chung-thuc-ban-sao";
let town: Town;
let lan: Desk;
let tam: Desk;

beforeEach(async () => {
  town = await openTown({ understanding: realUnderstanding(), now: new Date("2026-11-16T14:06:00+07:00") });
  [lan, tam] = [await town.staff("lan"), await town.staff("tam")];
});
afterEach(() => town.close());

interface Entry {
  id: string;
  name: string;
}
interface Look {
  fingerprint: string;
  problems: { sheet: string; row?: number; column?: string; text: string }[];
  changes: (Entry & { waits?: string })[];
  stale: Entry[];
  missing: Entry[];
  unchanged: number;
}
interface Drafts {
  drafts: (Entry & { versionId: string })[];
  waiting: Entry[];
  stale: Entry[];
}

/**
 * The procedures that somebody works on, cut out of the downloaded workbook, with cells typed anew: each the first of its
 * procedure in that sheet.
 */
async function edited(
  bytes: Uint8Array,
  ids: string[],
  ...cells: [sheet: string, id: string, header: string, value: Cell][]
) {
  const tables = (await tablesIn(bytes)).map(({ sheet, rows }) => ({
    sheet,
    rows: rows.filter(([owner], at) => at === 0 || ids.includes(String(owner))),
  }));
  for (const [name, id, header, value] of cells) {
    const rows = tables.find(({ sheet }) => sheet === name)?.rows ?? [];
    const row = rows.find(([owner]) => owner === id);
    const at = rows[0]?.indexOf(header) ?? -1;
    if (!row || at < 0) throw new Error(`no ${header} of ${id}`);
    row[at] = value;
  }
  return tables;
}
const download = () => lan.download(path);
const look = (bytes: Uint8Array, name = "phi.xlsx") => lan.send<Look>(`${path}/look`, bytes, name);
const draft = (bytes: Uint8Array, { fingerprint }: Look) =>
  lan.send<Drafts>(`${path}/drafts?seen=${fingerprint}`, bytes, "Phí mới.xlsx");
const propose = ({ drafts }: Drafts) =>
  lan.post<{ proposed: number }>(`${path}/propose`, { ids: drafts.map(({ versionId }) => versionId) });
const publish = (id: string) => tam.post(`/api/knowledge/versions/${id}/publish`, {});
const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);
const versionsOf = async (id: string) =>
  (await lan.get<{ versions: { state: string; note?: string }[] }>(`/api/knowledge/procedure/${id}`)).versions;

let asked = 0;
async function ask(): Promise<string> {
  asked += 1;
  const resident = new Resident(town, `77000000000000020${10 + asked}`);
  return (await resident.does({ text: "sao y bản chính bao nhiêu tiền" })).join("\n");
}
/** A version that somebody else writes and a leader puts in force. */
async function settle(id: string, body: unknown): Promise<void> {
  const quan = await town.staff("quan");
  const made = await quan.post<{ id: string }>(`/api/knowledge/procedure/${id}/drafts`, { base: 0, body });
  await quan.post(`/api/knowledge/versions/${made.id}/propose`, {});
  await publish(made.id);
}

test("a fee changed in the downloaded workbook is answered once a leader puts it in force, and nothing is made twice", async () => {
  const file = await download();
  expect(file.name).toBe("Kho kiến thức phường Bến Sen 2026-11-16.xlsx");
  expect(file.type).toBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  expect(await look(file.bytes)).toMatchObject({ problems: [], changes: [], stale: [], missing: [], unchanged: 105 });
  const mine = await writeWorkbook(await edited(file.bytes, [copies], ["Tiền", copies, "Số tiền (đồng)", 8_000]));
  const seen = await look(mine);
  expect(seen).toMatchObject({
    ...{ problems: [], stale: [], unchanged: 0 },
    changes: [
      {
        id: copies,
        isNew: false,
        before: { fee: { items: [{ amount: 2_000 }, { amount: 1_000 }, { amount: 200_000 }] } },
        after: { fee: { items: [{ amount: 8_000 }, { amount: 1_000 }, { amount: 200_000 }] } },
      },
    ],
  });
  expect(seen.missing).toHaveLength(104);
  expect(await versionsOf(copies)).toEqual([]);
  const made = await draft(mine, seen);
  expect(made).toMatchObject({ drafts: [{ id: copies }], waiting: [], stale: [] });
  expect(await draft(mine, seen)).toEqual(made);
  expect((await look(mine)).changes).toMatchObject([{ id: copies, waits: "same-draft" }]);
  const note = "Từ bảng tính Phí mới.xlsx, 16/11/2026";
  expect(await versionsOf(copies)).toMatchObject([{ state: "draft", note }]);
  expect(await ask()).toContain("2.000 đồng");
  const [version = ""] = made.drafts.map(({ versionId }) => versionId);
  expect(await propose(made)).toMatchObject({ proposed: 1, stale: [] });
  expect(await draft(mine, seen)).toMatchObject({ drafts: [], waiting: [{ id: copies }] });
  await expect(lan.post(`/api/knowledge/versions/${version}/publish`, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await publish(version);
  expect(await ask()).toContain("8.000 đồng");
  expect(await versionsOf(copies)).toHaveLength(1);
  expect(await look(mine)).toMatchObject({ changes: [], stale: [], unchanged: 1 });
});

test("words that came into force since the download are told, and only their rows are left out", async () => {
  const { bytes } = await download();
  await settle(copies, dearer(9_000));
  const cells = await edited(
    bytes,
    [copies, "khai-tu", "ket-hon"],
    ["Tiền", copies, "Số tiền (đồng)", 8_000],
    ["Thủ tục", "khai-tu", "Kết quả nhận được", "Trích lục khai tử, in tại chỗ"],
    ["Thủ tục", "ket-hon", "Kết quả nhận được", "Giấy chứng nhận kết hôn, hai bản"],
  );
  const mine = writeCsv(cells);
  const seen = await look(mine, "sua.zip");
  expect([idsOf(seen.changes).sort(), idsOf(seen.stale)]).toEqual([["ket-hon", "khai-tu"], [copies]]);
  await settle("ket-hon", released("ket-hon", { result: "Giấy chứng nhận kết hôn, ba bản" }));
  // somebody was faster than the press: nothing unseen is written, and the next look says what is left
  await expect(draft(mine, seen)).rejects.toMatchObject({ code: "STALE" });
  const again = await look(mine, "sua.zip");
  expect([idsOf(again.changes), idsOf(again.stale).sort()]).toEqual([["khai-tu"], [copies, "ket-hon"]]);
  const made = await draft(mine, again);
  expect([idsOf(made.drafts), idsOf(made.stale).sort()]).toEqual([["khai-tu"], [copies, "ket-hon"]]);
});

test("slips are told by sheet, row and column, and with one of them no draft is written", async () => {
  const { bytes } = await download();
  const tables = await edited(
    bytes,
    [copies],
    ["Tiền", copies, "Số tiền (đồng)", "tám ngàn"],
    ["Thủ tục", copies, "Chữ trên nút", "Hộ chiếu"],
  );
  const seen = await look(await writeWorkbook(tables));
  expect(seen.problems).toEqual([
    {
      ...{ sheet: "Tiền", row: expect.any(Number), column: "Số tiền (đồng)", code: "not-money" },
      ...{ text: '"tám ngàn" không phải số tiền', hint: expect.stringContaining("Ghi số đồng") },
    },
  ]);
  const unsafe = await edited(bytes, ["khai-tu"]);
  const lines = unsafe.find(({ sheet }) => sheet === "Dòng")?.rows ?? [];
  lines.push(["khai-tu", "từ loại trừ", "(nuoc|ngoai)+", null, null, null, null]);
  lines.push(["khai-tu", "thủ tục liên quan", "muon-nha", null, null, null, null]);
  const mine = await writeWorkbook(unsafe);
  expect((await look(mine)).problems.map(({ text }) => text)).toEqual(['Không có thủ tục "muon-nha"']);
  lines.pop();
  const cue = await writeWorkbook(unsafe);
  const told = await look(cue);
  expect(told.problems).toMatchObject([
    { sheet: "Dòng", row: lines.length, column: "Nội dung", text: "Chữ để phân biệt có dấu hoặc ký hiệu" },
  ]);
  await expect(draft(cue, told)).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(await versionsOf("khai-tu")).toEqual([]);
});

test("a cell that looks like a formula stays text on its way in and out again", async () => {
  const { bytes } = await download();
  const wicked = '=HYPERLINK("http://xau.example","bấm")';
  const mine = await writeWorkbook(
    await edited(bytes, ["khai-tu"], ["Thủ tục", "khai-tu", "Kết quả nhận được", wicked]),
  );
  const made = await draft(mine, await look(mine));
  await propose(made);
  await publish(made.drafts[0]?.versionId ?? "");
  const row = (await tablesIn((await download()).bytes))[0]?.rows.find(([id]) => id === "khai-tu");
  expect(row).toContain(`'${wicked}`);
  const zip = await lan.download(`${path}?type=csv`);
  expect(zip.name).toBe("Kho kiến thức phường Bến Sen 2026-11-16.zip");
  expect(await look(zip.bytes, "kho.zip")).toMatchObject({ problems: [], changes: [], unchanged: 105 });
});
