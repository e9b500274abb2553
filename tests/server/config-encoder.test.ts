import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { encoderSettings, encoderShape } from "../../server/config-encoder.ts";

const read = (given: Record<string, string>) => {
  const faults: string[] = [];
  return { settings: encoderSettings({ ...z.object(encoderShape).parse(given), DATA_DIR: "/data" }, faults), faults };
};

test("the encoder is off until one is named", () => {
  expect(read({})).toEqual({ settings: undefined, faults: [] });
});

test("ours is named by one word and helps likeness only, unless search is named as well", () => {
  expect(read({ ENCODER_MODEL: "own" }).settings).toMatchObject({ for: ["likeness"], model: { isOwn: true } });
  expect(read({ ENCODER_MODEL: "own", ENCODER_FOR: "likeness, search" }).settings?.for).toEqual(["likeness", "search"]);
  expect(() => read({ ENCODER_FOR: "everything" })).toThrow();
});

test("a folder is read from this machine only, a name at the hub is fetched once", () => {
  const dir = mkdtempSync(join(tmpdir(), "encoder-"));
  writeFileSync(join(dir, "config.json"), "{}");
  const { settings } = read({ ENCODER_MODEL: dir });
  rmSync(dir, { recursive: true });
  expect(join(settings?.model.folder ?? "", settings?.model.name ?? "")).toBe(dir);
  const hub = read({ ENCODER_MODEL: "owner/name", ENCODER_PREFIX: "query: " }).settings?.model;
  expect(hub).toMatchObject({ name: "owner/name", cacheDir: "/data/models", prefix: "query: ", isOwn: false });
  expect(hub?.folder).toBeUndefined();
});

test("what is neither is named at start", () => {
  expect(read({ ENCODER_MODEL: "/no/such/folder" }).faults).toHaveLength(1);
});
