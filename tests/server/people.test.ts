import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const pathOf = ({ id }: { id: string }) => ({ params: { id } });

test("an operator joins two talks of one person, sees both, and takes it back", async () => {
  const [called, wrote] = [await desk.talk([{ text: "cống nghẹt" }]), await desk.talk([{ text: "tới đâu rồi" }])];
  expect(await desk.call("lan", "getPerson", pathOf(wrote))).toEqual({ talks: [], links: [] });
  const joined = await desk.call("lan", "linkPerson", { ...pathOf(wrote), body: { conversationId: called.id } });
  expect(joined.talks.map(({ id }) => id)).toEqual([called.id]);
  expect(joined.links).toMatchObject([{ proof: "operator", byName: "chị Lan" }]);
  const seen = await desk.call("hoa", "getPerson", pathOf(called));
  expect(seen.talks.map(({ id }) => id)).toEqual([wrote.id]);
  const linkId = joined.links[0]?.id ?? "";
  await desk.call("lan", "unlinkPerson", { params: { id: wrote.id, linkId } });
  expect((await desk.call("lan", "getPerson", pathOf(wrote))).talks).toEqual([]);
});

test("a code to read out has six digits and ends in a quarter of an hour; nobody is joined by asking for it", async () => {
  const talk = await desk.talk([{ text: "alo" }]);
  const { code, expiresAt } = await desk.call("lan", "readOutLinkCode", pathOf(talk));
  expect(code).toMatch(/^\d{6}$/);
  expect(new Date(expiresAt).getTime()).toBeGreaterThan(0);
  expect((await desk.call("lan", "getPerson", pathOf(talk))).links).toEqual([]);
});

test("what is not there is not found, and a talk with itself is joined with nothing", async () => {
  const talk = await desk.talk([{ text: "alo" }]);
  const body = { conversationId: "no-such" };
  expect((await desk.refused("lan", "linkPerson", { ...pathOf(talk), body })).code).toBe("NOT_FOUND");
  expect((await desk.refused("lan", "getPerson", { params: { id: "no-such" } })).code).toBe("NOT_FOUND");
  const self = await desk.call("lan", "linkPerson", { ...pathOf(talk), body: { conversationId: talk.id } });
  expect(self).toEqual({ talks: [], links: [] });
});

test("officers, leaders and administrators have no part in who is who", async () => {
  const talk = await desk.talk([{ text: "alo" }]);
  for (const person of ["dung", "ba", "quan", "tu"] as const) {
    expect((await desk.refused(person, "getPerson", pathOf(talk))).code).toBe("FORBIDDEN");
  }
});
