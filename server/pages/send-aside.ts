import type { ChannelSender } from "../../core/channel/adapter.ts";
import type { Channel } from "../../core/channel/channel.ts";
import { isAppError } from "../../core/errors.ts";
import type { ContactCheck } from "../../core/people/contact.ts";
import type { Store } from "../../core/store.ts";
import type { World } from "../../core/world.ts";

export interface AsideDeps {
  store: Store;
  world: World;
  senderOf: (channel: Channel) => ChannelSender | undefined;
}

/**
 * What proves a number or an address goes out at once and by itself: it is no news, it belongs to no conversation, and
 * nobody may read it in one.
 */
export async function sendAside(deps: AsideDeps, check: ContactCheck, text: string): Promise<void> {
  const { store, world, senderOf } = deps;
  const { id, carrier, user, startedAt } = check;
  const account = world.accountOf(carrier) ?? "";
  const note = { channel: carrier, account, at: startedAt };
  try {
    const receipt = await senderOf(carrier)?.send({
      id,
      conversationId: "",
      to: { channel: carrier, account, user },
      purpose: "reply",
      text,
      choices: [],
      attachments: [],
      createdAt: startedAt,
    });
    await store.channels.noteSend({ ...note, ok: true, ...(receipt?.quota ? { quota: receipt.quota } : {}) });
  } catch (error) {
    const code = isAppError(error) ? error.code : "UNEXPECTED";
    await store.channels.noteSend({ ...note, ok: false, code });
    throw error;
  }
}
