import { randomBytes } from "node:crypto";
import { openCentreToken, signCentreToken } from "../../server/appointment-link.ts";
import { fileLink as chatFileLink, isFileLink as isChatFileLink } from "../../server/chat/file-link.ts";
import { fileLink, isFileLink } from "../../server/file-link.ts";
import { openMapToken, signMapToken } from "../../server/map-link.ts";
import { newsStopLink, openNewsStop } from "../../server/news-link.ts";
import { openToken, signToken } from "../../server/open311/token.ts";

const secret = randomBytes(32);
const now = new Date("2026-11-16T10:40:00+07:00");
const config = { PUBLIC_URL: "https://bensen.example", APP_SECRET: secret };
const endOf = (address: string): string => decodeURIComponent(address.split("/").at(-1) ?? "");
const chatSeal = new URL(chatFileLink("khoa", now, secret), "http://local").searchParams;

/** Every kind of link: a true one, and what opens it. */
const links: [name: string, token: string, isOpen: (token: string) => boolean][] = [
  ["appointment", signCentreToken("hen", "a", secret), (token) => openCentreToken("hen", token, secret) !== undefined],
  ["open311", signToken("id", secret), (token) => openToken(token, secret) !== undefined],
  ["file", endOf(fileLink("khoa", config)), (token) => isFileLink("khoa", token, secret)],
  ["map", signMapToken("talk", now, secret), (token) => openMapToken(token, now, secret) !== undefined],
  ["news", endOf(newsStopLink("watch", config)), (token) => openNewsStop(token, secret) !== undefined],
  [
    "chat file",
    chatSeal.get("dau") ?? "",
    (dau) => isChatFileLink("khoa", { den: chatSeal.get("den"), dau }, now, secret),
  ],
];

test.each(links)(
  "a link of the kind %s opens by its own seal alone; any other is refused, never a crash",
  (_, token, isOpen) => {
    expect(isOpen(token)).toBe(true);
    const others = [
      token.slice(0, -1),
      `${token}x`,
      // as many characters, but more bytes
      `${token.slice(0, -1)}ệ`,
      token.replace(/.{4}$/, "😀😀"),
      token.replace(/.{22}$/, "\u0000".repeat(22)),
      "",
      ".",
      "..",
    ];
    for (const other of others) expect({ other, isOpen: isOpen(other) }).toEqual({ other, isOpen: false });
  },
);
