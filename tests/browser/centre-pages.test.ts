import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { Browser } from "playwright-core";
import type { Appointment } from "../../core/appointment/appointment.ts";
import type { QueueNumber } from "../../core/appointment/queue-number.ts";
import { slotsAhead } from "../../core/appointment/slots.ts";
import {
  appointmentPage,
  bookingPage,
  changePage,
  hoursPage,
  numberPage,
  screenPage,
  takeNumberPage,
} from "../../server/pages/centre.ts";
import { type Language, languageOf } from "../../server/pages/language.ts";
import { sendHtml } from "../../server/pages/reading-aids.ts";
import { reminderHint } from "../../server/pages/reminder-hint.ts";
import { type Site, wordsIn } from "../../server/pages/words.ts";
import { vietnameseIn } from "../fakes/vietnamese-in.ts";
import { fakeCentre, fakeNow, fakeWard, fakeWorld } from "../fakes/world.ts";
import { accessibilityFaults, hasSidewaysScroll, missingForBrowser, openBrowser } from "./browser.ts";
import { slowMs } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;
const world = fakeWorld();
const { services } = fakeCentre;
const free = slotsAhead(fakeWard.calendar, fakeCentre, fakeNow).map((startsAt) => ({ startsAt, free: 2 }));
const [, service = services[0] as (typeof services)[number]] = services;
const appointment: Appointment = {
  ...{ id: "a1", code: "BSH-2611-0001", serviceId: "ho-tich", day: "2026-11-17", state: "booked", version: 1 },
  startsAt: new Date("2026-11-17T08:00:00+07:00"),
  bookedAt: fakeNow,
};
const today = { ...appointment, startsAt: new Date("2026-11-16T16:00:00+07:00"), day: "2026-11-16" };
const number: QueueNumber = {
  ...{ id: "n1", label: "B012", serviceId: "ho-tich", day: "2026-11-16", number: 12, state: "waiting", version: 1 },
  takenAt: fakeNow,
};
const called: QueueNumber[] = [
  { ...number, label: "A010", state: "called", counterId: "1" },
  { ...number, label: "B011", state: "called", counterId: "2" },
];

const links = ["Zalo", "Messenger", "Telegram"].map((name) => ({ name, url: "https://bensen.example/x" }));
const pagesIn = (site: Site): Record<string, string> => ({
  services: bookingPage(site, services),
  hours: hoursPage(site, { service, free }),
  fault: hoursPage(site, { service, free, fault: site.words.booking.badPhone, phone: "12" }),
  full: hoursPage(site, { service, free: [] }),
  booked: appointmentPage(site, appointment, "/hen/x", reminderHint(site.words, appointment, "none", links)),
  today: appointmentPage(site, today, "/hen/x", reminderHint(site.words, today, "none", [])),
  cancelled: appointmentPage(
    site,
    { ...appointment, state: "cancelled" },
    "/hen/x",
    reminderHint(site.words, appointment, "none", []),
  ),
  change: changePage(site, { appointment, free, link: "/hen/x", fault: site.words.centreFaults.BAD_INPUT }),
  numbers: takeNumberPage(site, services, site.words.hall.closed),
  number: numberPage(site, { number, ahead: 2, calling: ["B010", "B011"] }),
  called: numberPage(site, { number: { ...number, state: "called", counterId: "2" }, ahead: undefined, calling: [] }),
  screen: screenPage(site, called, 7),
  quiet: screenPage(site, [], 0),
});
const pages: Record<Language, Record<string, string>> = {
  vi: pagesIn({ world, words: wordsIn("vi") }),
  en: pagesIn({ world, words: wordsIn("en") }),
};

test.each(Object.entries(pages.en))(
  "in English, nothing of %s is left in Vietnamese but what is marked as such",
  (_, page) => {
    expect(vietnameseIn(page)).toEqual([]);
  },
);

looks("pages of the service centre", () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    const app = express();
    app.use("/assets", express.static(new URL("../../server/pages/assets", import.meta.url).pathname));
    app.get("/:name", (request, response) => sendHtml(response, pages[languageOf(request)][request.params.name] ?? ""));
    server = app.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser();
  }, slowMs);
  afterAll(async () => {
    await browser?.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test.each([
    ["light", 320],
    ["dark", 320],
    ["light", 390],
    ["light", 1440],
    ["light", 320, "21"],
    ["dark", 320, "21"],
    ["light", 320, "20", "en"],
  ] as [colorScheme: "light" | "dark", width: number, chosen?: string, language?: Language][])(
    "are free of accessibility faults and fit, %s at %i, largest and strongest with %s, in %s",
    async (colorScheme, width, chosen = "00", language = "vi") => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      await context.addCookies([{ name: "cau-noi-doc", value: chosen, url: origin }]);
      const page = await context.newPage();
      for (const name of Object.keys(pages[language])) {
        await page.goto(`${origin}/${name}?lang=${language}`);
        expect({ name, faults: await accessibilityFaults(page) }).toEqual({ name, faults: [] });
        expect({ name, sideways: await hasSidewaysScroll(page) }).toEqual({ name, sideways: false });
        if (process.env.SHOTS)
          await page.screenshot({
            path: `${process.env.SHOTS}/centre-${name}-${colorScheme}-${width}-${chosen}-${language}.png`,
            fullPage: true,
          });
      }
      await context.close();
    },
    slowMs,
  );

  test("numbers on the wall can be read from five metres: a twelfth of the screen's height and more", async () => {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const page = await context.newPage();
    await page.goto(`${origin}/screen`);
    const size = await page.evaluate("parseFloat(getComputedStyle(document.querySelector('.number')).fontSize)");
    expect(size).toBeGreaterThan(1080 / 12);
    await context.close();
  });

  test("the screen in the hall shows the next call by itself", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${origin}/screen`);
    pages.vi.screen = screenPage(
      { world, words: wordsIn("vi") },
      [{ ...number, label: "C001", state: "called", counterId: "1" }],
      0,
    );
    await page.clock.runFor(5_000);
    await page.getByText("C001").waitFor({ timeout: 8_000 });
    expect(await page.getByText("A010").count()).toBe(0);
    await context.close();
  });
});
