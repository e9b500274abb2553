import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { Browser } from "playwright-core";
import { loadGazetteer } from "../../nlp/places.ts";
import { badStopPage, codePage, followedPage, followTroublePage, stopPage } from "../../server/pages/follow.ts";
import * as news from "../../server/pages/news.ts";
import { sendHtml } from "../../server/pages/reading-aids.ts";
import { reportsPage } from "../../server/pages/report-list.ts";
import { trackingPage } from "../../server/pages/tracking.ts";
import { aTicket } from "../builders.ts";
import { fakeWorld } from "../fakes/world.ts";
import { accessibilityFaults, hasSidewaysScroll, missingForBrowser, openBrowser } from "./browser.ts";
import { slowMs } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;
const world = fakeWorld({ accounts: { sms: "PBENSEN", email: "phuong@bensen.example" } });
const code = "BS-2611-0142";
const phone = { carrier: "sms" as const, user: "+84900000001" };
const asked = { code, checkId: "check-1", ...phone };

const hoaSu = { street: "Hoa Sứ", category: "street-light" as const };

const pages: Record<string, string> = {
  tracking: trackingPage(aTicket({ code }), world),
  code: codePage(world, asked),
  wrong: codePage(world, { ...asked, triesLeft: 4 }),
  trouble: followTroublePage(world, code, "too-many"),
  done: followedPage(world, code, "email", "tu@example.vn"),
  stop: stopPage(world, "sms", phone.user, false),
  stopped: stopPage(world, "email", "tu@example.vn", true),
  bad: badStopPage(world),
  "news-form": reportsPage(
    { world, map: loadGazetteer() },
    { ...hoaSu, status: "", days: 30, view: "list", page: 1 },
    { reports: [], isMore: false },
  ).replaceAll("<details", "<details open"),
  "news-sent": news.newsSentPage(world, "t…@example.vn"),
  "news-confirm": news.newsConfirmPage(world),
  "news-confirmed": news.newsConfirmedPage(world, hoaSu, "t…@example.vn"),
  "news-stop": news.newsStopPage(world, hoaSu),
  "news-stopped": news.newsStoppedPage(world),
  "news-trouble": news.newsTroublePage(world, "over"),
};

test("the form for a street's news stands as the list was narrowed; without a mail server there is only how to ask in a talk", () => {
  const form = pages["news-form"] ?? "";
  expect(form.match(/<option value="Hoa Sứ" selected>/g)).toHaveLength(2);
  expect(form.match(/<option value="street-light" selected>/g)).toHaveLength(2);
  const plain = news.newsForm({ world: fakeWorld(), map: loadGazetteer() }, {}).text;
  expect(plain).not.toContain("<form");
  expect(plain).toContain("báo tin đường");
});

looks("hearing of a ticket by SMS or mail", () => {
  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    const app = express();
    app.use("/assets", express.static(new URL("../../server/pages/assets", import.meta.url).pathname));
    app.get("/:name", (request, response) => sendHtml(response, pages[request.params.name] ?? ""));
    server = app.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    browser = await openBrowser();
  }, slowMs);
  afterAll(async () => {
    await browser?.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test.each([
    ["light", "00"],
    ["dark", "00"],
    ["light", "21"],
    ["dark", "21"],
  ] as const)(
    "every page is free of accessibility faults and fits a small telephone, %s, look %s",
    async (colorScheme, chosen) => {
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme });
      await context.addCookies([{ name: "cau-noi-doc", value: chosen, url: origin }]);
      const page = await context.newPage();
      for (const name of Object.keys(pages)) {
        await page.goto(`${origin}/${name}`);
        expect({ name, faults: await accessibilityFaults(page) }).toEqual({ name, faults: [] });
        expect({ name, sideways: await hasSidewaysScroll(page) }).toEqual({ name, sideways: false });
        if (process.env.SHOTS)
          await page.screenshot({
            path: `${process.env.SHOTS}/follow-${name}-${colorScheme}-${chosen}.png`,
            fullPage: true,
          });
      }
      await context.close();
    },
    slowMs,
  );
});
