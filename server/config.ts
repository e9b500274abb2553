import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { AppError } from "../core/errors.ts";
import { type BackupSettings, backupSettings, backupShape } from "./config-backup.ts";
import {
  carrierEnvironment,
  carriersOf,
  demoCarriers,
  type SmsSettings,
  type SmtpSettings,
  smsNames,
  smtpNames,
} from "./config-carriers.ts";
import { counterShape, demoCounter } from "./config-counter.ts";
import { type DossierSettings, dossierSettings, dossierShape } from "./config-dossier.ts";
import { type EncoderSettings, encoderSettings, encoderShape } from "./config-encoder.ts";
import {
  demoFacebook,
  type FacebookSettings,
  facebookNames,
  facebookSettings,
  facebookShape,
} from "./config-facebook.ts";
import { type GeocoderSettings, geocoderSettings, geocoderShape } from "./config-geocoder.ts";
import { demoHotline, type HotlineSettings, hotlineNames, hotlineSettings, hotlineShape } from "./config-hotline.ts";
import { type ReaderSettings, readerSettings, readerShape } from "./config-reader.ts";
import { type SpeechSettings, speechSettings, speechShape } from "./config-speech.ts";
import { demoSystems, systemsEnvironment } from "./config-systems.ts";
import { demoTelegram, type TelegramSettings, telegramNames, telegramShape } from "./config-telegram.ts";
import { watchingShape } from "./config-watching.ts";
import { webchatShape } from "./config-webchat.ts";
import { type WordingSettings, wordingSettings, wordingShape } from "./config-wording.ts";
import { demoZalo, type ZaloSettings, zaloFaults, zaloNames, zaloShape } from "./config-zalo.ts";

const port = z.coerce.number().int().min(0).max(65_535);
const appSecret = z
  .string()
  .refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 bytes in base64")
  .optional();
const flag = z.enum(["0", "1"]).transform((value) => value === "1");

/** Every variable the product reads, with its default. `docs/` and the README speak of these names only. */
export const environment = z.object({
  /** Address the server listens on; 0.0.0.0 for all. Behind a reverse proxy on the same machine: as it is. */
  HOST: z.string().default("127.0.0.1"),
  /** Port of the server. */
  PORT: port.default(3000),
  /** Where residents and staff reach the server; links in messages start with it. */
  PUBLIC_URL: z.url().optional(),
  /** Unset: the embedded PostgreSQL. */
  DATABASE_URL: z.string().startsWith("postgres").optional(),
  /** Folder for files, models, the secret and the embedded database. Processes on one machine share it. */
  DATA_DIR: z.string().default(".data"),
  /** What this process does: answer HTTP, work the queues, or both. */
  ROLE: z.enum(["all", "web", "worker"]).default("all"),
  /** 32 bytes, base64: signs sessions and encrypts platform tokens. Unset: made once and kept in DATA_DIR. */
  APP_SECRET: appSecret,
  /** The secret before it, while it is being exchanged: what it encrypted is encrypted anew at the start. */
  APP_SECRET_OLD: appSecret,
  /** Reverse proxies whose word on who called counts (Express's "trust proxy": addresses, with commas, or "loopback"). */
  TRUST_PROXY: z.string().min(1).optional(),
  /** Lines of this level and louder are written to standard output, one JSON object each. */
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  /** Seeds the demo ward and listens with the published development secrets. Never on a public address. */
  DEMO: flag.optional(),
  /** Seconds a worker may hold a conversation before another takes it over. */
  LEASE_SECONDS: z.coerce.number().min(1).max(600).default(30),
  /** Milliseconds we wait for a platform's answer; must be shorter than the lease. */
  PLATFORM_TIMEOUT_MS: z.coerce.number().min(100).max(60_000).default(10_000),
  /** Sign-ins allowed a minute from one address; a town hall may share one. */
  SIGN_INS_PER_MINUTE: z.coerce.number().int().min(1).default(20),
  /** Turns handled at once by one worker process. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(8),
  /** Shortens the pauses between tries to send, for tests; 1 is as specified. */
  RETRY_FACTOR: z.coerce.number().min(0.01).max(1).default(1),
  /** Shortens the quiet time before answering, for tests and replays; 1 is as specified. */
  QUIET_FACTOR: z.coerce.number().min(0).max(1).default(1),

  /** Milliseconds the words of staff wait before they go out, so that they can be taken back. */
  SEND_DELAY_MS: z.coerce.number().int().min(0).max(60_000).default(5_000),

  /** New corrections by staff that make a training of their own at night; 0: only when somebody asks. */
  RETRAIN_FROM: z.coerce.number().int().min(0).max(100_000).default(25),

  /** What the ward is; stands before its name. */
  WARD_KIND: z.enum(["phường", "xã", "đặc khu"]).default("phường"),
  /** The ward's name without "phường" or "xã". The default is the demo's. */
  WARD_NAME: z.string().min(1).default("Bến Sen"),
  /** First part of ticket codes: two to six capital letters. The default is the demo's. */
  WARD_CODE_PREFIX: z
    .string()
    .regex(/^[A-Z]{2,6}$/)
    .default("BS"),

  ...watchingShape,
  ...counterShape,
  /** The service centre gives appointments and queue numbers (1). The demo's does. */
  APPOINTMENTS: flag.optional(),
  /** Counters of the service centre. */
  COUNTERS: z.coerce.number().int().min(1).max(40).default(4),

  ...webchatShape,
  ...zaloShape,

  ...facebookShape,
  ...hotlineShape,
  ...systemsEnvironment,
  ...telegramShape,
  ...carrierEnvironment,
  ...speechShape,
  ...geocoderShape,
  ...encoderShape,
  ...readerShape,
  ...wordingShape,
  ...dossierShape,
  ...backupShape,
});
type Environment = z.infer<typeof environment>;
type Given = Record<string, string | undefined>;

