import type { Browser, Page } from "playwright-core";
import type { Channel } from "../../core/channel/channel.ts";
import { codeSeries } from "../../core/ticket/code.ts";
import { watchClocks } from "../../core/ticket/watch-clocks.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import type { Act } from "../scenarios/door.ts";
import { startLoops } from "../scenarios/loops.ts";
import { openTown, type Town } from "../scenarios/town.ts";
import { missingForBrowser, openBrowser, signedIn, untilTrue } from "./browser.ts";
import { looksRight } from "./looks.ts";

const dialogues = missingForBrowser() ? describe.skip : describe;
const slowMs = 240_000;
const password = "benSen2026";
const at = (time: string): Date => new Date(`2026-11-${time}:00+07:00`);

/** Golden dialogues whose other half is the desk: residents by signed webhooks, staff in the console, the worker's own loops. */
dialogues("golden dialogues from the desk's side", () => {
  const opened: { town?: Town; browser?: Browser; stop?: () => Promise<void> } = {};
  const town = (): Town => {
    if (!opened.town) throw new Error("the town is not open yet");
    return opened.town;
  };

  beforeAll(async () => {
    opened.town = await openTown({ understanding: realUnderstanding(), now: at("16T14:06"), waitMinutes: () => 6 });
    opened.stop = startLoops(opened.town);
    opened.browser = await openBrowser();
  }, slowMs);
  afterAll(async () => {
    await opened.browser?.close();
    await opened.stop?.();
    await opened.town?.close();
  });

  /** The next code the ward gives out has this number. */
  async function nextIs(number: number): Promise<void> {
    const prefix = codeSeries("BS", town().clock.now);
    const last = number - 1;
    await town().wired.store.client.ticketSeries.upsert({
      where: { prefix },
      create: { prefix, last },
      update: { last },
    });
  }

  /** Somebody on a channel; what the ward's loops bring them is waited for, line by line. */
  function resident(user: string, channel: Channel) {
    let read = 0;
    const fresh = async (): Promise<string[]> =>
      (await town().doors.of(channel).lines(town().origin, user)).slice(read).map(({ text }) => text);
    const reads = async (...lines: string[]): Promise<void> => {
      const deadline = Date.now() + 20_000;
      while ((await fresh()).length < lines.length && Date.now() < deadline) await pause(100);
      const told = await fresh();
      read += told.length;
      expect(told.map((line) => line.replace("Đây là trợ lý tự động của phường Bến Sen.\n", ""))).toEqual(lines);
    };
    return {
      reads,
      /** Says this, and reads exactly that. */
      async says(act: Act, ...lines: string[]): Promise<void> {
        await town().doors.of(channel).act(town().origin, user, [act]);
        await reads(...lines);
      },
      /** Reports something that the ward has to see, whatever is said along the way. */
      async reports(text: string): Promise<void> {
        await town().doors.of(channel).act(town().origin, user, [{ text }]);
        while ((await fresh()).length === 0) await pause(100);
        read += (await fresh()).length;
      },
    };
  }

  /** Somebody signs in and works in a window of their own. */
  async function as(username: string, work: (page: Page) => Promise<void>): Promise<void> {
    if (!opened.browser) throw new Error("the browser is not open yet");
    const { context, page } = await signedIn(opened.browser, town().origin, username, { password });
    await work(page);
    await context.close();
  }

  test(
    "D24: the head moves the date with a reason and a photo; half of the power company's time is over, and its answer is told",
    async () => {
      const [lan, dung] = [await town().staff("lan"), await town().staff("dung")];
      const onRoad = resident("7700000000000000401", "zalo");
      await nextIs(416);
      await onRoad.reports("ổ gà to chang trước số 20 Hoa Sứ");
      await onRoad.reports("đúng rồi");
      await dung.move("BS-2611-0416", "accepted", { officerId: dung.id });
      await dung.move("BS-2611-0416", "in-progress", { plan: "rải nhựa nguội", onSceneAt: at("16T14:06").toISOString() });
      await pause(2_000);
      await onRoad.reads(...[]);
      await as("hanh", async (page) => {
        await page.goto("/app/phieu/BS-2611-0416");
        await page.getByRole("button", { name: "Gia hạn" }).click();
        console.log(await page.getByRole("dialog").innerText());
        await looksRight(page, "extend");
      });
      void lan;
    },
    slowMs,
  );
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
void untilTrue;
void watchClocks;
