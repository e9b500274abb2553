import type { ShownPhoto } from "../../../core/publication/photo.ts";
import { photosForAll, photosIn, whyNoPhotos } from "../../../core/publication/public-photo.ts";
import { publishPhoto, takeDownPhoto } from "../../../core/publication/publish-photo.ts";
import { initialCategories } from "../../../core/routing/category-rules.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { anActor, aTicket } from "../../builders.ts";
import { codeOf } from "../../contracts/store/bench.ts";
import { FakeStore } from "../../fakes/fake-store.ts";
import { fakeNow, fakeWard, fakeWorld } from "../../fakes/world.ts";

const image = (key: string) => ({ kind: "image" as const, key, mimeType: "image/jpeg" });
const withPhotos = (overrides: Partial<Ticket> = {}): Ticket =>
  aTicket({ status: "resolved", attachments: [image("truoc")], proof: [image("sau")], ...overrides });
const files = { picture: "hinh-lon", thumbnail: "hinh-nho", width: 1600, height: 1200 };
const head = anActor("HEAD");

test.each<[string, Partial<Ticket>, string | undefined]>([
  ["a matter of the street", {}, undefined],
  ["one that is still worked on", { status: "in-progress" }, undefined],
  ["one told in confidence", { visibility: "confidential" }, "in-confidence"],
  ["spam", { status: "spam" }, "in-confidence"],
  ["a kind the ward keeps off lists", { category: "integrity-complaint" }, "off-lists"],
  ["a hidden name", { visibility: "hide-name" }, "kind-alone"],
  ["a child", { flags: ["minor-involved"] }, "kind-alone"],
  ["a complaint in the sense of the law", { flags: ["formal-complaint"] }, "kind-alone"],
  ["people in need", { category: "social-welfare" }, "kind-alone"],
  ["papers", { category: "dossier-delay" }, "kind-alone"],
])("whether everybody may see photos of %s", (_, overrides, why) => {
  expect(whyNoPhotos(aTicket(overrides), fakeWard)).toBe(why);
});

test("a kind that a ward takes off its lists has no photos for everybody", () => {
  const lamp = { ...initialCategories["street-light"], isPublished: false } as never;
  const categories = { ...initialCategories, "street-light": lamp };
  expect(whyNoPhotos(aTicket({ category: "street-light" }), { categories })).toBe("off-lists");
});

test("photos are those kept here: the resident's of before, the ward's own of after, each once", () => {
  const ticket = withPhotos({
    attachments: [image("truoc"), image("truoc"), { kind: "video", key: "phim" }, { kind: "image", url: "https://x" }],
  });
  expect(photosIn(ticket)).toEqual([
    { key: "truoc", side: "before", isResidents: true },
    { key: "sau", side: "after", isResidents: false },
  ]);
  const machine = { source: "s", sensor: "c", times: 1, lastAt: fakeNow };
  expect(photosIn(withPhotos({ machine }))[0]?.isResidents).toBe(false);
});

/** A ward with one ticket, and what a person may do with its photos. */
async function stage(overrides: Partial<Ticket> = {}) {
  const [store, world, ticket] = [new FakeStore(), fakeWorld(), withPhotos(overrides)];
  await store.transaction((tx) => tx.tickets.insert(ticket));
  const act = { world, ticket, actor: head };
  const publish = (source: string, agreed = false) =>
    store.transaction((tx) => publishPhoto({ ...act, tx, source, agreed, shown: files }));
  const takeDown = (id: string) => store.transaction((tx) => takeDownPhoto({ ...act, tx, id, actor: anActor("OFF") }));
  return { store, ticket, publish, takeDown, shown: () => store.publicTickets.photosOf([ticket.code]) };
}

test("what was approved is shown until somebody takes it down; doing that twice changes nothing", async () => {
  const { publish, takeDown, shown, store } = await stage();
  const photo = await publish("sau");
  expect(photo).toMatchObject({ side: "after", approvedBy: head, shown: files, agreed: false });
  expect(await shown()).toEqual([photo]);
  const down = await takeDown(photo.id);
  expect(down).toMatchObject({ takenDownBy: { role: "OFF" }, approvedBy: head });
  expect([await shown(), "shown" in down]).toEqual([[], false]);
  expect(await takeDown(photo.id)).toEqual(down);
  expect(await codeOf(takeDown("no-such"))).toBe("NOT_FOUND");
  expect(store.published.map(({ name }) => name)).toEqual(["ticket.updated", "ticket.updated"]);
});

test("approved anew, the older picture is taken down and the new one has another address", async () => {
  const { publish, shown, store, ticket } = await stage();
  const first = await publish("sau");
  const second = await publish("sau");
  expect(second.id).not.toBe(first.id);
  expect(await shown()).toEqual([second]);
  const all = await store.transaction((tx) => tx.publicPhotos.ofTicket(ticket.code));
  expect(all.map(({ takenDownBy }) => takenDownBy?.id)).toEqual([head.id, undefined]);
});

test("a resident's photo is shown only when they are said to agree; no photo of another ticket, none of a private matter", async () => {
  const { publish } = await stage();
  expect(await codeOf(publish("truoc"))).toBe("MOVE_INCOMPLETE");
  expect(await publish("truoc", true)).toMatchObject({ side: "before", agreed: true });
  expect(await codeOf(publish("cua-nguoi-khac", true))).toBe("BAD_INPUT");
  expect(await codeOf((await stage({ visibility: "hide-name" })).publish("sau"))).toBe("MOVE_NOT_ALLOWED");
});

test("whether a photo may be seen is asked anew: the matter may have become private, or the photo itself be gone", async () => {
  const { publish, ticket } = await stage();
  const photos = [(await publish("sau")) as ShownPhoto];
  expect(photosForAll(ticket, fakeWard, photos)).toEqual(photos);
  for (const change of [
    { visibility: "hide-name" },
    { flags: ["minor-involved"] },
    { proof: [] },
  ] as Partial<Ticket>[]) {
    expect(photosForAll({ ...ticket, ...change }, fakeWard, photos)).toEqual([]);
  }
  expect(photosForAll({ ...ticket, code: "BS-2611-9999" }, fakeWard, photos)).toEqual([]);
});
