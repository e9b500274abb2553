// Plays a resident on Zalo, Messenger or Telegram against a running `npm start`: signs like the platform, stands in for it, and
// shows what comes back. Or posts one recorded sample, byte for byte.
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { type FacebookServer, startFacebookServer } from "../adapters/stand-ins/facebook-server.ts";
import { type SignedWebhook, startZaloServer, type ZaloServer } from "../adapters/stand-ins/zalo-server.ts";
import { startTelegramServer, type TelegramServer } from "../tests/fakes/telegram-server.ts";
import { showCarriers } from "./replay-carriers.ts";
import { callWard } from "./replay-hotline.ts";

/** Ports of the stand-ins; the demo's settings in server/config.ts lead there. */
const ports: Record<string, number> = { zalo: 4811, facebook: 4812, telegram: 4813 };
/** Without a terminal to type in, the play ends after this silence. */
const silenceMs = 10_000;

const args = process.argv.slice(2).filter((arg) => !arg.startsWith("--url="));
const base = process.argv.find((arg) => arg.startsWith("--url="))?.slice("--url=".length) ?? "http://127.0.0.1:3000";
const [what = "zalo", ...words] = args;

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

async function post(channel: string, { bytes, headers }: SignedWebhook): Promise<unknown> {
  const body = new Uint8Array(bytes);
  const answer = await fetch(`${base}/webhooks/${channel}`, { method: "POST", headers, body }).catch(() =>
    stop(`Nothing answers at ${base}: run \`npm start\` first, or give --url=http://host:port.`),
  );
  console.log(`  → ${channel} webhook, ${bytes.length} bytes, signed: HTTP ${answer.status}`);
  return answer.json();
}

/** A sample of tests/fixtures with the headers it was recorded with. */
async function replaySample(path: string): Promise<void> {
  const channel = basename(dirname(path));
  const index = JSON.parse(readFileSync(`${dirname(path)}/index.json`, "utf8")) as {
    samples: { file: string; headers: Record<string, string> }[];
  };
  const sample = index.samples.find(({ file }) => basename(file) === basename(path));
  if (!sample) stop(`${path} is not in the index beside it.`);
  await post(channel, { bytes: readFileSync(path), headers: sample.headers });
}

interface Play {
  channel: string;
  write(text: string): SignedWebhook;
  press(value: string, label: string): SignedWebhook;
  /** Told what the server answered to a delivery, where the platform reads it. */
  answered?(body: unknown): void;
  news(): { text: string; buttons: { label: string; value: string }[] }[];
}

interface Button {
  title: string;
  payload: unknown;
}

function playZalo(zalo: ZaloServer, userId: string): Play {
  let read = 0;
  return {
    channel: "zalo",
    write: (text) => zalo.userSends({ userId, text }),
    press: (choice) => zalo.userSends({ userId, choice }),
    news: () => {
      const lines = zalo.log(userId).filter(({ fromOa }) => fromOa);
      const fresh = lines.slice(read);
      read = lines.length;
      return fresh.map(({ text, message }) => {
        const { payload } = (message.attachment ?? {}) as { payload?: { buttons?: Button[] } };
        const buttons = payload?.buttons ?? [];
        return {
          text,
          buttons: buttons.map((one) => ({ label: one.title, value: String(one.payload).replace(/^#/, "") })),
        };
      });
    },
  };
}

function playFacebook(facebook: FacebookServer, userId: string): Play {
  let read = 0;
  return {
    channel: "facebook",
    write: (text) => facebook.userSends({ userId, text }),
    press: (choice, label) => facebook.userSends({ userId, choice, label }),
    news: () => {
      const lines = facebook.log(userId).filter(({ fromPage }) => fromPage);
      const fresh = lines.slice(read);
      read = lines.length;
      return fresh.map(({ text, message }) => {
        const replies = (message.quick_replies ?? []) as Button[];
        return { text, buttons: replies.map((one) => ({ label: one.title, value: String(one.payload) })) };
      });
    },
  };
}

function playTelegram(telegram: TelegramServer, userId: string): Play {
  let read = 0;
  return {
    channel: "telegram",
    write: (text) => telegram.userSends({ userId, text }),
    // The buttons of the telephone's own keyboard bring no value: they type their label.
    press: (choice, label) => telegram.userSends(choice ? { userId, choice, label } : { userId, text: label }),
    answered: telegram.answered,
    news: () => {
      const lines = telegram.log(userId).filter(({ fromBot }) => fromBot);
      const fresh = lines.slice(read);
      read = lines.length;
      return fresh.map(({ text, markup }) => {
        const buttons = [...(markup?.inline_keyboard ?? []), ...(markup?.keyboard ?? [])].flat();
        return { text, buttons: buttons.map((one) => ({ label: one.text ?? "", value: one.callback_data ?? "" })) };
      });
    },
  };
}

const plays: Record<string, (port: number, userId: string) => Promise<Play>> = {
  zalo: async (port, userId) => playZalo(await startZaloServer({ port, acceptsAnyRefreshToken: true }), userId),
  facebook: async (port, userId) => playFacebook(await startFacebookServer({ port }), userId),
  telegram: async (port, userId) => playTelegram(await startTelegramServer({ port }), userId),
};

async function openPlay(channel: string): Promise<Play> {
  // a new person each time, so that every play starts fresh
  const userId = `77${Date.now()}`;
  const port = ports[channel] ?? 0;
  const open = plays[channel];
  if (!open)
    return stop(`Say what to replay: ${Object.keys(plays).join(", ")}, sms, hotline, or a file of tests/fixtures.`);
  return open(port, userId).catch(() => stop(`Port ${port} is in use: another replay is still running.`));
}

async function converse(channel: string, firstWords: string): Promise<void> {
  const play = await openPlay(channel);
  let offered: { label: string; value: string }[] = [];
  let lastNews = performance.now();
  const say = async (typed: string): Promise<void> => {
    const button =
      offered[Number(typed) - 1] ?? offered.find(({ label }) => label.toLowerCase() === typed.toLowerCase());
    console.log(`\nBạn: ${button?.label ?? typed}`);
    const answer = await post(channel, button ? play.press(button.value, button.label) : play.write(typed));
    play.answered?.(answer);
    lastNews = performance.now();
  };
  await say(firstWords);
  if (process.stdin.isTTY)
    createInterface({ input: process.stdin }).on("line", (line) => line.trim() && void say(line.trim()));
  while (process.stdin.isTTY || performance.now() - lastNews < silenceMs) {
    for (const { text, buttons } of play.news()) {
      lastNews = performance.now();
      console.log(`Phường: ${text}`);
      for (const [index, { label }] of buttons.entries()) console.log(`   ${index + 1} [${label}]`);
      offered = buttons;
    }
    await pause(200);
  }
  process.exit(0);
}

if (what.endsWith(".json")) await replaySample(what);
else if (what === "sms") await showCarriers();
else if (what === "hotline") await callWard(post, words);
else await converse(what, words.join(" ") || "cống trước nhà 45 hoa sứ nghẹt cả tuần mưa chút xíu là tràn");
