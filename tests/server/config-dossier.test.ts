import { z } from "zod";
import { dossierSettings, dossierShape } from "../../server/config-dossier.ts";

const read = (given: Record<string, string>) => {
  const faults: string[] = [];
  const own = { ...z.object(dossierShape).parse(given), OUTGOING_PRIVATE_HOSTS: ["mot-cua.local"], LEASE_SECONDS: 30 };
  return { settings: dossierSettings(own, faults), faults };
};

test("no one-stop system is asked until both settings are given", () => {
  expect(read({})).toEqual({ settings: undefined, faults: [] });
  expect(read({ DOSSIER_URL: "https://mot-cua.example/api" }).faults).toEqual([
    "DOSSIER_TOKEN: missing, while DOSSIER_URL is set",
  ]);
  expect(read({ DOSSIER_TOKEN: "khoa" }).faults).toEqual(["DOSSIER_URL: missing, while DOSSIER_TOKEN is set"]);
});

test("a system is asked over HTTPS, or plainly where its host is named as our own", () => {
  const both = { DOSSIER_TOKEN: "khoa", DOSSIER_URL: "https://mot-cua.example/api/" };
  expect(read(both)).toEqual({
    settings: { baseUrl: "https://mot-cua.example/api", token: "khoa", timeoutMs: 4_000, lookEveryMs: 3_600_000 },
    faults: [],
  });
  expect(read({ ...both, DOSSIER_URL: "http://mot-cua.local/api" }).faults).toEqual([]);
  expect(read({ ...both, DOSSIER_URL: "http://mot-cua.example/api" }).faults).toHaveLength(1);
});

test("two tries and what follows must fit into the time a worker has", () => {
  const both = { DOSSIER_TOKEN: "khoa", DOSSIER_URL: "https://mot-cua.example/api" };
  expect(read({ ...both, DOSSIER_TIMEOUT_SECONDS: "11" }).faults).toHaveLength(1);
});
