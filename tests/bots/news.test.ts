import { readNewsWish } from "../../bots/news-wish.ts";
import type { NewsTopic } from "../../core/news/news-watch.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";
import { fakeWard } from "../fakes/world.ts";
import { aTalk } from "./a-stage.ts";

const ground = { ward: fakeWard, places: createPlaceFinder(loadGazetteer()) };
const wish = (text: string, isAfterDigest = false) => readNewsWish(text, ground, isAfterDigest);
const hoaSu: NewsTopic = { street: "Hoa Sứ" };

test.each<[string, NewsTopic]>([
  ["báo tin đường Hoa Sứ cho tôi", hoaSu],
  ["Báo cho tui tin về đường hoa sứ nha", hoaSu],
  ["theo dõi đường Hoa Sứ", hoaSu],
  ["tôi muốn nhận tin Hoa Sứ", hoaSu],
  ["theo doi ngap", { category: "flooding-drainage" }],
  ["dạ cho con theo dõi mất điện ạ", { category: "power-outage" }],
  ["đăng ký nhận tin đèn đường", { category: "street-light" }],
  ["theo dõi ngập ở đường Hoa Sứ giúp", { ...hoaSu, category: "flooding-drainage" }],
  ["nhận tin rác đường Hoa Sứ", { ...hoaSu, category: "litter-dumping" }],
])("%s asks for news", (text, topic) => {
  expect(wish(text)).toEqual({ do: "watch", topic });
});

test.each([
  "báo tin ngập đường Hoa Sứ",
  "nhờ phường theo dõi đường Hoa Sứ hay ngập",
  "theo dõi trước số 45 Hoa Sứ",
  "theo dõi hồ sơ HS-251110-0007",
  "theo dõi phản ánh BS-2611-0418",
  "theo dõi chung",
  "nhũng nhiễu",
  "theo dõi nhũng nhiễu",
  "đường Hoa Sứ ngập",
  "thôi khỏi",
  "thôi",
  "tin nhắn không tới",
])("%s does not", (text) => {
  expect(wish(text)).toBeUndefined();
});

test.each<[string, NewsTopic | undefined]>([
  ["thôi nhận tin", undefined],
  ["dừng báo tin nữa nha", undefined],
  ["thôi theo dõi đường Hoa Sứ", hoaSu],
  ["hủy tin ngập", { category: "flooding-drainage" }],
])("%s ends it", (text, topic) => {
  expect(wish(text)).toEqual({ do: "stop", ...(topic ? { topic } : {}) });
});

test("a bare stop counts right after a digest, and there alone", () => {
  expect([wish("dừng", true), wish("thôi", true), wish("dừng")]).toEqual([{ do: "stop" }, { do: "stop" }, undefined]);
});

test("a wish is answered with what will come, and the button below ends just that", async () => {
  const street = { label: "đường Hoa Sứ", precision: "street" as const, street: "Hoa Sứ" };
  const words = "duong hoa su";
  const talk = aTalk({ "theo dõi đường Hoa Sứ": {}, [words]: { place: { kind: "found", place: street } } });
  const heard = await talk.text("theo dõi đường Hoa Sứ");
  expect(heard.did).toEqual(["watchNews"]);
  const decided = heard.decisions.find((one) => one.do === "watchNews");
  expect(decided).toMatchObject({ topic: hoaSu, watched: [{ key: "news.watched" }, { key: "news.window" }] });
  const ended = await talk.press("news:off");
  expect(ended).toMatchObject({ keys: ["news.stopped"], did: ["unwatchNews"] });
  expect(ended.decisions).toContainEqual({ do: "unwatchNews", only: { topic: hoaSu } });
  const later = await talk.press("news:off:w1");
  expect(later.decisions).toContainEqual({ do: "unwatchNews", only: { id: "w1" } });
  expect((await talk.press("news:off")).keys).toEqual(["news.stopped-all"]);
});
