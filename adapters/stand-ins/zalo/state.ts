import { createHash, randomUUID } from "node:crypto";
import type { PlatformAnswer } from "../http-platform.ts";

/** What the fake Zalo is set up with; the defaults fit the recorded samples. */
export interface ZaloServerOptions {
  port?: number;
  now?: () => Date;
  appId?: string;
  appSecret?: string;
  oaId?: string;
  oaSecret?: string;
  refreshToken?: string;
  accessTokenSeconds?: number;
  /** Takes every refresh token: a stand-in started anew does not know the chain that began with an earlier one. */
  acceptsAnyRefreshToken?: boolean;
  /** Messages that may still be sent at all; undefined: as many as one likes. */
  quota?: number;
  /** Messages the OA's package pays for between 48 hours and 7 days. */
  packageQuota?: number;
  /** Templates to phone numbers a day. */
  dailyQuota?: number;
  /** Calls a minute before the app is told to slow down. */
  callsPerMinute?: number;
  /** The one address consents may come back to; undefined: any. */
  callbackUrl?: string;
  templates?: readonly FakeTemplate[];
  /** Photos people send, by name; any other is the smallest JPEG. */
  files?: ReadonlyMap<string, Buffer>;
}

/** An approved template: parameters with the longest value they take. */
export interface FakeTemplate {
  id: string;
  params: Record<string, number>;
  /** Promotional ones are refused at night. */
  isPromotion?: boolean;
  /** Made before 10 December 2025, one-time codes and such: not by user id. */
  byPhoneOnly?: boolean;
}

/** One line between the OA and a person, as the platform keeps it. */
export interface ZaloLine {
  id: string;
  fromOa: boolean;
  type: string;
  text: string;
  at: Date;
  /** The message as it was sent, for looking at buttons and files. */
  message: Record<string, unknown>;
  oaId: string;
  /** What its row in the lists has besides. */
  extra: Record<string, unknown>;
}

interface Person {
  lastWroteAt?: Date;
  blocked: boolean;
  lines: ZaloLine[];
  tags: Set<string>;
}

/** A template that reached a telephone. */
export interface ZnsMessage {
  id: string;
  trackingId: string;
  templateId: string;
  data: Record<string, string>;
  at: Date;
}

/** Everything one fake Zalo knows; the endpoint families work on it. */
export type ZaloState = ReturnType<typeof createState>;

export const dayMs = 86_400_000;

/** The platform's own form of a fault: HTTP 200 all the same. */
export const fault = (error: number): PlatformAnswer => ({ body: { error, message: "fake fault" } });
export const success = (data: unknown): PlatformAnswer => ({ body: { error: 0, message: "Success", data } });

const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Whether it is between 22:00 and 06:00 in Việt Nam. */
export function isNight(at: Date): boolean {
  const hour = (at.getUTCHours() + 7) % 24;
  return hour >= 22 || hour < 6;
}

/** An empty Zalo with one OA and its first refresh token. */
export function createState(options: ZaloServerOptions) {
  const {
    now = () => new Date(),
    appId = "1900000000000000001",
    appSecret = "test-zalo-app-secret-khong-that",
    oaId = "4100000000000000011",
    oaSecret = "test-oa-secret-key-khong-that",
    accessTokenSeconds = 90_000,
  } = options;
  const people = new Map<string, Person>();
  const refreshTokens = new Map<string, { oaId: string; until: Date }>();
  const grantRefresh = (token: string, oa: string): void => {
    refreshTokens.set(token, { oaId: oa, until: new Date(now().getTime() + 90 * dayMs) });
  };
  grantRefresh(options.refreshToken ?? "test-zalo-refresh-token-0001", oaId);
  return {
    ...options,
    now,
    appId,
    appSecret,
    oaId,
    oaSecret,
    accessTokenSeconds,
    quotaLeft: options.quota,
    packageLeft: options.packageQuota ?? 100,
    dailyLeft: options.dailyQuota ?? 500,
    oas: new Map([[oaId, "Phường Bến Sen"]]),
    accessTokens: new Map<string, { oaId: string; until: Date }>(),
    refreshTokens,
    grantRefresh,
    codes: new Map<string, { oaId: string; challenge: string; until: Date }>(),
    uploads: new Map<string, Buffer>(),
    templates: new Map((options.templates ?? []).map((template) => [template.id, template])),
    zns: new Map<string, ZnsMessage[]>(),
    phonesWithoutZalo: new Set<string>(),
    callTimes: [] as number[],
    people,
    personOf: (id: string): Person => {
      const known = people.get(id) ?? { blocked: false, lines: [], tags: new Set<string>() };
      people.set(id, known);
      return known;
    },
    /** Never again the same ids, also after a restart: whoever got them keeps them for ever. */
    nextId: (): string => sha(randomUUID()).slice(0, 20),
  };
}
