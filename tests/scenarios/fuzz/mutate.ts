import type { Dice } from "../../../scripts/seed/dice.ts";
import { hostileValues, hostileWords } from "./hostile.ts";

/** Bytes that are no UTF-8, or mean something to somebody. */
const oddBytes = [0x00, 0x7f, 0x80, 0xc0, 0xed, 0xf5, 0xff, 0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x25];

/** One change of bytes: flip, cut, insert, double, put another body's piece in. */
function changeBytes(body: Buffer, dice: Dice, other: Buffer): Buffer {
  const at = dice.whole(0, body.length);
  const length = dice.whole(1, 40);
  const [head, rest] = [body.subarray(0, at), body.subarray(at)];
  switch (dice.whole(0, 5)) {
    case 0: {
      const changed = Buffer.from(body);
      if (at < changed.length) changed[at] = (changed[at] ?? 0) ^ (1 << dice.whole(0, 7));
      return changed;
    }
    case 1:
      return Buffer.concat([head, rest.subarray(length)]);
    case 2:
      return Buffer.concat([head, Buffer.from(Array.from({ length }, () => dice.pick(oddBytes))), rest]);
    case 3:
      return Buffer.concat([head, rest.subarray(0, length), rest]);
    case 4: {
      const from = dice.whole(0, other.length);
      return Buffer.concat([head, other.subarray(from, from + length * 4), rest]);
    }
    default:
      return head;
  }
}

type Tree = Record<string, unknown> | unknown[];
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

/** Every place of a tree in which something stands. */
function placesOf(tree: Tree): { within: Record<string, unknown>; key: string }[] {
  const within = tree as Record<string, unknown>;
  return Object.keys(within).flatMap((key) => {
    const value = within[key];
    return [{ within, key }, ...(isTree(value) ? placesOf(value) : [])];
  });
}

const nested = (depth: number, value: unknown): unknown =>
  Array.from({ length: depth }).reduce((inner, _, index) => (index % 2 === 0 ? [inner] : { a: inner }), value);

/** What is large already is not multiplied: a webhook's body ends at a megabyte. */
const isLarge = (value: unknown): boolean => (JSON.stringify(value)?.length ?? 0) > 2_000;

/** The same place with something in it that nobody expects there. */
function oddOf(value: unknown, dice: Dice): unknown {
  const kind = isLarge(value) ? dice.whole(5, 9) : dice.whole(0, 9);
  if (kind === 0) return nested(dice.pick([3, 30, 63, 70, 400]), value);
  if (kind === 1) return [value, structuredClone(value)];
  if (kind === 2) return { value };
  if (kind === 3 && typeof value === "string") return value + dice.pick(hostileWords);
  if (kind === 4 && typeof value === "string") return Number(value);
  if (kind === 5) return String(value);
  if (kind === 6 && !isLarge(value)) return Array.from({ length: dice.pick([20, 300]) }, () => structuredClone(value));
  return structuredClone(dice.pick(hostileValues));
}

/** A copy of a tree with one to four places changed, dropped, renamed or doubled. */
export function changeTree(tree: unknown, dice: Dice): unknown {
  if (!isTree(tree)) return oddOf(tree, dice);
  const copy = structuredClone(tree);
  for (let left = dice.whole(1, 4); left > 0; left -= 1) {
    const places = placesOf(copy);
    if (places.length === 0) break;
    const { within, key } = dice.pick(places);
    const how = dice.whole(0, 11);
    if (how === 0) delete within[key];
    else if (how === 1) Object.assign(within, { [dice.pick(hostileWords)]: within[key] });
    else within[key] = oddOf(within[key], dice);
  }
  return copy;
}

/** A body made of a true one: half by its bytes, half by its tree. `others` lend their pieces. */
export function mutate(body: Buffer, dice: Dice, others: readonly Buffer[]): Buffer {
  if (dice.chance(0.5)) {
    let changed = body;
    for (let left = dice.whole(1, 3); left > 0; left -= 1) changed = changeBytes(changed, dice, dice.pick(others));
    return changed;
  }
  const changed = JSON.stringify(changeTree(JSON.parse(body.toString()), dice)) ?? "";
  // some senders write every character as an escape
  const isEscaped = dice.chance(0.1);
  return Buffer.from(isEscaped ? changed.replace(/[^ -~]/g, escapeOf) : changed);
}

const escapeOf = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
