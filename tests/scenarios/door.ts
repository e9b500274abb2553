/** One thing a resident does. */
export type Act =
  | { text: string }
  /** `content`: what the photo shows, where the story depends on it. */
  | { photo: string; content?: Uint8Array }
  | { latitude: number; longitude: number }
  | { sticker: string }
  /** Opens the link of a printed sign. */
  | { sign: { id: string; label: string } }
  | { voice: number }
  /** Said under the page's post, where everybody reads it. */
  | { comment: string }
  | { press: string; value?: string };

export type PrivateAct = Exclude<Act, { comment: string }>;
/** What is done in a talk; only Facebook has posts to comment under. */
export function inTalk(act: Act): PrivateAct {
  if ("comment" in act) throw new Error("no post stands on this channel");
  return act;
}

/** One message as the resident reads it: "text [button][button]". */
export type Line = { text: string; buttons: { label: string; value: string }[]; photos: number };

/** A resident at one channel: what they do goes over the wire as the platform would send it. */
export interface Door {
  /** Sends all acts, one delivery each; every one must be answered with 200. */
  act(origin: string, user: string, acts: Act[]): Promise<void>;
  /** Everything this person got, oldest first. */
  lines(origin: string, user: string): Promise<Line[]>;
}

/** The button that is meant: by its label as it was offered, or by its value. */
export function pressed(
  act: Extract<Act, { press: string }>,
  offered: Line["buttons"],
): { value: string; label: string } {
  const value = act.value ?? offered.find(({ label }) => label === act.press)?.value;
  if (value === undefined) throw new Error(`no such button: ${act.press}`);
  return { value, label: act.press };
}
