import { randomBytes } from "node:crypto";
import { openOwnToken, signOwnToken } from "../../server/own-link.ts";
import { fc } from "../properties.ts";

const secret = randomBytes(32);
const now = new Date("2026-11-16T16:20:00+07:00");
const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);
const ticket = { code: "BS-2611-0412", followers: ["talk-1", "talk-2"] };
const token = signOwnToken({ code: ticket.code, conversationId: "talk-2" }, now, secret);

test("a link is short enough for an SMS and leads back to its own talk for thirty-five days, then says that it is over", () => {
  expect(token).toMatch(/^[\w-]{14}$/);
  for (const at of [now, days(30), days(34)])
    expect(openOwnToken(token, ticket, at, secret)).toEqual({ kind: "held", conversationId: "talk-2" });
  expect(openOwnToken(token, ticket, days(37), secret)).toEqual({ kind: "over" });
});

test("another ticket, somebody who no longer follows it, another secret and any other text open nothing", () => {
  const nothing = { kind: "not-ours" };
  expect(openOwnToken(token, { ...ticket, code: "BS-2611-0413" }, now, secret)).toEqual(nothing);
  expect(openOwnToken(token, { ...ticket, followers: ["talk-1"] }, now, secret)).toEqual(nothing);
  expect(openOwnToken(token, ticket, now, randomBytes(32))).toEqual(nothing);
  const later = signOwnToken({ code: ticket.code, conversationId: "talk-2" }, days(400), secret);
  expect(openOwnToken(later.slice(0, 3) + token.slice(3), ticket, now, secret)).toEqual(nothing);
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(text !== token);
      expect(openOwnToken(text, ticket, now, secret)).toEqual(nothing);
    }),
  );
});
