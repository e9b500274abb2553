import { setTimeout as pause } from "node:timers/promises";
import type { Browser, BrowserContext, Page, Route } from "playwright-core";
import { tellWatchers } from "../../core/news/tell-watchers.ts";
import { anId, aTicket } from "../builders.ts";
import { startPushServer } from "../fakes/push-server.ts";
import { noUnderstanding } from "../fakes/scripted-understanding.ts";
import { openTown, type Town } from "../scenarios/town.ts";
import { accessibilityFaults, hasSidewaysScroll, missingForBrowser, openBrowser } from "./browser.ts";
import { slowMs } from "./console-stage.ts";

const looks = missingForBrowser(undefined, "whole") ? describe.skip : describe;
const at = (local: string): Date => new Date(`2026-11-${local}:00+07:00`);

/**
 * A subscription is made by the browser maker's own service, which no test can reach: here the fake one makes it. The page,
 * the worker, the locks and the notices on the screen are the real ones; what the service read is handed to the worker.
 */
const askOurService = `
  let current = null;
  PushManager.prototype.getSubscription = async () => current;
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    const given = await window.subscribeAt(applicationServerKey);
    const text = atob(applicationServerKey.replaceAll("-", "+").replaceAll("_", "/"));
    const key = Uint8Array.from(text, (one) => one.charCodeAt(0)).buffer;
    const unsubscribe = async () => { current = null; return true; };
    current = { endpoint: given.endpoint, options: { applicationServerKey: key }, toJSON: () => given, unsubscribe };
    return current;
  };`;

