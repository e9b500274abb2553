import { jest } from "@jest/globals";
import { runFuzz } from "./fuzz/run-fuzz.ts";

jest.setTimeout(120_000);

test("bodies nobody should send crash nothing, and what is forged is never stored", async () => {
  const seed = Number(process.env.FUZZ_SEED ?? 1022);
  const { tables, faults } = await runFuzz({ parsed: 150, delivered: 40, pages: 250, rounds: 1, asEach: false, seed });
  expect(faults).toEqual([]);
  expect(Object.keys(tables)).toHaveLength(7 + 7 + 2);
});
