import { offered } from "../../../web/chat/offered.ts";
import { piecesOf } from "../../../web/chat/pieces.ts";
import { SignalReader } from "../../../web/chat/sse.ts";
import type { Choice, Line } from "../../../web/chat/types.ts";
import { en } from "../../../web/chat/words.en.ts";
import { vi } from "../../../web/chat/words.vi.ts";

const button = (value: string): Choice => ({ label: value, value });
let count = 0;
const line = (direction: Line["direction"], choices: Choice[] = [], more: Partial<Line> = {}): Line => {
  count += 1;
  const author = direction === "in" ? "resident" : "bot";
  return {
    id: `l${count}`,
    direction,
    author,
    text: "…",
    choices,
    attachments: [],
    at: "2026-11-16T07:06:00Z",
    ...more,
  };
};
const values = (choices: Choice[]): string[] => choices.map(({ value }) => value);

describe("the buttons under the talk", () => {
  const menu = [button("menu:report")];

  test("are the menu before anything was said, then those of the last message, and none once it is answered", () => {
    expect(values(offered([], false, menu))).toEqual(["menu:report"]);
    const asked = [line("in"), line("out", [button("yes"), button("no")])];
    expect(values(offered(asked, false, menu))).toEqual(["yes", "no"]);
    expect(offered(asked, true, menu)).toEqual([]);
    expect(offered([...asked, line("in")], false, menu)).toEqual([]);
  });

  test("keep a rating open while other news comes in, but no question that another one replaced", () => {
    const rating = line("out", [button("rate:5:BS-2611-0001"), button("rate:1:BS-2611-0001")]);
    expect(values(offered([line("in"), rating, line("out")], false, menu))).toHaveLength(2);
    const question = line("out", [button("yes")]);
    expect(values(offered([question, line("out", [button("map")])], false, menu))).toEqual(["map"]);
    const system = line("out", [], { author: "system" });
    expect(values(offered([line("in"), question, system], false, menu))).toEqual(["yes"]);
  });
});

describe("the words of a message", () => {
  test("lead to the tracking page, to the telephone, and to addresses", () => {
    const pieces = piecesOf("Mã BS-2611-0412. Gọi ngay 114, xem https://phuong.example/tin?a=1.", "BS");
    expect(pieces.filter(({ href }) => href)).toEqual([
      { text: "BS-2611-0412", href: "/p/BS-2611-0412", kind: "code" },
      { text: "114", href: "tel:114", kind: "phone" },
      { text: "https://phuong.example/tin?a=1", href: "https://phuong.example/tin?a=1", kind: "link" },
    ]);
    expect(pieces.map(({ text }) => text).join("")).toBe(
      "Mã BS-2611-0412. Gọi ngay 114, xem https://phuong.example/tin?a=1.",
    );
  });

  test("never become something that runs, and numbers in other numbers stay numbers", () => {
    for (const text of [
      "javascript:alert(1)",
      "<img src=x onerror=alert(1)>",
      "số 1140, 0911 411",
      "DATA:text/html,x",
    ]) {
      expect(piecesOf(text, "BS")).toEqual([{ text }]);
    }
  });
});

describe("the live stream", () => {
  test("is read wherever it is cut, with the last id kept over a break", () => {
    const stream =
      "retry: 2000\n\nid: 7\nevent: message.added\ndata: {}\n\n: still here\n\nid: 8\nevent: reset\ndata: {}\n\n";
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const reader = new SignalReader();
      const names = [...reader.feed(stream.slice(0, cut)), ...reader.feed(stream.slice(cut))].map(({ name }) => name);
      expect(names).toEqual(["message.added", "reset"]);
      expect(reader.lastId).toBe("8");
    }
    const broken = new SignalReader();
    broken.feed("id: 9\nevent: message.added\ndata: {}\n\nid: 10\neve");
    broken.reset();
    expect(broken.lastId).toBe("9");
    expect(broken.feed("event: message.updated\ndata: {}\n\n")).toEqual([{ name: "message.updated", id: "9" }]);
  });
});

test("every word of the frame is there in both languages", () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  const texts = (words: object): string[] =>
    Object.values(words).flatMap((word) =>
      typeof word === "object" ? texts(word) : typeof word === "string" ? [word] : [],
    );
  for (const text of [...texts(vi), ...texts(en)]) expect(text).not.toMatch(/!|^$/);
});