/** The settings of one process, complete and checked. */
export interface Config
  extends Omit<Environment, "PUBLIC_URL" | "APP_SECRET" | "APP_SECRET_OLD" | "DEMO" | "APPOINTMENTS"> {
  PUBLIC_URL: string;
  APP_SECRET: Buffer;
  APP_SECRET_OLD?: Buffer;
  DEMO: boolean;
  APPOINTMENTS: boolean;
  zalo?: ZaloSettings;
  facebook?: FacebookSettings;
  telegram?: TelegramSettings;
  sms?: SmsSettings;
  smtp?: SmtpSettings;
  hotline?: HotlineSettings;
  /** Unset: nothing is written down. */
  speech?: SpeechSettings;
  /** Unset: addresses are not looked up outside. */
  geocoder?: GeocoderSettings;
  /** Unset: words alone count. */
  encoder?: EncoderSettings;
  /** Unset: every message is read by our own classifier only. */
  reader?: ReaderSettings;
  /** Unset: answers on procedures are the records' own words. */
  wording?: WordingSettings;
  /** Unset: dossiers are looked up in what was imported. */
  dossier?: DossierSettings;
  /** Unset: no backup is made by itself. */
  backup?: BackupSettings;
}

/**
 * Secrets of the demo: the made-up ones of the recorded samples, so that a sample replays byte for byte. The platforms'
 * addresses are those of `npm run replay`'s stand-ins on this machine.
 */
export const demoChannels: Partial<Environment> = {
  ...demoZalo,
  ...demoFacebook,
  ...demoHotline,
  ...demoTelegram,
  ...demoCarriers,
};

const loopback = ["127.0.0.1", "localhost", "::1"];

/** The settings that were given or have a default; a demo value stands in for the others. */
const defined = (own: Environment): Environment =>
  Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) as Environment;

/** Names what a channel lacks whose settings are there only in part. */
function checkComplete(given: Given, names: readonly string[], faults: string[]): void {
  const set = names.filter((name) => given[name] !== undefined);
  const missing = names.filter((name) => given[name] === undefined);
  if (set.length === 0 || missing.length === 0) return;
  faults.push(`${missing.join(", ")}: missing, while ${set.join(", ")} is set`);
}

/** The settings as far as they can be read; what cannot is named in `faults` and stands at its default. */
function parse(given: Given, faults: string[]): Environment {
  const issues = environment.safeParse(given).error?.issues ?? [];
  faults.push(...issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
  const unreadable = issues.map(({ path }) => path[0]);
  return environment.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !unreadable.includes(name))));
}

