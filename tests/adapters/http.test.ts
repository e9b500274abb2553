import { createHttp, timeLimit } from "../../adapters/http.ts";
import { type FakeHttp, startFakeHttp } from "../../adapters/stand-ins/http-platform.ts";

let platform: FakeHttp;
beforeAll(async () => {
  platform = await startFakeHttp({ sends: /./, handle: () => ({ body: {} }), faultAnswer: () => ({ body: {} }) });
});
afterAll(() => platform.close());

/** As a machine that sleeps does: time passes, and no timer rings. */
function standStill(ms: number): void {
  for (const since = performance.now(); performance.now() - since < ms; );
}

test("a process that stood still until a send was over makes no further call in it, before any timer could tell", async () => {
  const http = createHttp({ baseUrl: platform.url, timeoutMs: 2_000 });
  const signal = timeLimit(50);
  expect(await http({ method: "GET", path: "/look", signal })).toMatchObject({ status: 200 });
  standStill(60);
  expect(signal.aborted).toBe(false);
  const late = http({ method: "POST", path: "/send", data: {}, signal });
  await expect(late).rejects.toMatchObject({ code: "PLATFORM_UNAVAILABLE", retryable: true });
  expect([platform.calls(/look/), platform.calls(/send/)]).toEqual([1, 0]);
});