looks("notices of a browser", () => {
  let service: Awaited<ReturnType<typeof startPushServer>>;
  let town: Town;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    service = await startPushServer();
    const { hostname } = new URL(service.url);
    const environment = { PUSH_HOSTS: hostname, OUTGOING_PRIVATE_HOSTS: hostname };
    town = await openTown({ understanding: noUnderstanding(), now: at("16T14:06"), environment });
    browser = await openBrowser("whole");
    context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    await context.exposeFunction("subscribeAt", (serverKey: string) => service.subscribe(serverKey));
    await context.addInitScript(askOurService);
    page = await context.newPage();
  }, slowMs);
  afterAll(async () => {
    await browser?.close();
    await town?.close();
    await service?.close();
  });

  const offer = () => page.getByRole("button", { name: "Báo trên máy này" });
  const told = () => page.locator("[data-told]");
  const open = async (path: string): Promise<void> => {
    await page.goto(`${town.origin}${path}`);
    const folded = page.getByText("Nhận tin tự động");
    if (path !== "/nhan-tin") await folded.click();
  };
  const evening = async (local: string): Promise<void> => {
    town.clock.now = at(local);
    await tellWatchers({ ...town.wired, limit: 10 });
    await town.settle();
  };
  const report = (local: string, street: string) =>
    town.wired.store.transaction((tx) =>
      tx.tickets.insert(
        aTicket({
          id: anId(),
          openedAt: at(local),
          place: { label: `12 ${street}`, precision: "house", street, house: "12" },
        }),
      ),
    );

  test("whoever says no is asked by nobody else, and a page that opens asks nothing", async () => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${town.origin}/ban-do`);
    await page.waitForLoadState("networkidle");
    expect(asked.filter((path) => path.startsWith("/nhan-tin"))).toEqual([]);
    expect(await page.evaluate("Notification.permission")).not.toBe("granted");
    await open("/ban-do");
    await offer().click();
    await page.getByText("Máy đang chặn thông báo").waitFor();
    expect(service.calls(/./)).toBe(0);
  });

  test("one tap, and the street is told on the screen; one tap there, and it is not", async () => {
    await context.grantPermissions(["notifications"], { origin: town.origin });
    await open("/ban-do?duong=Hoa+S%E1%BB%A9");
    await offer().click();
    await page.getByText("Xong rồi, máy này sẽ báo.").waitFor();
    expect(await told().getByRole("listitem").allInnerTexts()).toEqual(["đường Hoa Sứ Thôi nhận"]);
    expect(await hasSidewaysScroll(page)).toBe(false);
    expect(await accessibilityFaults(page)).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/device-told.png`, fullPage: true });
    await report("16T15:00", "Hoa Sứ");
    await evening("16T17:31");
    const note = service.read[0]?.note;
    expect(note?.body).toBe("Đường Hoa Sứ: 1 việc mới báo.");

    const wire = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      wire.on(
        "ServiceWorker.workerRegistrationUpdated",
        ({ registrations: [one] }) => one && resolve(one.registrationId),
      );
    });
    await wire.send("ServiceWorker.enable");
    const registrationId = await registered;
    await wire.send("ServiceWorker.deliverPushMessage", {
      ...{ origin: town.origin, registrationId, data: JSON.stringify(note) },
    });
    const worker = context.serviceWorkers()[0];
    const shown = (): Promise<unknown> | undefined =>
      worker?.evaluate(`self.registration.getNotifications().then((all) =>
        all.map(({ title, body, actions }) => ({ title, body, actions: actions.map((one) => one.title) })))`);
    await expectSoon(shown, [
      { title: "Tin tự động · Phường Bến Sen", body: "Đường Hoa Sứ: 1 việc mới báo.", actions: ["Thôi nhận"] },
    ]);
    await worker?.evaluate(`self.registration.getNotifications().then(([notification]) =>
      self.dispatchEvent(new NotificationEvent("notificationclick", { notification, action: "stop" })))`);
    await expectSoon(shown, [{ title: "Tin tự động · Phường Bến Sen", body: "Phường thôi gửi rồi", actions: [] }]);
    await report("17T15:00", "Hoa Sứ");
    await evening("17T17:31");
    expect(service.read).toHaveLength(1);
  });

  test("a browser that lost its address is moved when the page is opened again, or by its worker", async () => {
    // The page still asks what this browser was told before; what somebody taps meanwhile is not taken back by that answer.
    const late = async (route: Route): Promise<void> => {
      const response = await route.fetch();
      await pause(500);
      await route.fulfill({ response });
    };
    await page.route("**/nhan-tin/may/co", late, { times: 1 });
    const answered = page.waitForResponse("**/nhan-tin/may/co").then((answer) => answer.finished());
    await page.goto(`${town.origin}/nhan-tin?duong=Sen+H%E1%BB%93ng`);
    await offer().click();
    await told().getByText("đường Sen Hồng").waitFor();
    await answered;
    await pause(100);
    await page.goto(`${town.origin}/nhan-tin`);
    await told().getByText("đường Sen Hồng").waitFor();
    await report("18T15:00", "Sen Hồng");
    await evening("18T17:31");
    expect(service.read.at(-1)?.note.body).toBe("Đường Sen Hồng: 1 việc mới báo.");

    const before = await page.evaluate("localStorage.getItem('cau-noi-may')");
    const serverKey = await (await fetch(`${town.origin}/nhan-tin/may/khoa`)).text();
    const next = service.subscribe(serverKey);
    await context.serviceWorkers()[0]?.evaluate(`self.dispatchEvent(
      Object.assign(new ExtendableEvent("pushsubscriptionchange"), {
        oldSubscription: { endpoint: ${JSON.stringify(before)} },
        newSubscription: {
          toJSON: () => (${JSON.stringify(next)}),
          options: { applicationServerKey: Uint8Array.from([${Buffer.from(serverKey, "base64url").join()}]).buffer },
        },
      }))`);
    const topics = async (): Promise<number> => {
      const body = new URLSearchParams({ may: next.endpoint });
      return (await fetch(`${town.origin}/nhan-tin/may/co`, { method: "POST", body })).status;
    };
    await expectSoon(topics, 200);
  });

  /** A worker does its part when it is woken; it is looked at until it has. */
  async function expectSoon(look: () => Promise<unknown> | undefined, wanted: unknown): Promise<void> {
    const until = Date.now() + 30_000;
    let seen = await look();
    while (JSON.stringify(seen) !== JSON.stringify(wanted) && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      seen = await look();
    }
    expect(seen).toEqual(wanted);
  }
});
