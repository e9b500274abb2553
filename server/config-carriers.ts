import { readFileSync } from "node:fs";
import { z } from "zod";
import { gatewaySchema, type SmsGateway } from "../adapters/sms/gateway.ts";
import { knownGateways } from "../adapters/sms/gateways.ts";

/** What SMS and e-mail need; each is off, or complete. */
export const carrierEnvironment = {
  /** `esms`, `speedsms`, or a JSON file that describes another gateway (adapters/sms/gateway.ts). */
  SMS_GATEWAY: z.string().min(1).optional(),
  /** Key of the gateway (eSMS: ApiKey). */
  SMS_KEY: z.string().min(8).optional(),
  /** Where the gateway wants a second secret (eSMS: SecretKey). */
  SMS_SECRET: z.string().min(8).optional(),
  /** The registered sender: letters, digits, and what networks allow between them. */
  SMS_BRANDNAME: z
    .string()
    .regex(/^[A-Za-z0-9._ -]{3,11}$/)
    .optional(),
  /** Seals the addresses the gateway reports to; where it knows only one it ends in this word. */
  SMS_REPORT_SECRET: z
    .string()
    .regex(/^[\w-]{16,100}$/)
    .optional(),
  /** Instead of the gateway's own address. */
  SMS_URL: z.url().optional(),

  /** smtp://user:password@host:587, or smtps:// */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The address mail comes from, and answers go to. */
  SMTP_FROM: z.email().optional(),
  /** Where the ward is, for the end of each mail. */
  WARD_ADDRESS: z.string().max(200).optional(),
};
type CarrierEnvironment = z.infer<z.ZodObject<typeof carrierEnvironment>>;

export const smsNames = ["SMS_GATEWAY", "SMS_KEY", "SMS_BRANDNAME", "SMS_REPORT_SECRET"] as const;
export const smtpNames = ["SMTP_URL", "SMTP_FROM"] as const;

type Needed<K extends keyof CarrierEnvironment> = { [P in K]: NonNullable<CarrierEnvironment[P]> };
export type SmsSettings = Needed<(typeof smsNames)[number]> &
  Pick<CarrierEnvironment, "SMS_SECRET" | "SMS_URL"> & { gateway: SmsGateway };
export type SmtpSettings = Needed<(typeof smtpNames)[number]> & Pick<CarrierEnvironment, "WARD_ADDRESS">;

/** The demo's: they lead to the stand-ins of `npm run replay -- sms` on this machine. */
export const demoCarriers = {
  SMS_GATEWAY: "esms",
  SMS_KEY: "test-sms-key-khong-that",
  SMS_SECRET: "test-sms-secret-khong-that",
  SMS_BRANDNAME: "PBENSEN",
  SMS_REPORT_SECRET: "test-sms-report-khong-that",
  SMS_URL: "http://127.0.0.1:4821",
  SMTP_URL: "smtp://phuong:test-smtp-khong-that@127.0.0.1:4822",
  SMTP_FROM: "phuong@bensen.example",
  WARD_ADDRESS: "12 Hoa Sứ, phường Bến Sen",
};

function readGateway(name: string, faults: string[]): SmsGateway | undefined {
  const known = Object.hasOwn(knownGateways, name) ? knownGateways[name] : undefined;
  if (known) return known;
  try {
    const parsed = gatewaySchema.safeParse(JSON.parse(readFileSync(name, "utf8")));
    if (parsed.success) return parsed.data;
    const issues = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    faults.push(`SMS_GATEWAY: ${name} does not describe a gateway: ${issues.join("; ")}`);
  } catch {
    faults.push(`SMS_GATEWAY: neither ${Object.keys(knownGateways).join(" nor ")}, nor a JSON file that can be read`);
  }
  return undefined;
}

/** The carriers that are switched on; what is wrong with them is added to `faults`. */
export function carriersOf(settings: CarrierEnvironment, faults: string[]): { sms?: SmsSettings; smtp?: SmtpSettings } {
  const isSms = smsNames.every((name) => settings[name] !== undefined);
  const gateway = isSms ? readGateway(settings.SMS_GATEWAY ?? "", faults) : undefined;
  if (gateway && !settings.SMS_SECRET && JSON.stringify(gateway).includes("{secret}")) {
    faults.push(`SMS_SECRET: missing; ${gateway.name} wants it`);
  }
  const isSmtp = smtpNames.every((name) => settings[name] !== undefined);
  return {
    ...(gateway ? { sms: { ...(settings as Omit<SmsSettings, "gateway">), gateway } } : {}),
    ...(isSmtp ? { smtp: settings as SmtpSettings } : {}),
  };
}
