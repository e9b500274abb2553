import { createOneStop } from "../../adapters/dossier/client.ts";
import { readMoment } from "../../adapters/dossier/moments.ts";
import { faultOf } from "../core/bench.ts";
import { type FiledDossier, type OneStopServer, startOneStopServer } from "../fakes/one-stop-server.ts";

const token = "khoa-mot-cua";
const now = new Date("2026-11-16T14:06:00+07:00");
const filed: FiledDossier = {
  code: "HS-251103-0012",
  procedure: "Đăng ký thường trú",
  state: "processing",
  receivedAt: "2026-11-03T08:10:00+07:00",
  dueAt: "12/11/2026",
  changedAt: "2026-11-05 09:00",
  phoneTail: "0456",
};

let server: OneStopServer;
beforeEach(async () => {
  server = await startOneStopServer({ token, dossiers: [filed] });
});
afterEach(() => server.close());
const system = (more: { token?: string; baseUrl?: string; timeoutMs?: number } = {}) =>
  createOneStop({ baseUrl: server.url, token, timeoutMs: 5_000, clock: { now: () => now }, ...more });

test("a dossier comes back as the contract says, as of now; a day ends at midnight", async () => {
  expect(await system().find("HS-251103-0012")).toEqual({
    dossier: {
      code: "HS-251103-0012",
      procedure: "Đăng ký thường trú",
      state: "processing",
      receivedAt: new Date("2026-11-03T08:10:00+07:00"),
      dueAt: new Date("2026-11-12T23:59:59+07:00"),
      changedAt: new Date("2026-11-05T09:00:00+07:00"),
      phoneTail: "0456",
    },
    asOf: now,
  });
});

test("what is missing or null is left out, and members nobody asked for are not taken over", async () => {
  const { receivedAt: _, phoneTail: __, ...rest } = filed;
  server.dossiers.set("HS-251103-0012", { ...rest, dueAt: null, applicant: "Nguyễn Văn A" });
  const found = await system().find("HS-251103-0012");
  expect(Object.keys(found?.dossier ?? {}).sort()).toEqual(["changedAt", "code", "procedure", "state"]);
});

test("a code the system does not know is no fault; it is asked for as it is printed", async () => {
  expect(await system().find("000.00.04.H29-251103-0099")).toBeUndefined();
  expect(server.asked).toEqual(["000.00.04.H29-251103-0099"]);
});

test("a wrong address is a fault and not an unknown dossier", async () => {
  await faultOf(system({ baseUrl: `${server.url}/v2` }).find(filed.code), "PLATFORM_REFUSED");
});

test.each([
  ["is down for a moment", { status: 503, times: 1 }],
  ["breaks off once", { lostAnswer: true, times: 1 }],
] as const)("a system that %s is asked once more", async (_, fault) => {
  server.failNext(fault);
  expect((await system().find(filed.code))?.dossier.state).toBe("processing");
  expect(server.calls(/dossiers/)).toBe(2);
});

test.each([
  ["is down", { status: 500, times: 9 }, "PLATFORM_UNAVAILABLE", 2],
  ["does not answer in time", { timeout: true, times: 9 }, "PLATFORM_UNAVAILABLE", 2],
  ["asks us to slow down", { status: 429, retryAfterSeconds: 7 }, "RATE_LIMITED", 1],
  ["answers a page", { status: 404 }, "PLATFORM_REFUSED", 1],
] as const)("a system that %s", async (_, fault, code, calls) => {
  server.failNext(fault);
  await faultOf(system({ timeoutMs: 300 }).find(filed.code), code);
  expect(server.calls(/dossiers/)).toBe(calls);
});

test.each([
  ["a state of its own", { ...filed, state: "dang-xu-ly" }],
  ["a date that is none", { ...filed, dueAt: "31/02/2026" }],
  ["no day of change", { ...filed, changedAt: undefined }],
  ["the whole number", { ...filed, phoneTail: "0900000456" }],
  ["another dossier", { ...filed, code: "HS-251103-0013" }],
  ["a list", [filed]],
  ["words", "ok"],
])("an answer with %s is refused, and none of it stands in the fault", async (_, body) => {
  server.dossiers.set(filed.code, body);
  const fault = await faultOf(system().find(filed.code), "BAD_INPUT");
  expect(JSON.stringify([fault.message, fault.details, fault.cause])).not.toMatch(/0456|thường trú|HS-/);
});

test("a refused token is named as such, and not shown", async () => {
  const fault = await faultOf(system({ token: "sai" }).find(filed.code), "TOKEN_INVALID");
  expect(JSON.stringify([fault.message, fault.details, fault.cause])).not.toMatch(/sai|HS-/);
});

test.each([
  ["2026-11-12", "start", "2026-11-12T00:00:00+07:00"],
  ["12/11/2026", "end", "2026-11-12T23:59:59+07:00"],
  ["2/1/2026 7:05", "end", "2026-01-02T07:05:00+07:00"],
  ["2026-11-12T07:05:09.123Z", "start", "2026-11-12T07:05:09Z"],
  ["2026-11-12T07:05", "start", "2026-11-12T07:05:00+07:00"],
] as const)("%s (%s of a day) is %s", (text, edge, expected) => {
  expect(readMoment(text, edge)).toEqual(new Date(expected));
});

test.each(["", "31/02/2026", "2026-13-01", "12/11/26", "hôm qua", "12/11/2026 25:00"])("%j is no moment", (text) => {
  expect(readMoment(text)).toBeUndefined();
});
