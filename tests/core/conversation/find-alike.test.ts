import type { Attachment } from "../../../core/channel/event.ts";
import { alikeFinder } from "../../../core/conversation/find-alike.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import type { World } from "../../../core/world.ts";
import { aMessage, aTicket } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { bench } from "../bench.ts";

const place = { label: "hẻm 41 Hoa Sứ", precision: "alley", latitude: 10.78, longitude: 106.698 } as const;
const photo = (key?: string): Attachment => ({ kind: "image", url: `https://x.example/${key}`, ...(key && { key }) });

/** A known hole with a photo, forty metres and nine days off, told in other words. */
const hole = (change: Partial<Ticket> = {}): Ticket =>
  aTicket({
    ...{ category: "road-damage", status: "assigned", title: "ổ gà trước tiệm vàng", body: "sụp bánh xe" },
    ...{ place: { ...place, latitude: 10.78036 }, openedAt: new Date(fakeNow.getTime() - 216 * 3_600_000) },
    ...{ attachments: [photo("known")], flags: [], ...change },
  });

/** Asks for the incident of a report; says what was found and whose pictures were looked at. */
async function asked(options: { known: Ticket; own?: Attachment[]; world?: Partial<World>; kept?: Attachment[] }) {
  const { store, world, insert } = bench();
  await insert(options.known);
  const looked: string[] = [];
  const pictures = {
    marksOf: async (keys: readonly string[]) => {
      looked.push(...keys);
      return keys.map(() => "0f1e2d3c4b5a6978");
    },
  };
  const find = alikeFinder({
    store,
    world: { ...world, pictures, ...options.world },
    own: [],
    history: options.kept ? [aMessage({ attachments: options.kept })] : [],
  });
  const report = { category: "road-damage", place, text: "chỗ này nguy hiểm lắm", attachments: options.own ?? [] };
  const found = await find({ ...report, category: "road-damage" });
  return { code: found?.code, looked };
}

test("the same photo is recognised where the words are other ones", async () => {
  const known = hole();
  expect((await asked({ known })).code).toBeUndefined();
  expect(await asked({ known, own: [photo("new")] })).toEqual({ code: known.code, looked: ["new", "known"] });
});

test("a photo that was kept only after the draft took it is known by its address", async () => {
  const known = hole();
  const sent = { kind: "image", url: "https://x.example/late" } as const;
  const late = await asked({ known, own: [sent], kept: [{ ...sent, key: "late" }] });
  expect(late).toEqual({ code: known.code, looked: ["late", "known"] });
});

test("without a photo of one's own nobody's photos are looked at", async () => {
  expect((await asked({ known: hole(), own: [{ kind: "video", key: "film" }] })).looked).toEqual([]);
});

test("photos of minors, and of what is confidential, are not looked at", async () => {
  for (const flags of [["minor-involved"], ["confidential"]] as const) {
    expect((await asked({ known: hole({ flags: [...flags] }), own: [photo("new")] })).looked).toEqual(["new"]);
  }
  expect((await asked({ known: hole({ visibility: "confidential" }), own: [photo("new")] })).looked).toEqual([]);
});

test("an encoder that is late or fails leaves everything as it is without one", async () => {
  const known = hole({ title: "chỗ này nguy hiểm lắm", place });
  const encoder = { meaningsOf: async () => undefined };
  expect((await asked({ known, world: { encoder } })).code).toBe(known.code);
});
