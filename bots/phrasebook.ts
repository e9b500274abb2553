import type { Phrase, Phrasebook, PhraseParam, PhraseParams } from "../core/conversation/phrasebook.ts";
import type { Choice } from "../core/delivery/message.ts";
import { AppError } from "../core/errors.ts";
import type { Ward } from "../core/ward.ts";
import { buttonValues, phrases, sendLocationLabel } from "./phrases.vi.ts";
import { speakTime, type TimeStyle } from "./spoken-time.ts";

/** `{places}[Chỗ khác]` at the end of an entry: buttons of a parameter, then fixed ones. */
const buttonTail = /\s*(?:\{(\w+)\})?((?:\[[^\]]+\])+)$/;
const slot = /\{(\w+)\}/g;
const defaultAddress = "anh/chị";
const maxValueBytes = 64;

/** Makes sentences from keys and values; the only place where phrases become text. */
export function createPhrasebook({ ward }: { ward: Pick<Ward, "name" | "kind"> }): Phrasebook {
  return {
    say(key, params, now) {
      const complete: PhraseParams = { ward: ward.name, ...params };
      const template = entryOf(key).replace(buttonTail, "");
      const filled = fill(key, template, complete, now);
      const text = template.startsWith("{") ? capitalise(filled) : filled;
      return { key, text: speakAs(ward.kind, text), choices: choicesOf(key, complete) } satisfies Phrase;
    },
  };
}

/**
 * The buttons a phrase will carry, e.g. to remember them with the question. With the parameter `askLocation` the map
 * button asks the platform for the position instead (for channels whose `limits.canAskLocation`).
 */
export function choicesOf(key: string, params: PhraseParams): Choice[] {
  const tail = buttonTail.exec(entryOf(key));
  if (!tail) return [];
  const given = tail[1] === undefined ? [] : params[tail[1]];
  if (!Array.isArray(given)) throw missing(key, tail[1] ?? "");
  const fixed = [...(tail[2] ?? "").matchAll(/\[([^\]]+)\]/g)].map(([, label = ""]) => buttonOf(key, label, params));
  return [...given, ...fixed];
}

function buttonOf(key: string, label: string, params: PhraseParams): Choice {
  const pattern = buttonValues[label];
  if (pattern === undefined) throw new AppError("BAD_INPUT", "a button has no value", { details: { key, label } });
  const value = pattern.replace(slot, (_, name: string) => {
    const param = params[name];
    if (typeof param !== "string") throw missing(key, name);
    return param;
  });
  if (value.length > maxValueBytes)
    throw new AppError("BAD_INPUT", "a button's value is too long", { details: { key } });
  if (value !== "map") return { label, value };
  return { label: params.askLocation === undefined ? label : sendLocationLabel, value, asksLocation: true };
}

function fill(key: string, template: string, params: PhraseParams, now: Date): string {
  const addr = typeof params.addr === "string" ? params.addr : defaultAddress;
  const all: PhraseParams = { ...params, addr, Addr: capitalise(addr), ...operatorParam(params.operatorName) };
  return template.replace(slot, (_, name: string) => {
    const param = all[name];
    if (param === undefined || Array.isArray(param)) throw missing(key, name);
    return word(key, param, { ...all, addr }, now);
  });
}

/** "Chị Lan" in a list of staff is "chị Lan" inside a sentence. */
function operatorParam(name: PhraseParams[string] | undefined): PhraseParams {
  if (typeof name !== "string") return {};
  return { operatorName: name.replace(/^(Anh|Chị|Cô|Chú|Bác|Ông|Bà) /, (title) => title.toLowerCase()) };
}

function word(key: string, param: PhraseParam, around: PhraseParams, now: Date): string {
  if (typeof param === "string") return param;
  if (typeof param === "number") return String(param);
  if ("phrase" in param) return fill(param.phrase, entryOf(param.phrase), { ...around, ...param.params }, now);
  const [style, at] = Object.entries(param)[0] as [TimeStyle, Date];
  return speakTime(at, style, now, key.startsWith("en."));
}

function entryOf(key: string): string {
  const entry = Object.hasOwn(phrases, key) ? phrases[key] : undefined;
  if (!entry) throw new AppError("BAD_INPUT", "no such phrase", { details: { key } });
  return entry.text;
}

/** A commune or special zone speaks of itself by its own word; the sentences are written for a ward. */
function speakAs(kind: string, text: string): string {
  if (kind === "phường") return text;
  return text.replace(/(?<!\p{L})phường(?!\p{L})/gu, kind).replace(/(?<!\p{L})Phường(?!\p{L})/gu, capitalise(kind));
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function missing(key: string, param: string): AppError {
  return new AppError("BAD_INPUT", "a phrase lacks a parameter", { details: { key, param } });
}
