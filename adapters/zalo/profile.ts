import type { ProfileReader } from "../../core/channel/profile.ts";
import { cleanText } from "../event-parts.ts";
import type { ZaloAccess } from "./access.ts";

/** Somebody who wrote waits for the answer meanwhile. */
const timeoutMs = 3_000;

/** Names and pictures of people with a Zalo account. */
export function createZaloProfiles(access: ZaloAccess): ProfileReader {
  return {
    channel: "zalo",
    readProfile: async ({ account, user }) => {
      if (!/^\d+$/.test(user)) return undefined;
      const signal = AbortSignal.timeout(timeoutMs);
      const { display_name, avatar } = await access.clientOf(account).users.detail(user, signal);
      const displayName = cleanText(display_name ?? "").trim();
      return {
        ...(displayName ? { displayName } : {}),
        ...(avatar?.startsWith("https://") ? { avatarUrl: avatar } : {}),
      };
    },
  };
}
