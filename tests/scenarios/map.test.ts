import { jest } from "@jest/globals";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";
import { classifierOf } from "../fakes/scripted-classifier.ts";
import { knowledgeOf } from "../fakes/scripted-knowledge.ts";
import { placesOf } from "../fakes/scripted-places.ts";
import { type GoldenDialogue, loadGolden } from "../golden/load-golden.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(60_000);

const blocked = loadGolden().dialogues.find(({ id }) => id === "D10") as GoldenDialogue;
const user = "7700000000000000123";
let town: Town;

beforeEach(async () => {
  const { nameOf } = createPlaceFinder(loadGazetteer());
  const places = { ...placesOf(blocked), nameOf };
  const understanding = { classifier: classifierOf(blocked), knowledge: knowledgeOf(blocked), places };
  town = await openTown({ understanding, now: blocked.now });
});
afterEach(() => town.close());

async function mapLink(): Promise<string> {
  await town.doors.of("zalo").act(town.origin, user, [{ text: "xe tải đậu chắn hẻm" }]);
  await town.settle();
  const sent = JSON.stringify(town.doors.zalo.log(user).at(-1)?.message);
  const link = /https?:[^"]+\/vi-tri\/[\w.-]+/.exec(sent)?.[0];
  if (!link) throw new Error("no map link was sent");
  return link;
}

const point = (link: string, fields: Record<string, string>) =>
  fetch(link, { method: "POST", body: new URLSearchParams(fields) });

test("a resident touches the ward's map, confirms, and the place is in the conversation, once", async () => {
  const link = await mapLink();
  expect(await (await fetch(link)).text()).toContain("Chỗ đó ở đâu?");
  const drawing = await fetch(`${town.origin}/vi-tri/ban-do.svg`);
  expect(drawing.headers.get("content-type")).toContain("image/svg+xml");
  const page = await (await point(link, { "diem.x": "110", "diem.y": "150" })).text();
  const [, lat = "", lon = ""] = /name="lat" value="([\d.]+)".+name="lon" value="([\d.]+)"/.exec(page) ?? [];
  for (let again = 0; again < 2; again += 1) {
    expect(await (await point(link, { lat, lon, gui: "1" })).text()).toContain("Phường nhận được vị trí rồi");
  }
  await town.settle();
  const lines = await town.doors.of("zalo").lines(town.origin, user);
  expect(lines.at(-1)?.text).toMatch(/^Dạ, phường hiểu là: .+ Tại: gần .+\. Đúng chưa ạ\?$/);
  expect(lines).toHaveLength(2);
});

test("a link that was altered or is a day old opens nothing", async () => {
  const link = await mapLink();
  expect((await fetch(`${link}x`)).status).toBe(410);
  town.clock.now = new Date(town.clock.now.getTime() + 25 * 3_600_000);
  const late = await point(link, { lat: "10.78", lon: "106.7", gui: "1" });
  expect(late.status).toBe(410);
  await town.settle();
  expect(town.doors.zalo.received(user)).toHaveLength(1);
});
