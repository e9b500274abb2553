import { createGuard } from "../../adapters/guard.ts";
import { createPushClient, isLockable, makePushKeys } from "../../adapters/push/client.ts";
import type { AppError } from "../../core/errors.ts";
import { startPushServer } from "../fakes/push-server.ts";

let service: Awaited<ReturnType<typeof startPushServer>>;
beforeAll(async () => {
  service = await startPushServer();
});
afterAll(() => service.close());

const keys = makePushKeys();
function aBrowser() {
  const { endpoint, keys: own } = service.subscribe(keys.publicKey);
  return { endpoint, ...own, serverKey: keys.publicKey, language: "vi" };
}
const rest = { keys, subject: "https://bensen.example", topic: "w1", note: { body: "Đường Hoa Sứ: 1 việc mới báo." } };
const send = (given: Partial<Parameters<ReturnType<typeof createPushClient>>[0]> = {}, allowed = ["127.0.0.1"]) =>
  createPushClient({ timeoutMs: 300, guard: createGuard(allowed) })({ device: aBrowser(), ...rest, ...given });
const faultOf = (sent: Promise<void>): Promise<Pick<AppError, "code" | "retryable">> =>
  sent.then(
    () => Promise.reject(new Error("it was taken")),
    ({ code, retryable }: AppError) => ({ code, retryable }),
  );

test("what is posted is proved to be ours, and read by the browser it was locked for", async () => {
  await send();
  expect(service.read.at(-1)?.note).toEqual(rest.note);
  expect(await faultOf(send({ keys: makePushKeys() }))).toEqual({ code: "PLATFORM_REFUSED", retryable: false });
});

test.each([
  [404, "RECIPIENT_GONE", false],
  [410, "RECIPIENT_GONE", false],
  [413, "PLATFORM_REFUSED", false],
  [301, "PLATFORM_REFUSED", false],
  [429, "RATE_LIMITED", true],
  [503, "PLATFORM_UNAVAILABLE", true],
])("an answer of %i is %s", async (status, code, retryable) => {
  service.failNext({ status });
  expect(await faultOf(send())).toEqual({ code, retryable });
});

test("no answer is tried again later, and a private address is never called", async () => {
  service.failNext({ timeout: true });
  expect(await faultOf(send())).toEqual({ code: "PLATFORM_UNAVAILABLE", retryable: true });
  const calls = service.calls(/./);
  const device = aBrowser();
  for (const endpoint of [device.endpoint, device.endpoint.replace("127.0.0.1", "localhost")]) {
    expect((await faultOf(send({ device: { ...device, endpoint } }, []))).code).toBe("FORBIDDEN");
  }
  expect(service.calls(/./)).toBe(calls);
});

test("only a point of the curve and sixteen bytes are keys", () => {
  const { p256dh, auth } = aBrowser();
  expect(isLockable({ p256dh, auth })).toBe(true);
  expect(isLockable({ p256dh: "A".repeat(87), auth })).toBe(false);
  expect(isLockable({ p256dh, auth: auth.slice(2) })).toBe(false);
});
