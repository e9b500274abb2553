import type { ChannelReceiver } from "../../core/channel/adapter.ts";
import type { ChannelLimits } from "../../core/channel/channel.ts";
import { type ParseOptions, parseMachine } from "./parse.ts";
import { type MachineSource, verifyMachine } from "./verify.ts";

export interface MachineOptions extends ParseOptions {
  sources: readonly MachineSource[];
}

/** Nobody reads an answer there. */
/** What this channel can carry. */
export const limits: ChannelLimits = {
  maxTextChars: 4000,
  maxChoices: 0,
  maxChoiceChars: 20,
  replyWindowHours: 0,
  humanWindowHours: null,
  outsideWindow: "none",
  canAskLocation: false,
  badSignatureStatus: 401,
};

/** Cameras, sensors and listening services: `POST /webhooks/machine`, signed; see payload.ts. */
export function createMachineReceiver(options: MachineOptions): ChannelReceiver {
  const { sources } = options;
  return {
    channel: "machine",
    limits,
    verify: (request) => void verifyMachine(request, sources),
    parse: (request) => parseMachine(request, verifyMachine(request, sources).name, options),
  };
}