/**
 * The secret of this installation: given, or made once and kept readable by its owner only. It is there whole or not at
 * all: two processes may start at the same moment, and one may be killed while it writes.
 */
function secretIn(dataDir: string, given: string | undefined): Buffer {
  if (given) return Buffer.from(given, "base64");
  const file = join(dataDir, "app-secret");
  const draft = `${file}.${process.pid}.new`;
  try {
    mkdirSync(dataDir, { recursive: true });
    if (existsSync(file)) return Buffer.from(readFileSync(file, "utf8"), "base64");
    writeFileSync(draft, randomBytes(32).toString("base64"), { mode: 0o600 });
    linkSync(draft, file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "EEXIST") {
      const message = `Cannot write to ${dataDir} (${code}): set DATA_DIR to a folder this user may write to.`;
      throw new AppError("CONFIG_INVALID", message, { cause: error });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return Buffer.from(readFileSync(file, "utf8"), "base64");
}

/** Reads the environment once, at start. Throws CONFIG_INVALID whose message lists every fault, a line each. */
export function readConfig(env: Given = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const faults: string[] = [];
  const own = parse(given, faults);
  const channelNames: (readonly string[])[] = [
    facebookNames(given),
    telegramNames(given.TELEGRAM_MODE),
    smsNames,
    smtpNames,
    ...hotlineNames,
  ];
  for (const names of channelNames) checkComplete(given, names, faults);
  faults.push(...zaloFaults(given));
  const anyChannel = [...zaloNames, ...channelNames.flat()].some((name) => given[name] !== undefined);
  const onLoopback = loopback.includes(own.HOST);
  const demo = own.DEMO ?? (!anyChannel && onLoopback);
  if (own.DEMO && !onLoopback) faults.push("DEMO: the demo's secrets are public; it only runs on a loopback HOST");
  const settings: Environment =
    demo && !anyChannel ? { ...demoSystems, ...demoCounter, ...defined(own), ...demoChannels } : own;
  if (settings.PLATFORM_TIMEOUT_MS >= settings.LEASE_SECONDS * 1000) {
    faults.push("PLATFORM_TIMEOUT_MS: must be shorter than LEASE_SECONDS, or two workers could send at once");
  }
  const carriers = carriersOf(settings, faults);
  const speech = speechSettings(settings, faults);
  const geocoder = geocoderSettings(settings, faults);
  const encoder = encoderSettings(settings, faults);
  const reader = readerSettings(settings, faults);
  const wording = wordingSettings(settings, faults);
  const dossier = dossierSettings(settings, faults);
  const backup = backupSettings(settings, faults);
  if (faults.length > 0) throw new AppError("CONFIG_INVALID", faults.join("\n"), { details: { issues: faults } });
  const dataDir = resolve(settings.DATA_DIR);
  const { PUBLIC_URL, APP_SECRET, APP_SECRET_OLD: old, DEMO: _, ...rest } = settings;
  const facebook = facebookSettings(settings);
  const hotline = hotlineSettings(settings);
  return {
    ...rest,
    DATA_DIR: dataDir,
    PUBLIC_URL: (PUBLIC_URL ?? `http://${rest.HOST}:${rest.PORT}`).replace(/\/$/, ""),
    APP_SECRET: secretIn(dataDir, APP_SECRET),
    ...(old ? { APP_SECRET_OLD: Buffer.from(old, "base64") } : {}),
    DEMO: demo,
    APPOINTMENTS: settings.APPOINTMENTS ?? demo,
    ...(settings.ZALO_APP_ID ? { zalo: settings as ZaloSettings } : {}),
    ...(facebook ? { facebook } : {}),
    ...(hotline ? { hotline } : {}),
    ...(speech ? { speech } : {}),
    ...(geocoder ? { geocoder } : {}),
    ...(encoder ? { encoder } : {}),
    ...(reader ? { reader } : {}),
    ...(wording ? { wording } : {}),
    ...(dossier ? { dossier } : {}),
    ...(backup ? { backup } : {}),
    ...(settings.TELEGRAM_BOT_TOKEN ? { telegram: settings as TelegramSettings } : {}),
    ...carriers,
  };
}
