import { createHash } from "node:crypto";
import { createMachineReceiver } from "../../../adapters/machine/adapter.ts";
import { createOpen311Receiver } from "../../../adapters/open311/adapter.ts";
import type { Service } from "../../../adapters/open311/payload.ts";
import { createWebchatAdapter } from "../../../adapters/webchat/adapter.ts";
import { sign } from "../../../adapters/webchat/session.ts";
import type { ChannelReceiver } from "../../../core/channel/adapter.ts";
import { offlineFacebook, offlineTelegram, offlineZalo } from "../../fakes/adapter-stages.ts";
import { offlineHotline } from "../../fakes/hotline-stage.ts";
import { machineSecret, open311Key, type Target, targets } from "./targets.ts";

const chatSecret = "test-webchat-secret-khong-that";
const service: Service = {
  code: "flooding-drainage",
  attributes: [{ code: "danger", required: false, description: "Nguy hiểm?", values: [{ key: "yes", name: "có" }] }],
};
const mayFetch = (address: string): boolean => address.startsWith("https://a.example/");

/** The settings of every door, without a server around them. */
export function offlineReceivers(at: Date): { target: Target; receiver: ChannelReceiver }[] {
  const chat = createWebchatAdapter({ account: "web", secret: chatSecret, clock: { now: () => at } });
  const receivers: Record<string, ChannelReceiver> = {
    zalo: offlineZalo(),
    facebook: offlineFacebook(),
    telegram: offlineTelegram(),
    hotline: offlineHotline(),
    webchat: chat,
    machine: createMachineReceiver({ sources: [{ name: "camera-cho", secret: machineSecret }], mayFetch }),
    open311: createOpen311Receiver({
      clients: [{ name: "fixmystreet", keySha256: createHash("sha256").update(open311Key).digest("hex") }],
      serviceOf: (code) => (code === service.code ? service : undefined),
      mayFetch,
    }),
  };
  const session = sign({ sessionId: "nguoi-thu", issuedAt: at }, chatSecret);
  return targets.map((target) => {
    const receiver = receivers[target.name] as ChannelReceiver;
    // what the chat's page sends carries its session as a header, and the client's id under another name
    const isChat = target.name === "webchat";
    const asChat: Target = {
      ...target,
      seeds: target.seeds.map((body) => Buffer.from(body.toString().replace("clientId", "clientMessageId"))),
      sign: (body) => ({
        method: "POST",
        path: "/api/chat/messages",
        headers: { "x-webchat-session": session },
        body,
      }),
    };
    return { target: isChat ? asChat : target, receiver };
  });
}
