import { z } from "zod";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");

/** Facebook's variables. One Page is named by its id and token, several by `FACEBOOK_PAGES`. */
export const facebookShape = {
  /** Secret of the app, under its basic settings: checks what Facebook sends. */
  FACEBOOK_APP_SECRET: z.string().min(8).optional(),
  /** Ours to choose; Facebook asks for it once, when the webhook's address is saved. */
  FACEBOOK_VERIFY_TOKEN: z.string().min(8).optional(),
  /** Recognises our own echoes, and whose turn it is where several apps answer for a Page. */
  FACEBOOK_APP_ID: z.string().optional(),
  /** The Page, by its number. */
  FACEBOOK_PAGE_ID: z.string().regex(/^\d+$/).optional(),
  /** Long-lived token of that Page. */
  FACEBOOK_PAGE_TOKEN: z.string().min(8).optional(),
  /** More Pages of the same app: "id:token,id:token". */
  FACEBOOK_PAGES: z
    .string()
    .regex(/^\d+:[^\s,]{8,}(?:,\d+:[^\s,]{8,})*$/, "must be id:token,id:token")
    .optional(),
  /** Where Facebook is asked. */
  FACEBOOK_GRAPH_URL: z.url().default("https://graph.facebook.com"),
  /** Version of Facebook's API. */
  FACEBOOK_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/)
    .default("v26.0"),
  /** Adds `appsecret_proof` to every call: needed once the app's setting "Require App Secret" is on. */
  FACEBOOK_PROVES_SECRET: flag.default(false),
  /** Hides comments that show a telephone number at once; otherwise a person is asked to. */
  FACEBOOK_HIDES_COMMENTS: flag.default(false),
  /** Private replies a Page gives within an hour; 750 is what the platform states, for Instagram. */
  FACEBOOK_PRIVATE_REPLIES_PER_HOUR: z.coerce.number().int().min(1).default(750),
};
type Given = z.infer<z.ZodObject<typeof facebookShape>>;

/** Facebook, completely set up. */
export interface FacebookSettings extends Given {
  FACEBOOK_APP_SECRET: string;
  FACEBOOK_VERIFY_TOKEN: string;
  pages: { pageId: string; accessToken: string }[];
}

const pair = ["FACEBOOK_PAGE_ID", "FACEBOOK_PAGE_TOKEN"] as const;

/** What must be there together; which way the Pages are named decides. */
export function facebookNames(given: Record<string, string | undefined>): string[] {
  const onlyList = given.FACEBOOK_PAGES !== undefined && pair.every((name) => given[name] === undefined);
  const list = given.FACEBOOK_PAGES === undefined ? [] : ["FACEBOOK_PAGES"];
  return ["FACEBOOK_APP_SECRET", "FACEBOOK_VERIFY_TOKEN", ...(onlyList ? [] : pair), ...list];
}

/** The Pages of both ways of naming them; the same Page twice is one, by its own token. */
export function facebookSettings(given: Given): FacebookSettings | undefined {
  const { FACEBOOK_APP_SECRET, FACEBOOK_VERIFY_TOKEN, FACEBOOK_PAGE_ID, FACEBOOK_PAGE_TOKEN } = given;
  if (FACEBOOK_APP_SECRET === undefined || FACEBOOK_VERIFY_TOKEN === undefined) return undefined;
  const pages = new Map<string, string>();
  for (const page of given.FACEBOOK_PAGES?.split(",") ?? []) {
    const end = page.indexOf(":");
    pages.set(page.slice(0, end), page.slice(end + 1));
  }
  if (FACEBOOK_PAGE_ID !== undefined && FACEBOOK_PAGE_TOKEN !== undefined)
    pages.set(FACEBOOK_PAGE_ID, FACEBOOK_PAGE_TOKEN);
  return {
    ...given,
    FACEBOOK_APP_SECRET,
    FACEBOOK_VERIFY_TOKEN,
    pages: [...pages].map(([pageId, accessToken]) => ({ pageId, accessToken })),
  };
}

/** Settings of the demo: the made-up secrets of the recorded samples, and the address of `npm run replay`'s stand-in. */
export const demoFacebook: Partial<Given> = {
  FACEBOOK_APP_SECRET: "test-facebook-app-secret-khong-that",
  FACEBOOK_VERIFY_TOKEN: "test-facebook-verify-token",
  FACEBOOK_PAGE_ID: "100000000000111",
  FACEBOOK_PAGE_TOKEN: "test-facebook-page-token",
  FACEBOOK_GRAPH_URL: "http://127.0.0.1:4812",
};
