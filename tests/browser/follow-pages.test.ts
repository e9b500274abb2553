import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import type { Browser } from "playwright-core";
import { loadGazetteer } from "../../nlp/places.ts";
import { badStopPage, codePage, followedPage, followTroublePage, stopPage } from "../../server/pages/follow.ts";
import { type Language, languageOf } from "../../server/pages/language.ts";
import * as news from "../../server/pages/news.ts";
import { sendHtml } from "../../server/pages/reading-aids.ts";
import { reportsPage } from "../../server/pages/report-list.ts";
import { trackingPage } from "../../server/pages/tracking.ts";
import { type Site, wordsIn } from "../../server/pages/words.ts";
import { aTicket } from "../builders.ts";
import { vietnameseIn } from "../fakes/vietnamese-in.ts";
import { fakeWorld } from "../fakes/world.ts";
import { accessibilityFaults, hasSidewaysScroll, missingForBrowser, openBrowser } from "./browser.ts";
import { slowMs } from "./console-stage.ts";

const looks = missingForBrowser() ? describe.skip : describe;
const world = fakeWorld({ accounts: { sms: "PBENSEN", email: "phuong@bensen.example" } });
const code = "BS-2611-0142";
const phone = { carrier: "sms" as const, user: "+84900000001" };
const asked = { code, checkId: "check-1", ...phone };

const hoaSu = { street: "Hoa Sứ", category: "street-light" as const };

const pagesIn = (site: Site): Record<string, string> => ({
  tracking: trackingPage(aTicket({ code }), site),
  code: codePage(site, asked),
  wrong: codePage(site, { ...asked, triesLeft: 4 }),
  trouble: followTroublePage(site, code, "too-many"),
  done: followedPage(site, code, "email", "tu@example.vn"),
  stop: stopPage(site, "sms", phone.user, false),
  stopped: stopPage(site, "email", "tu@example.vn", true),
  bad: badStopPage(site),
  "news-form": reportsPage(
    { ...site, map: loadGazetteer() },
    { ...hoaSu, status: "", days: 30, view: "list", page: 1 },
    { reports: [], isMore: false },
  ).replaceAll("<details", "<details open"),
  "news-page": news.newsPage({ ...site, map: loadGazetteer() }, hoaSu).replace("data-device hidden", "data-device"),
  "news-sent": news.newsSentPage(site, "t…@example.vn"),
  "news-confirm": news.newsConfirmPage(site),
  "news-confirmed": news.newsConfirmedPage(site, hoaSu, "t…@example.vn"),
  "news-stop": news.newsStopPage(site, hoaSu),
  "news-stopped": news.newsStoppedPage(site),
  "news-trouble": news.newsTroublePage(site, "over"),
});
const pages: Record<Language, Record<string, string>> = {
  vi: pagesIn({ world, words: wordsIn("vi") }),
  en: pagesIn({ world, words: wordsIn("en") }),
};

test("the form for a street's news stands as the list was narrowed; without a mail server there is only how to ask in a talk", () => {
  const form = pages.vi["news-form"] ?? "";
  expect(form.match(/<option value="Hoa Sứ" selected>/g)).toHaveLength(2);
  expect(form.match(/<option value="street-light" selected>/g)).toHaveLength(2);
  const plain = news.newsForm({ world: fakeWorld(), words: wordsIn("vi"), map: loadGazetteer() }, {}).text;
  // shown by its script, to browsers that can be told without an address
  expect(plain).toMatch(/<form [^>]+ data-news hidden>/);
  expect(plain).not.toContain('type="email"');
  expect(plain).toContain("báo tin đường");
});

test.each(Object.entries(pages.en))(
  "in English, nothing of %s is left in Vietnamese but what is marked as such",
  (_, page) => {
    expect(vietnameseIn(page)).toEqual([]);
  },
);

looks("hearing of a ticket by SMS or mail", () => {
  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    const app = express();
    app.use("/assets", express.static(new URL("../../server/pages/assets", import.meta.url).pathname));
    app.get("/:name", (request, response) => sendHtml(response, pages[languageOf(request)][request.params.name] ?? ""));
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
    ["light", "00", "vi"],
    ["dark", "00", "vi"],
    ["light", "21", "vi"],
    ["dark", "21", "vi"],
    ["light", "20", "en"],
  ] as const)(
    "every page is free of accessibility faults and fits a small telephone, %s, look %s, in %s",
    async (colorScheme, chosen, language) => {
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme });
      await context.addCookies([{ name: "cau-noi-doc", value: chosen, url: origin }]);
      const page = await context.newPage();
      for (const name of Object.keys(pages[language])) {
        await page.goto(`${origin}/${name}?lang=${language}`);
        expect({ name, faults: await accessibilityFaults(page) }).toEqual({ name, faults: [] });
        expect({ name, sideways: await hasSidewaysScroll(page) }).toEqual({ name, sideways: false });
        if (process.env.SHOTS)
          await page.screenshot({
            path: `${process.env.SHOTS}/follow-${name}-${colorScheme}-${chosen}-${language}.png`,
            fullPage: true,
          });
      }
      await context.close();
    },
    slowMs,
  );
});
