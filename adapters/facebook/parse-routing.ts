import type { EventOf, InboundEvent } from "../../core/channel/event.ts";
import type { Messaging } from "./payload.ts";

type Envelope = Omit<EventOf<"left">, "kind">;

/** Which app is ours. */
export interface Apps {
  ownAppId?: string | undefined;
}

/** Meta's own inbox, where staff type (seen in code, read 2026-11). */
export const pageInboxAppId = "263902037430900";

/** An app's name for the desk. */
export const nameOfApp = (id: string): string => (id === pageInboxAppId ? "Hộp thư của Trang" : `Ứng dụng ${id}`);

/**
 * Conversation routing: one app at a time answers a person (conversation-routing page of 2025-09-24). Without our own
 * app id only Meta's inbox is surely another; the rest stays what it is, and standby shows that another app has the talk.
 */
export function readRouting(messaging: Messaging, envelope: Envelope, { ownAppId }: Apps): InboundEvent | undefined {
  const { request_thread_control: asked } = messaging;
  const control = messaging.pass_thread_control ?? messaging.take_thread_control;
  if (asked) {
    const app = asked.requested_owner_app_id;
    return { ...envelope, kind: "routing", state: "asked", ...(app ? { app: nameOfApp(app) } : {}) };
  }
  const owner = control?.new_owner_app_id;
  if (owner !== pageInboxAppId && ownAppId === undefined) return undefined;
  if (owner !== undefined && owner === ownAppId) return { ...envelope, kind: "routing", state: "ours" };
  // Nobody's: the platform sends what comes next to the app that is the default.
  if (!owner) return undefined;
  return { ...envelope, kind: "routing", state: "elsewhere", app: nameOfApp(owner) };
}

/** What the platform tells about the Page and not about a person: policy, and the roles of the apps. */
export function readNotice(messaging: Messaging, envelope: Envelope): InboundEvent | undefined {
  const policy = messaging.policy_enforcement ?? messaging["policy-enforcement"];
  if (policy) {
    const reason = [policy.action, policy.reason].filter(Boolean).join(", ");
    return { ...envelope, kind: "notice", name: "policy", ...(reason ? { reason } : {}) };
  }
  const { app_roles: roles } = messaging;
  if (!roles) return undefined;
  const reason = Object.entries(roles).map(([app, held]) => `${app} ${held.join(" ")}`);
  return { ...envelope, kind: "notice", name: "app_roles", reason: reason.join(", ") };
}
