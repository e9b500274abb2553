import type { Findings } from "./findings.ts";
import type { Journal, Sent } from "./journal.ts";
import type { Logs } from "./logs.ts";

const tally = <T>(items: Iterable<T>): Map<T, number> => {
  const times = new Map<T, number>();
  for (const item of items) times.set(item, (times.get(item) ?? 0) + 1);
  return times;
};

const mayBeMissing = ({ outbox, hasTask }: Sent): boolean => outbox !== "sent" || hasTask;

/** What a telephone shows against what was written to it: all of it, once, in that order, and nothing else. */
export function checkTelephone(
  user: string,
  written: readonly Sent[],
  heard: readonly string[],
  findings: Findings,
): void {
  const given = tally(written.map(({ text }) => text));
  const got = new Map<string, number>();
  const fitting = heard.filter((text) => {
    const times = (got.get(text) ?? 0) + 1;
    got.set(text, times);
    if (!given.has(text)) findings.add("wrongThreads", `${user} reads what was not written to them: ${text}`);
    else if (times > (given.get(text) ?? 0)) findings.add("doubled", `${user} reads again: ${text}`);
    return times <= (given.get(text) ?? 0);
  });
  const due = tally(written.filter((one) => !mayBeMissing(one)).map(({ text }) => text));
  for (const [text, times] of due) findings.add("lost", `${user} never read: ${text}`, times - (got.get(text) ?? 0));
  let place = 0;
  for (const { text } of written) if (fitting[place] === text) place += 1;
  if (place < fitting.length) findings.add("outOfOrder", `${user} reads in another order: ${fitting[place]}`);
}

/** The words by which a resident knows what became of their report. */
const wordings: Record<string, (code: string) => RegExp> = {
  accepted: (code) => new RegExp(`đã nhận ${code}\\. Hạn có`),
  "in-progress": (code) => new RegExp(`đã tới nơi .* đang xử lý ${code}\\.`),
  resolved: (code) => new RegExp(`${code} đã có kết quả: `),
};
/** The words that give a ticket's code: to whoever reported, and to whoever cried for help. */
export const codeWords = (code: string): RegExp =>
  new RegExp(`(Mã của anh/chị là|phường đã nhận, mã|ghi việc khẩn, mã) ${code}\\.`);

export const timesTold = ({ heard }: Logs, user: string, words: RegExp): number =>
  (heard.get(user) ?? []).filter((text) => words.test(text)).length;

/** Every move is told once, or a task says that it is not; and every move the desk was promised is there. */
export function checkMoves({ moves }: Journal, logs: Logs, findings: Findings): number {
  let once = 0;
  for (const { code, to, user, hasTask } of moves) {
    const times = timesTold(logs, user, (wordings[to] as (code: string) => RegExp)(code));
    if (times === 1) once += 1;
    if (times === 0 && !hasTask) findings.add("untold", `${code} ${to}`);
    if (times > 1) findings.add("toldTwice", `${code} ${to}`);
  }
  const made = new Set(moves.map(({ code, to }) => `${code} ${to}`));
  for (const { code, to } of logs.moved ?? []) {
    if (!made.has(`${code} ${to}`)) findings.add("lost", `${code} was moved to ${to}`);
  }
  return once;
}
