import type { Address, Channel } from "./channel.ts";

/** What a platform tells of a person. */
export interface Profile {
  displayName?: string;
  avatarUrl?: string;
}

/** Reads people's profiles on one channel; called by the worker at a person's first message, never in a webhook. */
export interface ProfileReader {
  readonly channel: Channel;
  /** Undefined for somebody the platform says nothing of. May throw: the talk goes on without a name. */
  readProfile(address: Address): Promise<Profile | undefined>;
}
