import { entryItem, lineItem } from "./bubble.ts";
import { el } from "./dom.ts";
import type { Row } from "./log-view.ts";
import type { Entry, Line } from "./types.ts";
import type { Words } from "./words.vi.ts";

export interface RowsInput {
  lines: readonly Line[];
  entries: readonly Entry[];
  /** How far the photos of an entry are, by its id. */
  progress: ReadonlyMap<string, string>;
  isLoaded: boolean;
  /** Nothing outlives this page. */
  isLost: boolean;
  words: Words;
  codePrefix: string;
  urlOf(photo: Blob): string;
  again(clientId: string): void;
  drop(clientId: string): void;
}

/** The rows of the talk: a word of welcome before anything was said, what was said, and what is on its way. */
export function rowsOf({
  lines,
  entries,
  progress,
  isLoaded,
  isLost,
  words,
  codePrefix,
  urlOf,
  ...acts
}: RowsInput): Row[] {
  const said = lines.map((line) => ({
    key: line.clientId ?? line.id,
    look: JSON.stringify([line.text, line.name, line.place, line.attachments.length]),
    draw: () => lineItem(line, words, codePrefix),
  }));
  const shown = new Set(lines.map(({ clientId }) => clientId));
  // a sign's code is no line of the talk; another tab may know already what is said
  const onTheirWay = entries.filter(({ clientId, content }) => !content.ref && !shown.has(clientId));
  const waiting = onTheirWay.map((entry) => {
    const { clientId, state, why } = entry;
    const share = progress.get(clientId);
    const again = (): void => acts.again(clientId);
    const drop = (): void => acts.drop(clientId);
    return {
      key: clientId,
      look: [state, share, why].join(),
      draw: () => entryItem(entry, words, { progress: share, url: urlOf, again, drop }),
    };
  });
  const isEmpty = isLoaded && said.length + waiting.length === 0;
  const notice = (key: string, text: string): Row => ({
    key,
    look: text,
    draw: () => el("li", { class: "cn-line system" }, text),
  });
  const welcome = isEmpty ? [notice("welcome", words.welcome)] : [];
  return [...welcome, ...said, ...waiting, ...(isLost ? [notice("lost", words.notKept)] : [])];
}
