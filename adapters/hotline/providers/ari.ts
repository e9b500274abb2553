import { z } from "zod";
import { table } from "../../../core/table.ts";
import { cleanText, fitId, hashId } from "../../event-parts.ts";
import { bodyOf, given, id, linkOf, momentOf, phoneOf, word } from "../facts.ts";
import type { CallFact, Fact, Provider } from "../provider.ts";
import { type AsteriskOptions, causeOf, extensionOf, isTrunk, refuseWebhook } from "./asterisk.ts";

const channel = z.object({
  id,
  name: word,
  state: word,
  caller: z.object({ number: word }).nullish(),
  dialplan: z.object({ exten: word }).nullish(),
});

/** Events of the Asterisk REST interface, `rest-api/api-docs/events.json` of github.com/asterisk/asterisk. */
const ariEvent = z.object({
  type: z.string(),
  timestamp: word,
  args: z.array(word).nullish(),
  channel: channel.nullish(),
  /** `Dial`: the caller's channel and the telephone that is called. */
  caller: channel.nullish(),
  peer: channel.nullish(),
  dialstatus: word,
  cause: word,
  recording: z.object({ name: word, target_uri: word }).nullish(),
});
type AriEvent = z.infer<typeof ariEvent>;
type AriChannel = z.infer<typeof channel>;

export interface AriOptions extends AsteriskOptions {
  /** What means that a person answered: the caller's channel is up, or (where a machine answers first) it is bridged. */
  answeredBy: "up" | "bridge";
  /** Where finished recordings can be fetched, with "{name}" in it; unset: they are not linked. */
  recordingUrl?: string | undefined;
}

/** What an event says of a call; undefined: nothing. */
type Reader = (event: AriEvent, options: AriOptions) => (Pick<CallFact, "phase"> & Partial<CallFact>) | undefined;

const dialed = table<CallFact["phase"]>({ RINGING: "ringing", ANSWER: "answered" });

const readers = table<Reader>({
  StasisStart: ({ args }) => ({ phase: "queued", ...given({ queue: args?.[1] }) }),
  ChannelStateChange: ({ channel: of }, { answeredBy }) => {
    if (of?.state === "Ringing") return { phase: "ringing" };
    return of?.state === "Up" && answeredBy === "up" ? { phase: "answered" } : undefined;
  },
  ChannelEnteredBridge: () => ({ phase: "answered" }),
  Dial: ({ dialstatus, peer }) => {
    const phase = dialed[dialstatus ?? ""];
    return phase && { phase, ...given({ extension: extensionOf(peer?.name) }) };
  },
  ChannelDestroyed: ({ cause }) => ({ phase: "ended", ...given({ disposition: causeOf(cause) }) }),
  RecordingFinished: ({ recording }, { recordingUrl }) => {
    const url = linkOf(recordingUrl?.replaceAll("{name}", encodeURIComponent(recording?.name ?? "")));
    return url === undefined ? undefined : { phase: "recording-ready", recordingUrl: url };
  },
});

/** The caller's channel of an event: the one to the telephone network; a recording names it in its address. */
function callOf(event: AriEvent): (Pick<AriChannel, "id"> & Partial<AriChannel>) | undefined {
  const recorded = /^channel:(.+)$/.exec(event.recording?.target_uri ?? "")?.[1];
  return event.caller ?? event.channel ?? (recorded === undefined ? undefined : { id: recorded });
}

function factOf(event: AriEvent, raw: unknown, receivedAt: Date, options: AriOptions): Fact {
  const at = momentOf(event.timestamp) ?? receivedAt;
  const call = callOf(event);
  const isOurs = call?.name === undefined || isTrunk(call.name, options);
  const told = call && isOurs ? readers[event.type]?.(event, options) : undefined;
  const id = hashId(`ari:${cleanText(event.type)}`, JSON.stringify(raw));
  if (!call || !told) return { id, at, other: fitId(`ari:${cleanText(event.type)}`), raw };
  return {
    ...{ id, at, raw },
    callId: fitId(`ari:${call.id}`),
    direction: "inbound",
    ...given({ phone: phoneOf(call.caller?.number), calledNumber: call.dialplan?.exten }),
    ...told,
  };
}

/** Asterisk's REST interface (WebSocket). Each message is one event. */
export function ari(options: AriOptions): Provider {
  return {
    verify: refuseWebhook,
    parse: (request) => {
      const { body, raw } = bodyOf(request, ariEvent);
      return [factOf(body, raw, request.receivedAt, options)];
    },
  };
}
