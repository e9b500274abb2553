import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "../../core/errors.ts";
import { readConfig } from "../../server/config.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "config-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const read = (env: Record<string, string>) => readConfig({ DATA_DIR: dir, ...env });

function faultsOf(env: Record<string, string>): string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof AppError && error.code === "CONFIG_INVALID") return error.message.split("\n");
    throw error;
  }
  return [];
}

const zalo = {
  ZALO_APP_ID: "1",
  ZALO_OA_ID: "2",
  ZALO_OA_SECRET: "oa-secret-khong-that",
  ZALO_APP_SECRET: "app-secret-khong-that",
  ZALO_REFRESH_TOKEN: "refresh-khong-that",
};

test("nothing set: the demo runs on this machine with the published secrets of the samples", () => {
  const config = read({});
  expect(config).toMatchObject({ DEMO: true, PUBLIC_URL: "http://127.0.0.1:3000", WARD_NAME: "Bến Sen" });
  expect(config.zalo?.ZALO_OA_SECRET).toBe("test-oa-secret-key-khong-that");
});

test("all faults are told at once, each with the name of its variable", () => {
  const faults = faultsOf({ PORT: "x", LEASE_SECONDS: "0", ROLE: "cook", DATABASE_URL: "mysql://x" });
  expect(faults.map((fault) => fault.split(":")[0]).sort()).toEqual(["DATABASE_URL", "LEASE_SECONDS", "PORT", "ROLE"]);
});

test("a channel is off or complete: half of one names what is missing", () => {
  const { ZALO_OA_SECRET: _, ...half } = zalo;
  expect(faultsOf(half)[0]).toContain("ZALO_OA_SECRET: missing");
  expect(read(zalo)).toMatchObject({ DEMO: false, zalo: { ZALO_OA_ID: "2" } });
  expect(read(zalo).facebook).toBeUndefined();
});

test("the demo's secrets are public, so it never listens on a public address", () => {
  expect(faultsOf({ HOST: "0.0.0.0", DEMO: "1" })[0]).toContain("loopback");
  expect(read({ HOST: "0.0.0.0" })).toMatchObject({ DEMO: false });
  expect(read({ HOST: "0.0.0.0" }).zalo).toBeUndefined();
});

test("a platform's time-out as long as the lease is refused: two workers could send at once", () => {
  expect(faultsOf({ LEASE_SECONDS: "5", PLATFORM_TIMEOUT_MS: "5000" })[0]).toContain("PLATFORM_TIMEOUT_MS");
});

test("an empty variable counts as unset", () => {
  expect(read({ DATABASE_URL: "", PORT: "" })).toMatchObject({ PORT: 3000 });
});

test("the secret is made once, kept for its owner only, and the same at the next start", () => {
  const first = read({}).APP_SECRET;
  expect(first).toHaveLength(32);
  expect(read({}).APP_SECRET).toEqual(first);
  expect(statSync(join(dir, "app-secret")).mode & 0o077).toBe(0);
});

test("a given secret must be 32 bytes: it encrypts the platforms' tokens", () => {
  expect(faultsOf({ APP_SECRET: Buffer.alloc(16).toString("base64").padEnd(44, "=") })[0]).toContain("APP_SECRET");
});

test("systems are set up as JSON; what is wrong with it is told by its variable, and no secret is", () => {
  const clients = [{ name: "app", keySha256: "a".repeat(64) }];
  const own = read({ OPEN311_CLIENTS: JSON.stringify(clients), REPORT_MEDIA_HOSTS: "anh.example, *.anh.example" });
  expect(own.OPEN311_CLIENTS).toEqual([{ ...clients[0], tellsByEmail: false }]);
  expect(own.REPORT_MEDIA_HOSTS).toEqual(["anh.example", "*.anh.example"]);
  expect(own.MACHINE_SOURCES).toMatchObject([{ name: "demo-camera" }]);
  const body = { unit: "KTHT", url: "https://else.example", apiKey: "geheim-1", serviceCode: "1" };
  const faults = faultsOf({
    OPEN311_CLIENTS: "{geheim-2",
    MACHINE_SOURCES: JSON.stringify([{ name: "Camera", secret: "geheim-3" }]),
    RELAY_BODIES: JSON.stringify([body]),
  });
  expect(faults.join()).not.toContain("geheim");
  expect(faults).toEqual([
    "OPEN311_CLIENTS: is not JSON",
    expect.stringMatching(/^MACHINE_SOURCES\.0\.name: must be lower-case/),
    expect.stringMatching(/^MACHINE_SOURCES\.0\.secret: /),
    expect.stringMatching(/^RELAY_BODIES\.0\.unit: /),
  ]);
});
