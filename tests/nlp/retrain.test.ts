import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { retrain } from "../../nlp/retrain.ts";
import { readModels } from "../../nlp/train.ts";
import { cacheDir, testModels } from "../fakes/models.ts";

test("a training hears the corrections, writes its models where it was told, and is measured beside those in use", () => {
  const dir = mkdtempSync(join(tmpdir(), "retrain-"));
  const out = join(dir, "new.bin");
  const corrections = [{ text: "rác chất đống", label: "waste-collection" as const }];
  const heard: unknown[] = [];
  const learn = (told: readonly unknown[]) => {
    heard.push(...told);
    return { ...testModels(), version: "new" };
  };
  const { version, scores, activeScores } = retrain({ corrections, activePath: null, cacheDir, out }, learn);
  expect(heard).toEqual(corrections);
  expect(version).toBe("new");
  expect(scores).toEqual(activeScores);
  for (const score of Object.values(scores)) expect(score).toBeGreaterThan(0.5);
  expect(scores.emergencyRecall).toBeGreaterThanOrEqual(0.99);
  expect(readModels(out)?.version).toBe("new");
  expect(readModels(join(dir, "none.bin"))).toBeUndefined();
  rmSync(dir, { recursive: true });
});
