import type { PushedNews } from "../news/news-watch.ts";
import type { Notice } from "../subscription/notice.ts";

/** A relay handed over, a body asked how far it is, a subscriber or a browser told; a voice note or a voicemail written down. */
export const errandKinds = ["relay", "chase", "notice", "push", "voice", "voicemail"] as const;
export type ErrandKind = (typeof errandKinds)[number];

/** Something to be done at another system, written in the transaction that decided it. One lane is done in order. */
export interface Errand {
  id: string;
  lane: string;
  kind: ErrandKind;
  /** The relay, subscription, watch of news, message or call it is for. */
  about: string;
  /** What a subscriber is told. */
  notice?: Notice;
  /** What a browser is told. */
  news?: PushedNews;
  createdAt: Date;
}
