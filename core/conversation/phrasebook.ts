import type { Choice } from "../delivery/message.ts";

/**
 * A value put into a sentence. Times are worded by the phrasebook: `due` is a promise (rounded down to the half hour,
 * "18 giờ hôm nay"), `moment` is when something happened ("15 giờ 10"), `day` a date ("16/11"), `dueFull` always with its date.
 * `phrase` is another sentence put inside; it sees the outer values too.
 */
export type PhraseParam =
  | string
  | number
  | { due: Date }
  | { dueFull: Date }
  | { moment: Date }
  | { day: Date }
  | { date: Date }
  | { phrase: string; params?: PhraseParams };
export type PhraseParams = Record<string, PhraseParam | Choice[]>;

/** A sentence ready to send. */
export interface Phrase {
  key: string;
  text: string;
  choices: Choice[];
}

/** Every sentence residents can read. Called by `handle-event` and `notify-followers` when decisions become messages. */
export interface Phrasebook {
  /** Throws BAD_INPUT for an unknown key or a missing parameter. `now` decides "hôm nay" and "ngày mai". */
  say(key: string, params: PhraseParams, now: Date): Phrase;
}
