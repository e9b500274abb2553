import type { sheetRoutes } from "../../server/contract-sheet.ts";
import * as hostile from "../nlp/knowledge/hostile-sheets.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

function form(content: Uint8Array, name = "kho.xlsx"): { body: FormData } {
  const body = new FormData();
  body.append("file", new File([new Uint8Array(content)], name));
  return { body };
}

test.each([
  ["an archive that unpacks to much more than it is", hostile.bomb, "TOO_LARGE", { reason: "too-large" }],
  ["a workbook with macros, whatever it is called", hostile.macros, "UNSUPPORTED_FILE", { reason: "macros" }],
  ["a workbook of the old kind", hostile.oldExcel, "UNSUPPORTED_FILE", { reason: "kind" }],
  ["a damaged one", hostile.cutOff, "UNSUPPORTED_FILE", { reason: "damaged" }],
  ["a file of 10 MB", () => new Uint8Array(10_000_000), "TOO_LARGE", {}],
] as const)("%s is refused with a code, and a reason the console has words for", async (_, make, code, details) => {
  const sent = form(await make());
  expect(await desk.refused("lan", "lookAtSheet", sent)).toMatchObject({ code, details });
  expect(await desk.refused("ba", "draftFromSheet", { ...sent, query: { seen: "x" } })).toMatchObject({
    code,
    details,
  });
});

test("no file is BAD_INPUT, and so are drafts of nothing that was looked at", async () => {
  expect((await desk.refused("lan", "lookAtSheet", { body: new FormData() })).code).toBe("BAD_INPUT");
  expect((await desk.refused("lan", "draftFromSheet", { body: new FormData() })).code).toBe("BAD_INPUT");
  expect((await desk.refused("lan", "proposeDrafts", { body: { ids: [] } })).code).toBe("BAD_INPUT");
});

test("whoever reads the records may download them, nobody else; whoever may write brings files", async () => {
  const statuses = async (id: keyof typeof sheetRoutes) =>
    Promise.all((["lan", "hoa", "dung"] as const).map(async (person) => (await desk.send(person, id)).status));
  expect(await statuses("downloadSheet")).toEqual([200, 200, 403]);
  expect(await statuses("lookAtSheet")).toEqual([400, 403, 403]);
});
