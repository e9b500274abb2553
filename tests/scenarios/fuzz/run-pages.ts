import { request as ask } from "node:http";
import { beginning, storable } from "../../../core/storable.ts";
import { Dice } from "../../../scripts/seed/dice.ts";
import type { Town } from "../town.ts";
import { publicPlaces } from "./fields.ts";
import { hostileWords } from "./hostile.ts";
import { watchRejections } from "./watch.ts";

export interface PagesVerdict {
  requests: number;
  answers: Record<number, number>;
  seconds: number;
  faults: string[];
}

/** Anything an address can be made of, also what no browser would send. */
const rawPieces = [
  "%00",
  "%",
  "%E0%A4%A",
  "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
  "..%5c..%5c",
  "%ff%fe",
  "a%20b",
  "%F0%9F%98%80",
];
const codes = ["BS-2611-0001", "BS-2611-0142", "QR-2611-0001"];

/** One request just as it is written, from a caller with an address of its own. */
function send(
  origin: string,
  asked: { method: string; path: string; body: string; caller: string },
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(origin);
  const { method, path, body, caller } = asked;
  const headers = {
    "x-forwarded-for": caller,
    cookie: "cau-noi-chat=%E0; look=%",
    ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded", origin } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = ask({ hostname, port, method, path, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on("error", reject);
    sent.end(method === "POST" ? body : undefined);
  });
}

const pieceOf = (dice: Dice): string => {
  const how = dice.whole(0, 2);
  if (how === 0) return dice.pick(rawPieces);
  return encodeURIComponent(how === 1 ? dice.pick(codes) : beginning(storable(dice.pick(hostileWords)), 1_500));
};

/** Asks every public address, again and again, with words nobody should type; no answer may be our own fault. */
export async function runPages(
  town: Town,
  { requests, seed }: { requests: number; seed: number },
): Promise<PagesVerdict> {
  const dice = new Dice(`${seed} pages`);
  const started = performance.now();
  const rejections = watchRejections();
  const verdict = { requests, answers: {} as Record<number, number>, faults: [] as string[] };
  let next = 0;
  const hand = async (): Promise<void> => {
    while (next < requests) {
      const number = next++;
      const { method, path, fields } = publicPlaces[number % publicPlaces.length] as (typeof publicPlaces)[number];
      const filled = path.replace(/\*/g, () => pieceOf(dice) || "x");
      const typed = fields.filter(() => dice.chance(0.8)).map((name) => `${name}=${pieceOf(dice)}`);
      const doubled = typed.concat(dice.chance(0.1) ? typed : []).join("&");
      const isGet = method === "GET";
      const address = (isGet ? `${filled}?${doubled}` : filled).slice(0, 12_000);
      const caller = `198.51.100.${number % 250}`;
      const { status, text } = await send(town.origin, { method, path: address, body: doubled, caller });
      verdict.answers[status] = (verdict.answers[status] ?? 0) + 1;
      if (status < 500 || verdict.faults.length >= 20) continue;
      verdict.faults.push(
        `seed ${seed} request ${number}: ${status} ${method} ${address.slice(0, 300)} ${text.slice(0, 200)}`,
      );
    }
  };
  await Promise.all(Array.from({ length: 8 }, hand));
  rejections.close();
  verdict.faults.push(...rejections.seen);
  return { ...verdict, seconds: Math.round((performance.now() - started) / 100) / 10 };
}
