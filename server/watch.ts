import type { ChannelSender } from "../core/channel/adapter.ts";
import type { Channel } from "../core/channel/channel.ts";
import type { InboundEvent } from "../core/channel/event.ts";
import { isAppError } from "../core/errors.ts";
import type { Cause, InboxClaim, OutboxClaim } from "../core/queues.ts";
import type { Metrics } from "./metrics.ts";
import type { Tracer } from "./tracing.ts";

type SenderOf = (channel: Channel) => ChannelSender | undefined;
type Fault = { code: string; parked: boolean };

/** Sees a message pass: counts it and tells the tracer. Changes nothing of what it sees. */
export interface Watch {
  /** A delivery of a platform; `work` says which events it brings, and false where it was refused. */
  webhook(
    channel: Channel,
    work: (brings: (events: readonly InboundEvent[]) => void) => Promise<boolean>,
  ): Promise<boolean>;
  /** Work on a claimed lane; `work` is handed where to tell faults. */
  turn(claim: InboxClaim, work: (onFault: (fault: Fault) => void) => Promise<void>): Promise<void>;
  /** The senders as they are, seen while they send this claim's message. */
  sending(claim: OutboxClaim, senderOf: SenderOf): SenderOf;
}

const codeOf = (error: unknown): string => (isAppError(error) ? error.code : "UNEXPECTED");

/** Time as a trace tells it, and how long since. */
function begin() {
  const [from, started] = [Date.now(), performance.now()];
  return () => {
    const took = performance.now() - started;
    return { seconds: took / 1000, from, until: from + took };
  };
}

/** `causesOf`: the events whose turns said what a platform knows by these ids. */
export function createWatch(
  metrics: Metrics,
  tracer: Tracer,
  causesOf: (channel: Channel, refs: readonly string[]) => Promise<Cause[]>,
): Watch {
  /** A receipt stands in the traces of what it is about, too. What cannot be looked up is missing there, and nowhere else. */
  const noteReceipt = async (event: InboundEvent, span: { from: number; until: number }): Promise<void> => {
    if (!tracer.isOn || event.kind !== "receipt" || event.messageRefs.length === 0) return;
    const causes = await causesOf(event.channel, event.messageRefs).catch(() => []);
    const attributes = { channel: event.channel, state: event.state };
    for (const cause of causes) tracer.note({ name: "receipt", cause, ...span, attributes });
  };
  return {
    webhook: async (channel, work) => {
      const end = begin();
      let brought: readonly InboundEvent[] = [];
      let result = "failed";
      try {
        const isTaken = await work((events) => {
          brought = events;
        });
        result = isTaken ? "taken" : "refused";
        return isTaken;
      } finally {
        const { seconds, from, until } = end();
        metrics.webhooks.inc({ channel, result });
        metrics.webhookSeconds.observe({ channel }, seconds);
        for (const cause of brought) {
          const attributes = { channel, kind: cause.kind, result };
          tracer.note({ name: "webhook", cause, isFirst: true, from, until, attributes });
        }
      }
    },
    turn: async ({ entries }, work) => {
      const channel = entries[0]?.event.channel ?? "none";
      const end = begin();
      let code = "OK";
      try {
        await work((fault) => {
          code = fault.code;
          if (fault.parked) metrics.parked.inc({ channel, code });
        });
      } catch (error) {
        code = codeOf(error);
        throw error;
      } finally {
        const { seconds, from, until } = end();
        metrics.turnSeconds.observe({ channel, code }, seconds);
        const fault = code === "OK" ? undefined : code;
        for (const { event, attempts } of entries) {
          const attributes = { channel, kind: event.kind, attempts, events: entries.length };
          tracer.note({ name: "turn", cause: event, from, until, attributes, fault });
          await noteReceipt(event, { from, until });
        }
      }
    },
    sending: (claim, senderOf) => (channel) => {
      const sender = senderOf(channel);
      return sender && { ...sender, send: (message) => send({ metrics, tracer }, claim, sender, message) };
    },
  };
}

async function send(
  { metrics, tracer }: { metrics: Metrics; tracer: Tracer },
  { cause, attempts }: OutboxClaim,
  sender: ChannelSender,
  message: OutboxClaim["message"],
) {
  const { channel } = sender;
  const { id, purpose, conversationId, lastInboundAt } = message;
  const end = begin();
  let code = "OK";
  try {
    const receipt = await sender.send(message);
    const waited = lastInboundAt && receipt.at.getTime() - lastInboundAt.getTime();
    if (purpose === "reply" && waited !== undefined)
      metrics.replySeconds.observe({ channel }, Math.max(waited, 0) / 1000);
    return receipt;
  } catch (error) {
    code = codeOf(error);
    throw error;
  } finally {
    const { seconds, from, until } = end();
    metrics.deliveries.inc({ channel, code });
    metrics.deliverySeconds.observe({ channel }, seconds);
    const attributes = { channel, purpose, attempts, "message.id": id, "conversation.id": conversationId };
    tracer.note({ name: "delivery", cause, from, until, attributes, fault: code === "OK" ? undefined : code });
  }
}
