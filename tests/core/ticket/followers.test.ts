import { emptyDialogue } from "../../../core/conversation/dialogue.ts";
import { citizenActor } from "../../../core/people/staff.ts";
import { followTicket } from "../../../core/ticket/amend-ticket.ts";
import { anActor } from "../../builders.ts";
import { bench, faultOf, head, off, op, photos } from "../bench.ts";

/** One incident reported by three residents on three channels. */
async function anIncident(report: Parameters<ReturnType<typeof bench>["open"]>[0] = {}) {
  const scene = bench();
  const [a, b, c] = [
    await scene.conversation(),
    await scene.conversation({ address: { channel: "facebook", account: "page", user: "b" } }),
    await scene.conversation({ dialogue: { ...emptyDialogue, kinship: "bà" } }),
  ];
  const { code } = await scene.open(report, a.id);
  for (const { id } of [b, c]) {
    await scene.tx((tx) => followTicket({ tx, world: scene.world, code, actor: citizenActor(id), conversationId: id }));
  }
  return { ...scene, code, ids: [a.id, b.id, c.id] as const };
}

test("every follower is told on their own channel, by their own word", async () => {
  const { move, lines, code, ids } = await anIncident();
  await move(code, "accepted", off, { officerId: off.id });
  await move(code, "in-progress", off, { plan: "sáng mai" });
  await move(code, "resolved", head, { text: "cống đã thông", photos });
  for (const id of ids) expect((await lines(id)).map((line) => line.state)).toEqual(["queued", "queued"]);
  const [, result] = await lines(ids[2]);
  expect(result?.text).toBe(`Dạ, ${code} đã có kết quả: cống đã thông. Bà xem hình rồi cho phường biết nhé.`);
});

test("the resident who made the move is answered in the conversation, the others are told", async () => {
  const { move, told, code, ids } = await anIncident({ category: "street-light" });
  await move(code, "accepted", off, { officerId: off.id });
  await move(code, "in-progress", off, { plan: "sáng mai" });
  await move(code, "resolved", off, { text: "đèn sáng lại", photos });
  await move(code, "closed", citizenActor(ids[0]), { rating: 5 }, { except: ids[0] });
  expect((await told(ids[0])).at(-1)).toBe("push.resolved");
  expect((await told(ids[1])).at(-1)).toBe("push.closed");
  expect((await told(ids[2])).at(-1)).toBe("push.closed");
});

test("of a confidential ticket nobody is told more than that there is news, and no photo is sent", async () => {
  const { move, lines, code, ids } = await anIncident({ category: "integrity-complaint" });
  await move(code, "accepted", head, { officerId: off.id });
  await move(code, "in-progress", off);
  await move(code, "resolved", head, { text: "đã cảnh cáo cán bộ ở quầy 3", photos });
  for (const id of ids) {
    const sent = await lines(id);
    expect(sent.map((line) => line.author)).toEqual([
      { kind: "bot", phraseKeys: ["push.private"] },
      { kind: "bot", phraseKeys: ["push.private"] },
    ]);
    for (const line of sent) {
      expect(line.text).not.toContain(code);
      expect(line.text).not.toContain("cán bộ");
      expect(line.attachments).toEqual([]);
    }
  }
});

test("consoles and each follower's web chat are told that a line was added", async () => {
  const { move, store, code, ids } = await anIncident();
  store.published.length = 0;
  await move(code, "accepted", off, { officerId: off.id });
  const added = store.published.filter((event) => event.name === "message.added");
  expect(new Set(added.map((event) => event.topic))).toEqual(
    new Set([
      "desk",
      `chat:zalo:thread-of-${ids[0]}`,
      `chat:facebook:thread-of-${ids[1]}`,
      `chat:zalo:thread-of-${ids[2]}`,
    ]),
  );
});

describe("one incident, reported twice", () => {
  async function twoReports() {
    const scene = bench();
    const [first, second] = [await scene.conversation(), await scene.conversation()];
    const place = { label: "hẻm 41 Hoa Sứ", precision: "exact" as const, latitude: 10.8, longitude: 106.7 };
    const parent = await scene.open({ place }, first.id);
    scene.world.pass({ hours: 3 });
    const child = await scene.open({ place: { ...place, latitude: 10.8005 } }, second.id);
    return { ...scene, parent: parent.code, child: child.code, first: first.id, second: second.id };
  }

  test("the child's resident hears of the parent from then on, each move once", async () => {
    const { move, ticket, told, parent, child, first, second } = await twoReports();
    const merged = await move(child, "duplicate", op, { parentCode: parent });
    expect(merged).toMatchObject({ status: "duplicate", mergedInto: parent });
    expect(merged.changes.at(-1)?.facts).toEqual({ parentCode: parent, distanceMetres: 56, hoursApart: 3 });
    expect((await ticket(parent)).followers).toEqual([first, second]);
    await move(parent, "accepted", off, { officerId: off.id });
    expect(await told(first)).toEqual(["push.accepted"]);
    expect(await told(second)).toEqual(["push.accepted"]);
  });

  test("split again, each hears of its own only", async () => {
    const { move, ticket, told, parent, child, first, second } = await twoReports();
    await move(child, "duplicate", op, { parentCode: parent });
    const split = await move(child, "triaged", op, { reason: "hai chỗ khác nhau" });
    expect(split.mergedInto).toBeUndefined();
    expect((await ticket(parent)).followers).toEqual([first]);
    await move(parent, "accepted", off, { officerId: off.id });
    expect(await told(second)).toEqual([]);
  });

  test("nothing is merged into itself, into what is finished or into what is not there", async () => {
    const { move, parent, child } = await twoReports();
    await faultOf(move(child, "duplicate", op, { parentCode: child }), "MOVE_NOT_ALLOWED");
    await faultOf(move(child, "duplicate", op, { parentCode: "BS-2611-9999" }), "NOT_FOUND");
    await move(parent, "withdrawn", anActor("CIT"));
    await faultOf(move(child, "duplicate", op, { parentCode: parent }), "MOVE_NOT_ALLOWED");
  });
});
