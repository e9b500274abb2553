import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { createTrainer } from "../../server/trainer.ts";

const script = fileURLToPath(new URL("../fakes/tiny-training.ts", import.meta.url));
const train = createTrainer({ script });
const told = (text: string) => [{ text, category: "waste-collection" as const }];

test("a training runs in a process of its own, at low priority, and no list of processes shows what residents wrote", async () => {
  const active = new TextEncoder().encode("the model in use");
  const { version, file, scores } = await train({
    corrections: told("rác"),
    active,
    signal: AbortSignal.timeout(60_000),
  });
  expect(version).toBe(`from-active at ${constants.priority.PRIORITY_LOW}`);
  expect(new TextDecoder().decode(file)).toBe("waste-collection");
  expect(scores.categoryTyped).toBe(0);
});

test("a training that breaks says so without quoting anybody, one that is stopped ends", async () => {
  const broken = train({ corrections: told("hỏng"), signal: AbortSignal.timeout(60_000) });
  await expect(broken).rejects.toMatchObject({ code: "UNEXPECTED", message: "the training ended with 1" });
  const stopped = train({ corrections: told("mãi"), signal: AbortSignal.timeout(300) });
  await expect(stopped).rejects.toThrow();
});
