import { findDossierCodes, withoutDossierCodes } from "../../../core/dossier/code.ts";
import { type Dossier, isLate } from "../../../core/dossier/dossier.ts";
import { fakeNow } from "../../fakes/world.ts";

test.each([
  ["à đây, HS-251103-0012, hẹn 12/11 mà chưa thấy", ["HS-251103-0012"]],
  ["hs 251103 0012", ["HS-251103-0012"]],
  ["mã hs2511030012 nha", ["HS-251103-0012"]],
  ["000.00.04.H29-251103-0012", ["000.00.04.H29-251103-0012"]],
  ["H29.116-251103-0012 với HS-251103-0013", ["H29.116-251103-0012", "HS-251103-0013"]],
  ["số tui 0903 123 4567, sđt 090312 3456", []],
  ["BS-2611-0412", []],
  ["HS-251303-0012", []],
  ["ngày 251103", []],
])("%s: %j", (text, codes) => {
  expect(findDossierCodes(text)).toEqual(codes);
});

test("what is left of a text are other digits", () => {
  expect(withoutDossierCodes("HS-251103-0012, 4 số cuối 0456")).toBe(" , 4 số cuối 0456");
});

test.each([
  ["the office's turn and the day over", "processing", -1, true],
  ["the day not over", "processing", 1, false],
  ["papers are missing", "supplement", -1, false],
  ["the result is there", "ready", -1, false],
  ["handed over", "returned", -1, false],
] as const)("late or not: %s", (_, state, hours, expected) => {
  const dossier: Pick<Dossier, "state" | "dueAt"> = { state, dueAt: new Date(fakeNow.getTime() + hours * 3_600_000) };
  expect(isLate(dossier, fakeNow)).toBe(expected);
  expect(isLate({ state }, fakeNow)).toBe(false);
});
