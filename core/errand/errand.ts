import type { Notice } from "../subscription/notice.ts";

/** A relay handed over, a body asked how far it is, a subscriber told; a voice note or a voicemail written down. */
export const errandKinds = ["relay", "chase", "notice", "voice", "voicemail"] as const;
export type ErrandKind = (typeof errandKinds)[number];

/** Something to be done at another system, written in the transaction that decided it. One lane is done in order. */
export interface Errand {
  id: string;
  lane: string;
  kind: ErrandKind;
  /** The relay, subscription, message or call it is for. */
  about: string;
  /** What a subscriber is told. */
  notice?: Notice;
  createdAt: Date;
}
