import { createNominatim } from "../../adapters/geocoder/nominatim.ts";
import { type NominatimServer, someRows, startNominatimServer } from "../fakes/nominatim-server.ts";
import { type Desk, hoaSu, openDesk } from "./desk.ts";

let desk: Desk;
let server: NominatimServer;
beforeAll(async () => {
  server = await startNominatimServer({ rows: someRows });
  desk = await openDesk({ geocoder: createNominatim({ baseUrl: server.url, timeoutMs: 2_000 }) });
});
afterAll(async () => {
  await desk?.close();
  await server?.close();
});

test("an address of the gazetteer is answered from it, and the geocoder is not asked", async () => {
  const answer = await desk.call("lan", "lookUpPlace", { body: { text: "45 hoa su" } });
  expect(answer).toMatchObject({ source: "gazetteer", places: [hoaSu] });
  expect(server.asked).toEqual([]);
});

test("another one is looked up by the geocoder, in our ward, and given as places to choose from", async () => {
  desk.places.set("cây gòn", { kind: "not-found", text: "đường Cây Gòn" });
  const answer = await desk.call("lan", "lookUpPlace", { body: { text: "cây gòn" } });
  expect(answer).toMatchObject({
    source: "geocoder",
    places: [{ house: "12", precision: "house" }, { street: "Cây Gòn" }],
  });
  expect(server.asked).toEqual(["cây gòn, phường Bến Sen"]);
});

test("what was said is told with its precision and its ward of today", async () => {
  const { said } = await desk.call("lan", "lookUpPlace", { body: { text: "12A/3B Nguyễn Trãi, phường 2 quận 5" } });
  const text = "12A/3B Nguyễn Trãi, phường 2 quận 5";
  expect(said).toEqual({ text, precision: "house", wardCode: "27301", candidates: [] });
});

test("when the geocoder is down the operator is told so", async () => {
  server.failNext({ status: 503 });
  expect((await desk.refused("lan", "lookUpPlace", { body: { text: "đường lạ" } })).code).toBe("PLATFORM_UNAVAILABLE");
});

test("an empty address is refused", async () => {
  expect((await desk.refused("lan", "lookUpPlace", { body: { text: "  " } })).code).toBe("BAD_INPUT");
});
