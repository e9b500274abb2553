import { z } from "zod";

/** A template as it is written in the settings; a parameter may be a plain name, then its value has 30 characters. */
const templateSchema = z.object({
  id: z.string().min(1),
  params: z.record(
    z.string(),
    z
      .union([z.string().min(1), z.object({ name: z.string().min(1), maxChars: z.number().int().min(1).max(400) })])
      .transform((param) => (typeof param === "string" ? { name: param, maxChars: 30 } : param)),
  ),
});

/** JSON: our name of a template → its id and the platform's names of our parameters. */
const templates = z
  .string()
  .default("{}")
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "must be JSON" });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), templateSchema));

const secret = z.string().min(8).optional();

/** Every variable of the Zalo channel. */
export const zaloShape = {
  /** Number of the app at developers.zalo.me. */
  ZALO_APP_ID: z.string().regex(/^\d+$/).optional(),
  /** Secret of that app: renews access. */
  ZALO_APP_SECRET: secret,
  /** The OA secret key of the webhook page; serves every OA that was connected without one of its own. */
  ZALO_OA_SECRET: secret,
  /** A first OA by hand; others, and this one, can be connected in the console. */
  ZALO_OA_ID: z.string().regex(/^\d+$/).optional(),
  /** Refresh token of that first OA; used once, then the one kept in the database counts. */
  ZALO_REFRESH_TOKEN: secret,
  /** Where the OA's messages go. */
  ZALO_API_URL: z.url().default("https://openapi.zalo.me"),
  /** Where templates by phone number (ZNS) go. */
  ZALO_BUSINESS_URL: z.url().default("https://business.openapi.zalo.me"),
  /** Where access is renewed. */
  ZALO_OAUTH_URL: z.url().default("https://oauth.zaloapp.com"),
  /** Set: the consent link is built by Zalo's console with the challenge of this one verifier. Unset: by us, each its own. */
  ZALO_CODE_VERIFIER: z
    .string()
    .regex(/^[A-Za-z0-9]{43,128}$/, "must be 43 to 128 letters and digits")
    .optional(),
  /** Approved templates by user id, as JSON; none: that way does not exist. */
  ZALO_TEMPLATES: templates,
  /** Approved templates by phone number (ZNS), as JSON; none: that way does not exist. */
  ZNS_TEMPLATES: templates,
  /** `development` delivers templates to administrators of the OA only. */
  ZNS_MODE: z.enum(["production", "development"]).default("production"),
  /** Minutes between two looks for messages that webhooks did not bring; 0: never. */
  ZALO_CATCH_UP_MINUTES: z.coerce.number().min(0).max(1_440).default(5),
  /** Calls a second while looking; the platform's limit is in no document. */
  ZALO_CALLS_PER_SECOND: z.coerce.number().min(0.1).max(60).default(5),
};

type Environment = z.infer<z.ZodObject<typeof zaloShape>>;
type Given = Record<string, string | undefined>;
/** The channel's settings, complete; an OA by hand is there whole or not at all. */
export type ZaloSettings = Environment & Record<"ZALO_APP_ID" | "ZALO_APP_SECRET", string>;

const appNames = ["ZALO_APP_ID", "ZALO_APP_SECRET"] as const;
const oaNames = ["ZALO_OA_ID", "ZALO_OA_SECRET", "ZALO_REFRESH_TOKEN"] as const;
/** One of these set means that the channel is wanted. */
export const zaloNames = [...appNames, ...oaNames] as const;

/** What is missing of a channel that is set up in part: the app always, an OA by hand whole. */
export function zaloFaults(given: Given): string[] {
  const set = zaloNames.filter((name) => given[name] !== undefined);
  if (set.length === 0) return [];
  const isByHand = given.ZALO_OA_ID !== undefined || given.ZALO_REFRESH_TOKEN !== undefined;
  const wanted = isByHand ? zaloNames : appNames;
  const missing = wanted.filter((name) => given[name] === undefined);
  return missing.length === 0 ? [] : [`${missing.join(", ")}: missing, while ${set.join(", ")} is set`];
}

/**
 * The demo's: the made-up secrets of the recorded samples, so that a sample replays byte for byte, and the addresses of
 * `npm run replay`'s stand-in on this machine.
 */
export const demoZalo: Partial<Environment> = {
  ZALO_APP_ID: "1900000000000000001",
  ZALO_OA_ID: "4100000000000000011",
  ZALO_OA_SECRET: "test-oa-secret-key-khong-that",
  ZALO_APP_SECRET: "test-zalo-app-secret-khong-that",
  ZALO_REFRESH_TOKEN: "test-zalo-refresh-token-0001",
  ZALO_API_URL: "http://127.0.0.1:4811",
  ZALO_BUSINESS_URL: "http://127.0.0.1:4811",
  ZALO_OAUTH_URL: "http://127.0.0.1:4811",
  ZALO_CATCH_UP_MINUTES: 0,
};
