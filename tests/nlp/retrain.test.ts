import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadModels, unpackModels } from "../../nlp/models.ts";
import { retrain } from "../../nlp/retrain.ts";

test("a training hears the corrections, writes its models where it was told, and is measured beside those in use", () => {
  const dir = mkdtempSync(join(tmpdir(), "retrain-"));
  const out = join(dir, "new.bin");
  const corrections = [{ text: "rác chất đống", label: "waste-collection" as const }];
  const heard: unknown[] = [];
  const learn = (told: readonly unknown[]) => {
    heard.push(...told);
    return { ...loadModels(), version: "new" };
  };
  const { version, scores, activeScores } = retrain({ corrections, activePath: null, out }, learn);
  expect(heard).toEqual(corrections);
  expect(version).toBe("new");
  expect(scores).toEqual(activeScores);
  for (const score of Object.values(scores)) expect(score).toBeGreaterThan(0.5);
  expect(scores.emergencyRecall).toBeGreaterThan(0.95);
  expect(unpackModels(readFileSync(out))?.version).toBe("new");
  rmSync(dir, { recursive: true });
});
