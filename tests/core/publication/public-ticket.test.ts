import { blurredPoint } from "../../../core/publication/grid.ts";
import { publish, unpublishedCategories } from "../../../core/publication/public-ticket.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { metresBetween, type Place } from "../../../core/understanding/place.ts";
import { aTicket } from "../../builders.ts";
import { fakeNow, fakeWard } from "../../fakes/world.ts";

const home: Place = {
  ...{ label: "trước nhà 45 Hoa Sứ, khu phố 3", precision: "house", street: "Hoa Sứ", house: "45", area: "khu phố 3" },
  ...{ latitude: 10.776512, longitude: 106.700934 },
};
const shown = (overrides: Partial<Ticket>) => publish(aTicket({ place: home, ...overrides }), fakeWard, fakeNow);
const hoursAgo = (hours: number): Date => new Date(fakeNow.getTime() - hours * 3_600_000);
const clocks = (due: number, stopped?: number): Ticket["clocks"] => ({
  ...aTicket().clocks,
  resultDueAt: hoursAgo(due),
  ...(stopped === undefined ? {} : { resultStoppedAt: hoursAgo(stopped) }),
});

test("anybody knows what, on which street, whose work it is and until when; nothing of who or which house", () => {
  const ticket = aTicket({ place: home, contactPhone: "+84903123456" });
  const told = publish(ticket, fakeWard, fakeNow);
  expect(told).toEqual({
    ...{ code: ticket.code, category: "flooding-drainage", status: "new", unit: expect.any(String) },
    ...{ openedAt: ticket.openedAt, dueAt: ticket.clocks.resultDueAt, isLate: false },
    ...{ where: "Hoa Sứ", point: { latitude: 10.77675, longitude: 106.70075 } },
  });
});

test("a point is the middle of its field: far enough from the house, the same for all its reports, no finer than Open311's block", () => {
  for (let index = 0; index < 400; index += 1) {
    const [latitude, longitude] = [10.7 + index * 0.000_137, 106.7 + index * 0.000_211];
    const point = blurredPoint({ latitude, longitude });
    const metres = metresBetween(
      { label: "", precision: "exact", ...point },
      { label: "", precision: "exact", latitude, longitude },
    );
    expect(metres).toBeLessThanOrEqual(40);
    expect(blurredPoint(point)).toEqual(point);
    expect([point.latitude.toFixed(3), point.longitude.toFixed(3)]).toEqual([
      latitude.toFixed(3),
      longitude.toFixed(3),
    ]);
  }
  expect(
    new Set(
      [10.7765, 10.77661, 10.77699].map(
        (latitude) => blurredPoint({ ...home, latitude, longitude: 106.7009 }).latitude,
      ),
    ).size,
  ).toBe(1);
});

test.each<[string, Partial<Ticket>]>([
  ["its reporter's name is hidden", { visibility: "hide-name" }],
  ["it is told in confidence", { flags: ["confidential"] }],
  ["it is a complaint in the sense of the law", { flags: ["formal-complaint"] }],
  ["it accuses", { flags: ["denunciation"] }],
  ["a child is in it", { flags: ["minor-involved"] }],
  ["it is about drugs somewhere", { category: "drugs-vice" }],
  ["it is about somebody in need", { category: "social-welfare" }],
  ["its kind has no place of its own", { category: "staff-conduct" }],
])("the kind alone is public where %s", (_, overrides) => {
  const told = shown({ ...overrides, status: "closed", clocks: clocks(1, 2), result: "Đã xong ở Hoa Sứ" });
  expect(Object.keys(told).sort()).toEqual(["category", "doneAt", "isLate", "openedAt", "status", "unit"]);
});

test("a result is told in its words, without numbers, and not at all where they name a person", () => {
  const done = { status: "resolved", clocks: clocks(1, 2) } as const;
  expect(shown({ ...done, result: "Cống trước số 45 Hoa Sứ đã thông, hỏi 0903 123 456" }).result).toBe(
    "Cống trước Hoa Sứ đã thông, hỏi [số điện thoại]",
  );
  expect(shown({ ...done, result: "Đã nhắc bà Tư ở đầu hẻm" })).not.toHaveProperty("result");
  expect(shown({ status: "reopened", result: "Cống đã thông" })).not.toHaveProperty("result");
});

test("late is what came after its time, or is over time and still not there", () => {
  expect(shown({ status: "closed", clocks: clocks(1, 2) }).isLate).toBe(false);
  expect(shown({ status: "closed", clocks: clocks(2, 1) }).isLate).toBe(true);
  expect(shown({ status: "in-progress", clocks: clocks(1) })).toMatchObject({ isLate: true, dueAt: hoursAgo(1) });
  expect(shown({ status: "rejected", clocks: clocks(1) })).toMatchObject({ isLate: false });
});

test("nobody is promised a fire's end by the three days of what it is filed under", () => {
  const danger = { category: "other-unclassified", severity: "S1", clocks: clocks(1) } as const;
  expect(shown(danger)).toMatchObject({ isLate: false });
  expect(shown(danger)).not.toHaveProperty("dueAt");
  expect(shown({ ...danger, severity: "S3" })).toMatchObject({ isLate: true, dueAt: hoursAgo(1) });
  expect(shown({ ...danger, category: "power-hazard" })).toMatchObject({ isLate: true, dueAt: hoursAgo(1) });
});

test("what the ward keeps off public lists is off them, and corruption always", () => {
  expect(unpublishedCategories(fakeWard)).toEqual(["integrity-complaint"]);
});
