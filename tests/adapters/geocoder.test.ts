import { createNominatim } from "../../adapters/geocoder/nominatim.ts";
import { faultOf } from "../core/bench.ts";
import { type NominatimServer, someRows, startNominatimServer } from "../fakes/nominatim-server.ts";

const key = { header: "x-api-key", value: "khoa-ban-do" };
const query = { text: "Cây Gòn", ward: "phường Bến Sen" };

let server: NominatimServer;
beforeEach(async () => {
  server = await startNominatimServer({ key, rows: someRows });
});
afterEach(() => server.close());
const geocoder = (more: { key?: typeof key | undefined; timeoutMs?: number } = {}) =>
  createNominatim({ baseUrl: server.url, key, timeoutMs: 5_000, ...more });

test("an address is looked for in its ward, and comes back as places with their precision", async () => {
  expect(await geocoder().find(query)).toEqual([
    {
      label: "12, Cây Gòn, Phường Thạnh Mỹ Tây, Thành phố Hồ Chí Minh",
      precision: "house",
      latitude: 10.7921,
      longitude: 106.7081,
      street: "Cây Gòn",
      house: "12",
    },
    {
      label: "Cây Gòn, Phường Bến Sen, Thành phố Hồ Chí Minh",
      precision: "street",
      latitude: 10.7801,
      longitude: 106.6981,
      street: "Cây Gòn",
    },
  ]);
  expect(server.asked).toEqual(["Cây Gòn, phường Bến Sen"]);
});

test("an address nobody knows comes back as no places", async () => {
  expect(await geocoder().find({ text: "Không Có Đâu" })).toEqual([]);
});

test.each([
  ["asks us to slow down", { status: 429, retryAfterSeconds: 7 }, "RATE_LIMITED", true],
  ["is down", { status: 503 }, "PLATFORM_UNAVAILABLE", true],
  ["breaks off", { lostAnswer: true }, "PLATFORM_UNAVAILABLE", true],
  ["answers a page", { status: 200 }, "PLATFORM_REFUSED", false],
  ["does not answer in time", { timeout: true }, "PLATFORM_UNAVAILABLE", true],
] as const)("a service that %s", async (_, planned, code, retryable) => {
  server.failNext(planned);
  const fault = await faultOf(geocoder({ timeoutMs: 300 }).find(query), code);
  expect(fault.retryable).toBe(retryable);
});

test.each([
  ["a wrong key", { header: "x-api-key", value: "khac" }],
  ["no key", undefined],
])("with %s it is refused, and nobody reads the key or the address in the fault", async (_, wrong) => {
  const fault = await faultOf(geocoder({ key: wrong }).find(query), "PLATFORM_REFUSED");
  expect(JSON.stringify([fault.message, fault.details, fault.cause])).not.toMatch(/khoa-ban-do|Cây Gòn/);
});
