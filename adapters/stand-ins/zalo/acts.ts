import { createHash } from "node:crypto";
import type { ZaloState } from "./state.ts";

/** A webhook as it goes over the wire. */
export interface SignedWebhook {
  bytes: Buffer;
  headers: Record<string, string>;
}

/** What a person does in the app. */
export type ZaloAct = { userId: string; oaId?: string } & (
  | { text: string }
  | { choice: string }
  | { image: string; text?: string }
  | { latitude: number; longitude: number }
);

/** Signs any event body; `retry` adds the header of a redelivery. */
export function signWebhook(state: ZaloState, event: Record<string, unknown>, retry?: number): SignedWebhook {
  const { appId, oaSecret, now } = state;
  const timestamp = String(event.timestamp ?? now().getTime());
  const bytes = Buffer.from(JSON.stringify({ app_id: appId, ...event, timestamp }));
  const mac = createHash("sha256").update(appId).update(bytes).update(timestamp).update(oaSecret).digest("hex");
  const retried: Record<string, string> = retry ? { num_retry: String(retry) } : {};
  return { bytes, headers: { "content-type": "application/json", "x-zevent-signature": `mac=${mac}`, ...retried } };
}

interface Content {
  name: string;
  message: Record<string, unknown>;
  /** How the lists show it. */
  type: string;
  extra: Record<string, unknown>;
}

function contentOf(act: ZaloAct, url: string): Content {
  if ("choice" in act) {
    return { name: "user_send_text", message: { text: `#${act.choice}` }, type: "text", extra: {} };
  }
  if ("image" in act) {
    const address = `${url}/files/${act.image}`;
    const attachments = [{ type: "image", payload: { thumbnail: address, url: address } }];
    const message = { ...(act.text ? { text: act.text } : {}), attachments };
    return { name: "user_send_image", message, type: "photo", extra: { url: address, thumb: address } };
  }
  if ("latitude" in act) {
    const coordinates = { latitude: act.latitude.toFixed(6), longitude: act.longitude.toFixed(6) };
    const message = { attachments: [{ type: "location", payload: { coordinates } }] };
    return { name: "user_send_location", message, type: "location", extra: { location: JSON.stringify(coordinates) } };
  }
  return { name: "user_send_text", message: { text: act.text }, type: "text", extra: {} };
}

/** What people, staff and the platform itself do, each with the webhook it sends. */
export function actsOf(state: ZaloState, url: () => string) {
  const { now, oaId: first } = state;
  const webhook = (event: Record<string, unknown>, retry?: number): SignedWebhook => signWebhook(state, event, retry);
  return {
    /** Signs any event body; `retry` adds the header of a redelivery. */
    webhook,
    /** The person writes: opens the window and returns the webhook the platform would send. */
    userSends: (act: ZaloAct): SignedWebhook => {
      const person = state.personOf(act.userId);
      const { name, message, type, extra } = contentOf(act, url());
      const [id, at, oaId] = [state.nextId(), now(), act.oaId ?? first];
      person.lastWroteAt = at;
      person.lines.push({ id, fromOa: false, type, text: String(message.text ?? ""), at, message, oaId, extra });
      const sides = { sender: { id: act.userId }, recipient: { id: oaId } };
      // one time, whether it is told by the webhook or read in the list
      const timestamp = at.getTime();
      return webhook({ ...sides, event_name: name, message: { msg_id: id, ...message }, timestamp });
    },
    /** The webhook that tells that the person saw these messages. */
    userSees: (userId: string, msg_ids: string[]): SignedWebhook => {
      const sides = { sender: { id: first }, recipient: { id: userId } };
      return webhook({ ...sides, event_name: "user_seen_message", message: { msg_ids } });
    },
    /** The webhook that tells that this message, also a template, is on the person's phone. */
    userReceives: (userId: string, msg_id: string): SignedWebhook => {
      const sides = { sender: { id: first }, recipient: { id: userId } };
      return webhook({ ...sides, event_name: "user_received_message", message: { msg_id } });
    },
    /** The same for the last template that went to a telephone. */
    phoneReceives: (phone: string): SignedWebhook => {
      const last = state.zns.get(phone)?.at(-1);
      if (!last) throw new Error("nothing was sent to this phone");
      const message = { delivery_time: String(now().getTime()), msg_id: last.id, tracking_id: last.trackingId };
      const sides = { sender: { id: first }, recipient: { id: phone } };
      return webhook({ ...sides, event_name: "user_received_message", message });
    },
    /** Somebody answers in the OA's own chat tool: the echo of it. */
    staffWrites: (userId: string, text: string): SignedWebhook => {
      const id = state.nextId();
      const line = { id, fromOa: true, type: "text", text, at: now(), message: { text }, oaId: first, extra: {} };
      state.personOf(userId).lines.push(line);
      const sides = { sender: { id: first, admin_id: "8800000000000000777" }, recipient: { id: userId } };
      return webhook({ ...sides, event_name: "oa_send_text", message: { msg_id: id, text } });
    },
    /** The OA takes its permission back: every token of it is dead. */
    revoke: (oaId = first): SignedWebhook => {
      for (const tokens of [state.accessTokens, state.refreshTokens]) {
        for (const [token, grant] of tokens) if (grant.oaId === oaId) tokens.delete(token);
      }
      return webhook({ oa_id: oaId, event_name: "permission_revoked" });
    },
  };
}
