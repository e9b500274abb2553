import { z } from "zod";
import type { HotlineVendors } from "../adapters/hotline/adapter.ts";
import type { AmiSourceOptions } from "../adapters/hotline/ami-source.ts";
import type { AriSourceOptions } from "../adapters/hotline/ari-source.ts";
import type { Hearing } from "../adapters/hotline/heard.ts";

const secret = z.string().min(8).optional();
/** Stands in an address: nothing that would have to be escaped. */
const token = z
  .string()
  .regex(/^[\w-]{16,100}$/, "16 to 100 of A–Z a–z 0–9 _ -")
  .optional();
const list = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .optional();

function isList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

/** The hotline's settings: one block a vendor, several may be on. */
export const hotlineShape = {
  /** Our own `call-event/1`, posted to /webhooks/hotline/neutral by whatever exchange can be taught it. */
  HOTLINE_EVENT_SECRET: secret,
  /** Stringee: the signing secret of the project. */
  HOTLINE_STRINGEE_SECRET: secret,
  /** What Stringee's answer_url is answered with, as a JSON list. */
  HOTLINE_STRINGEE_ACTIONS: z.string().refine(isList, "must be a JSON list of actions").optional(),
  /** Zorio: the secret its deliveries are signed with. */
  HOTLINE_ZORIO_SECRET: secret,
  /** Exchanges that sign nothing: a secret in the address they call. */
  HOTLINE_URL_HOOK_TOKEN: token,
  /** OMICall: the same. */
  HOTLINE_OMICALL_TOKEN: token,
  /** Addresses exchanges call from, with commas: better than a secret alone. */
  HOTLINE_ALLOWED_IPS: list,
  /** Asterisk by its REST interface: http://10.0.0.5:8088. */
  HOTLINE_ARI_URL: z.url().optional(),
  /** User of the REST interface. */
  HOTLINE_ARI_USER: z.string().min(1).optional(),
  /** Their password. */
  HOTLINE_ARI_PASSWORD: secret,
  /** Name of our application in Asterisk. */
  HOTLINE_ARI_APP: z
    .string()
    .regex(/^[\w-]+$/)
    .default("cau-noi"),
  /** `bridge` where a machine (a menu, a queue) answers before a person does. */
  HOTLINE_ARI_ANSWERED_BY: z.enum(["up", "bridge"]).default("up"),
  /** Where a finished recording is found, with "{name}" in it. */
  HOTLINE_ARI_RECORDING_URL: z.url().optional(),
  /** Asterisk by its manager interface, where the other is not open: its host. */
  HOTLINE_AMI_HOST: z.string().min(1).optional(),
  /** Port of the manager interface. */
  HOTLINE_AMI_PORT: z.coerce.number().int().min(1).max(65_535).default(5038),
  /** User of the manager interface. */
  HOTLINE_AMI_USER: z.string().min(1).optional(),
  /** Their secret. */
  HOTLINE_AMI_SECRET: secret,
  /** How Asterisk names channels to the telephone network: every other one is a telephone of ours. */
  HOTLINE_ASTERISK_TRUNK: z.string().min(1).default("PJSIP/trunk"),
};
type Shape = z.infer<z.ZodObject<typeof hotlineShape>>;

/** What must be there together, a list a vendor. */
export const hotlineNames = [
  ["HOTLINE_EVENT_SECRET"],
  ["HOTLINE_STRINGEE_SECRET"],
  ["HOTLINE_ZORIO_SECRET"],
  ["HOTLINE_URL_HOOK_TOKEN"],
  ["HOTLINE_OMICALL_TOKEN"],
  ["HOTLINE_ARI_URL", "HOTLINE_ARI_USER", "HOTLINE_ARI_PASSWORD"],
  ["HOTLINE_AMI_HOST", "HOTLINE_AMI_USER", "HOTLINE_AMI_SECRET"],
] as const satisfies (keyof Shape)[][];

/** The demo's exchanges: the secrets of the recorded samples. */
export const demoHotline = {
  HOTLINE_EVENT_SECRET: "test-call-event-secret-khong-that",
  HOTLINE_STRINGEE_SECRET: "test-stringee-signing-secret-khong-that",
  HOTLINE_ZORIO_SECRET: "test-zorio-secret-khong-that",
  HOTLINE_URL_HOOK_TOKEN: "test-url-hook-token-khong-that",
  HOTLINE_OMICALL_TOKEN: "test-omicall-token-khong-that",
};

/** The vendors that are set up, and the exchanges that are listened to. */
export interface HotlineSettings {
  vendors: HotlineVendors;
  ari?: Omit<AriSourceOptions, keyof Hearing>;
  ami?: Omit<AmiSourceOptions, keyof Hearing>;
}

/** The hotline as it is set up; undefined: no vendor is. */
export function hotlineSettings(own: Shape): HotlineSettings | undefined {
  const {
    HOTLINE_ALLOWED_IPS: allowedIps,
    HOTLINE_ASTERISK_TRUNK: trunk,
    HOTLINE_ARI_RECORDING_URL: recordingUrl,
  } = own;
  const { HOTLINE_ARI_URL: url, HOTLINE_ARI_USER: user, HOTLINE_ARI_PASSWORD: password } = own;
  const { HOTLINE_AMI_HOST: host, HOTLINE_AMI_USER: amiUser, HOTLINE_AMI_SECRET: amiSecret } = own;
  const signed = (secret: string | undefined) => secret && { secret };
  const sealed = (token: string | undefined) => token && { token, allowedIps };
  const ari = url && user && password ? { url, user, password, app: own.HOTLINE_ARI_APP } : undefined;
  const ami =
    host && amiUser && amiSecret ? { host, port: own.HOTLINE_AMI_PORT, user: amiUser, secret: amiSecret } : undefined;
  const given = {
    neutral: signed(own.HOTLINE_EVENT_SECRET),
    stringee: own.HOTLINE_STRINGEE_SECRET && {
      secret: own.HOTLINE_STRINGEE_SECRET,
      actions: own.HOTLINE_STRINGEE_ACTIONS,
    },
    zorio: signed(own.HOTLINE_ZORIO_SECRET),
    "url-hook": sealed(own.HOTLINE_URL_HOOK_TOKEN),
    omicall: sealed(own.HOTLINE_OMICALL_TOKEN),
    ari: ari && { trunk, answeredBy: own.HOTLINE_ARI_ANSWERED_BY, recordingUrl },
    ami: ami && { trunk },
  };
  const vendors = Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as HotlineVendors;
  if (Object.keys(vendors).length === 0) return undefined;
  return { vendors, ...(ari ? { ari } : {}), ...(ami ? { ami } : {}) };
}
