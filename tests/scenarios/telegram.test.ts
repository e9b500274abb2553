import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { jest } from "@jest/globals";
import TelegramServer from "telegram-test-api";
import { createTelegramSource } from "../../adapters/telegram/source.ts";
import type { EventSource } from "../../core/channel/source.ts";
import { startSources } from "../../server/sources.ts";
import { someFiles } from "../fakes/adapter-stages.ts";
import { createScriptedClassifier } from "../fakes/scripted-classifier.ts";
import { createScriptedKnowledge } from "../fakes/scripted-knowledge.ts";
import { createScriptedPlaces } from "../fakes/scripted-places.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(60_000);

const now = new Date("2026-11-16T14:06:00+07:00");
const dirty = "trước số 9 Sen Trắng dơ quá phường ơi";
const pothole = "ổ gà to quá";
const readings = {
  [dirty]: {
    intents: ["report-issue" as const],
    categories: { "litter-dumping": 0.41, "wastewater-discharge": 0.33 },
    decision: "confirm" as const,
    flags: [],
  },
  [pothole]: {
    intents: ["report-issue" as const],
    categories: { "road-damage": 0.96 },
    summary: "ổ gà lớn",
    flags: [],
  },
};
const understanding = () => ({
  classifier: createScriptedClassifier(new Map(Object.entries(readings))),
  knowledge: createScriptedKnowledge(new Map()),
  places: createScriptedPlaces(
    new Map([[dirty, { kind: "found", place: { label: "trước số 9 Sen Trắng", precision: "house" } }]]),
  ),
});

let town: Town;
afterEach(() => town.close());

describe("a resident at the door of our own Telegram", () => {
  const user = "900000001";
  const door = () => town.doors.of("telegram");
  const texts = async (): Promise<string[]> => (await door().lines(town.origin, user)).map(({ text }) => text);
  beforeEach(async () => {
    town = await openTown({ understanding: understanding(), now });
  });

  async function deliver(act: Parameters<typeof town.doors.telegram.userSends>[0]): Promise<void> {
    const { bytes, headers } = town.doors.telegram.userSends(act);
    const answer = await fetch(`${town.origin}/webhooks/telegram`, {
      method: "POST",
      headers,
      body: Uint8Array.from(bytes),
    });
    expect(answer.status).toBe(200);
  }

  test("sends an album: the pictures and the words are one turn and stay with the report", async () => {
    await deliver({ userId: user, image: "mot", text: pothole, album: "13" });
    await deliver({ userId: user, image: "hai", album: "13" });
    await town.settle();
    expect(await texts()).toHaveLength(1);
    await door().act(town.origin, user, [{ latitude: 10.7769, longitude: 106.7009 }]);
    await town.settle();
    await door().act(town.origin, user, [{ press: "Đúng rồi" }]);
    await town.settle();
    const ticket = await (await town.staff("lan")).ticket("BS-2611-0001");
    expect(ticket.attachments).toHaveLength(2);
    const stored = JSON.stringify(ticket);
    expect(stored).not.toContain(town.doors.telegram.botToken);
  });

  test("is asked where by a button that sends the position", async () => {
    await deliver({ userId: user, text: pothole });
    await town.settle();
    const [asked] = await door().lines(town.origin, user);
    expect(asked?.buttons.map(({ label }) => label)).toContain("Gửi vị trí");
    const { markup } = town.doors.telegram.log(user).at(-1) ?? {};
    expect(markup?.keyboard?.flat()).toContainEqual({ text: "Gửi vị trí", request_location: true });
    await door().act(town.origin, user, [{ latitude: 10.7769, longitude: 106.7009 }]);
    await town.settle();
    expect((await texts()).at(-1)).toContain("Tại: gần hẻm 12 Hoa Sứ. Đúng chưa ạ?");
  });

  test("who wrote in a group gets no answer there", async () => {
    const chat = { id: -1002000000001, type: "supergroup", title: "Tổ dân phố 3" };
    const from = { id: 900000001, is_bot: false, first_name: "Mẫu" };
    const { bytes, headers } = town.doors.telegram.update({ message: { message_id: 5, from, chat, text: pothole } });
    await fetch(`${town.origin}/webhooks/telegram`, { method: "POST", headers, body: Uint8Array.from(bytes) });
    await town.settle();
    expect(await texts()).toEqual([]);
    expect(town.doors.telegram.calls(/send/)).toBe(0);
  });

  test("a message whose answer was lost is not sent twice: a task says that nobody knows", async () => {
    town.doors.telegram.failNext({ lostAnswer: true });
    await deliver({ userId: user, text: pothole });
    await town.settle();
    expect(await texts()).toHaveLength(1);
    const { items } = await (await town.staff("lan")).get<{ items: object[] }>("/api/tasks");
    expect(items).toMatchObject([{ kind: "delivery-failed", reason: "UNCERTAIN" }]);
  });
});

/** A port that is free now; the emulator cannot choose one itself. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe("a resident of the npm emulator, whose updates we ask for", () => {
  const token = "800000001:test-telegram-bot-token-khong-that";
  const when = { date: now.getTime() / 1_000 };

  test("presses Start, reports, presses a button, and reads a code", async () => {
    const emulator = new TelegramServer({ port: await freePort(), host: "127.0.0.1" });
    await emulator.start();
    const apiUrl = emulator.config.apiURL;
    const environment = { TELEGRAM_API_URL: apiUrl, TELEGRAM_MODE: "polling", TELEGRAM_SECRET_TOKEN: "" };
    town = await openTown({ understanding: understanding(), now, environment });
    const { store, world, adapters } = town.wired;
    expect(adapters.sources.map(({ channel }) => channel)).toEqual(["telegram"]);
    const options = {
      botToken: token,
      apiUrl,
      timeoutMs: 2_000,
      clock: world.clock,
      files: someFiles(),
      emptyPauseMs: 20,
    };
    const inner = createTelegramSource(options);
    let taken: () => void = () => undefined;
    const source: EventSource = {
      channel: "telegram",
      run: (take, signal) => inner.run(async (events) => take(events).then(() => taken()), signal),
    };
    const sources = startSources({ sources: [source], store, world, log: { warn: () => undefined } });
    const phone = emulator.getClient(token, {
      userId: 900000001,
      chatId: 900000001,
      firstName: "Mẫu",
      timeout: 10_000,
    });
    /** One act of the resident, and what the bot then said. */
    const act = async (doing: () => Promise<unknown>) => {
      const arrived = new Promise<void>((resolve) => {
        taken = resolve;
      });
      await doing();
      await arrived;
      await town.settle();
      return (await phone.getUpdates()).result.map(({ message }) => message as { text: string; reply_markup?: object });
    };
    const [hello] = await act(() => phone.sendCommand(phone.makeCommand("/start", when)));
    expect(hello?.text).toMatch(/^Đây là trợ lý tự động của phường Bến Sen\./);
    const [asked] = await act(() => phone.sendMessage(phone.makeMessage(dirty, when)));
    expect(asked?.text).toBe("Việc này gần với loại nào hơn ạ?");
    const [data = ""] = /"callback_data":"other"/.exec(JSON.stringify(asked?.reply_markup)) ?? [];
    expect(data).not.toBe("");
    const [opened] = await act(() => phone.sendCallback(phone.makeCallbackQuery("other")));
    expect(opened?.text).toBe(
      "Dạ, phường đã nhận. Mã của anh/chị là BS-2611-0001. Phường sẽ trả lời trước 15 giờ hôm nay ạ.",
    );
    await sources.stop();
    await emulator.stop();
  });
});
