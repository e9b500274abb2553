import { lacksOf } from "../../../core/ticket/answer-check.ts";
import type { Position, Shot, Ticket } from "../../../core/ticket/ticket.ts";
import { judgeMove } from "../../../core/ticket/transitions.ts";
import { anActor, aTicket } from "../../builders.ts";
import { fakeNow, fakeWard } from "../../fakes/world.ts";
import { aChange } from "./life-cycle.ts";

const here = { latitude: 10.78, longitude: 106.7 };
/** So many metres north of the reported place. */
const north = (metres: number): Position => ({ ...here, latitude: here.latitude + metres / 111_195 });
const minutes = (count: number): Date => new Date(fakeNow.getTime() + count * 60_000);

test.each([
  ["Đã xử lý.", ["nothing-said", "short", "no-time"]],
  ["da ghi nhan phan anh cua anh chi", ["nothing-said", "no-time"]],
  ["Dạ, phường đã tiếp nhận và chuyển đơn vị chức năng xử lý theo quy định ạ", ["nothing-said", "no-time"]],
  ["xong rồi nha", ["nothing-said", "short", "no-time"]],
  ["", ["nothing-said", "short", "no-time"]],
  ["cống đã thông", ["short", "no-time"]],
  ["đèn đã sáng", ["short"]],
  ["cống trước số 45 đã thông, nước đã rút", []],
  ["Sáng nay tổ cây xanh đã cưa nhánh gãy, còn lại dọn ngày mai.", []],
])("a result that says %j lacks %j", (text, lacks) => {
  const found = lacksOf(text).map(({ id }) => id);
  expect(found).toEqual(lacks);
});

test("a very long text is looked at in no time", () => {
  const before = performance.now();
  lacksOf("đã xử lý ".repeat(1_000));
  expect(performance.now() - before).toBeLessThan(200);
});

const off = anActor("OFF");
const arrived = aChange({ seq: 3, to: "in-progress", at: minutes(-30), facts: { onSceneAt: minutes(-30) } });
const atWork = (place: Partial<NonNullable<Ticket["place"]>> = {}): Ticket =>
  aTicket({
    status: "in-progress",
    severity: "S3",
    category: "street-light",
    openedAt: minutes(-120),
    place: { label: "45 Hoa Sứ", precision: "house", ...here, ...place },
    changes: [arrived],
  });

function resolve(shot: Omit<Shot, "key">, explanation?: string, ticket = atWork()) {
  const photos = [{ kind: "image" as const, key: "after" }];
  const facts = { text: "đèn trước số 45 đã sáng lại", photos, shots: [{ key: "after", ...shot }] };
  const all = { ...facts, ...(explanation ? { explanation } : {}) };
  return judgeMove("resolved", { ticket, actor: off, facts: all, now: fakeNow, ward: fakeWard });
}

test.each<[string, Omit<Shot, "key">, string[]]>([
  ["nothing is known of it", {}, []],
  ["it was taken there and then", { takenAt: minutes(-5), position: north(40) }, []],
  ["it was taken 190 m away", { position: north(190) }, []],
  ["it was taken 260 m away", { position: north(260) }, ["photo-far"]],
  ["the phone may be off by as much", { position: { ...north(260), accuracyMetres: 100 } }, []],
  ["it is older than the report", { takenAt: minutes(-200) }, ["photo-before-report", "photo-before-arrival"]],
  ["it is older than the arrival", { takenAt: minutes(-60) }, ["photo-before-arrival"]],
  ["the camera's clock is a little late", { takenAt: minutes(-33) }, []],
])("of a photo of which %s, %j is asked", (_, shot, doubts) => {
  const verdict = resolve(shot);
  if (doubts.length === 0) expect(verdict).toEqual({ allowed: true });
  else expect(verdict).toMatchObject({ code: "MOVE_INCOMPLETE", missing: ["explanation"], doubts });
  expect(resolve(shot, "chụp từ đầu hẻm")).toEqual({ allowed: true });
});

test("how far it is from a place that is only a street is not asked", () => {
  expect(resolve({ position: north(900) }, undefined, atWork({ precision: "street" }))).toEqual({ allowed: true });
});

test("a phone that is at the place stands in for the plan; elsewhere a photo or a plan is wanted", () => {
  const ticket = { ...atWork(), status: "accepted" as const };
  const arrive = (position?: Position) => {
    const facts = { onSceneAt: fakeNow, ...(position ? { position } : {}) };
    return judgeMove("in-progress", { ticket, actor: off, facts, now: fakeNow, ward: fakeWard });
  };
  expect(arrive(north(50))).toEqual({ allowed: true });
  expect(arrive(north(500))).toMatchObject({ code: "MOVE_INCOMPLETE", missing: ["plan"] });
  expect(arrive()).toMatchObject({ code: "MOVE_INCOMPLETE", missing: ["plan"] });
});
