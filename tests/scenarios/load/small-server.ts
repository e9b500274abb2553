import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import pg from "pg";
import { Telegraf } from "telegraf";

/**
 * What the product is measured against, in a process of its own: `bare` reads a body and answers; `telegraf` is a bot as
 * its documents write it, which keeps each message by one insert and echoes it. Prints its port.
 */
const { DATABASE_URL, TELEGRAM_BOT_TOKEN = "", TELEGRAM_SECRET_TOKEN = "", TELEGRAM_API_URL = "" } = process.env;

function bare(): express.Express {
  const app = express();
  app.post("/", express.raw({ type: () => true }), (_, response) => void response.json({ ok: true }));
  return app;
}

async function echo(): Promise<express.Express> {
  const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
  await pool.query(
    "CREATE TABLE IF NOT EXISTS echo (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, chat bigint, body text)",
  );
  const bot = new Telegraf(TELEGRAM_BOT_TOKEN, { telegram: { apiRoot: TELEGRAM_API_URL, webhookReply: false } });
  bot.on("text", async (context) => {
    await pool.query("INSERT INTO echo (chat, body) VALUES ($1, $2)", [context.chat.id, context.message.text]);
    await context.reply(context.message.text);
  });
  const app = express();
  app.use(bot.webhookCallback("/", { secretToken: TELEGRAM_SECRET_TOKEN }));
  return app;
}

const app = process.argv[2] === "bare" ? bare() : await echo();
const server = createServer(app).listen(0, "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
