import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import type { Incident } from "../../core/understanding/likeness.ts";
import type { Place } from "../../core/understanding/place.ts";
import { createLikeness } from "../../nlp/likeness.ts";

const likeness = createLikeness();
const now = new Date("2026-11-16T14:06:00+07:00");
const metresPerDegree = 111_320;

/** A spot so many metres north of the middle of Hoa Sứ. */
const at = (metres: number, label = `chỗ ${metres}`): Place => ({
  label,
  precision: "house",
  latitude: 10.78 + metres / metresPerDegree,
  longitude: 106.7,
});
const onStreet = (street: string, house?: string): Place => ({
  label: house === undefined ? `đường ${street}` : `số ${house} ${street}`,
  precision: house === undefined ? "street" : "house",
  street,
  ...(house !== undefined && { house }),
});
const told = (category: CategoryId, text: string, place: Place, hoursAgo = 0): Incident => ({
  category,
  text,
  place,
  at: new Date(now.getTime() - hoursAgo * 3_600_000),
});
const isAsked = (report: Incident, known: Incident): boolean =>
  likeness.compare(report, known) >= likeness.reachOf(report.category).ask;

// Judged by reading them: would a person at the desk look whether it is one and the same?
test.each<[string, Incident, Incident]>([
  [
    "60 m apart, same words, this morning",
    told("flooding-drainage", "cống hẻm 41 Hoa Sứ nghẹt", at(60)),
    told("flooding-drainage", "cống nghẹt", at(0), 5),
  ],
  [
    "same spot, other words",
    told("flooding-drainage", "nước ngập tới đầu gối", at(5)),
    told("flooding-drainage", "cống nghẹt", at(0), 1),
  ],
  [
    "typed without accents",
    told("street-light", "den duong tat ba hom", at(10)),
    told("street-light", "đèn đường tắt ba hôm", at(0), 24),
  ],
  [
    "the same hole, three weeks old and still open",
    told("road-damage", "ổ gà lớn", at(10)),
    told("road-damage", "ổ gà lớn giữa đường", at(0), 21 * 24),
  ],
  [
    "rubbish across the alley, two days later",
    told("litter-dumping", "đống rác tự phát hôi quá", at(25)),
    told("litter-dumping", "đống rác tự phát, mùi hôi", at(0), 48),
  ],
  [
    "the same bar, the same night",
    told("noise-business", "quán nhậu mở loa khuya", at(20)),
    told("noise-business", "quán nhậu mở loa", at(0), 2),
  ],
  [
    "a power cut four streets wide",
    told("power-outage", "mất điện cả khu", at(300)),
    told("power-outage", "mất điện", at(0), 1),
  ],
  [
    "a jam seen from both ends",
    told("traffic-congestion", "kẹt xe cứng ngắc", at(150)),
    told("traffic-congestion", "kẹt xe", at(0), 1),
  ],
  [
    "one dog, two streets on, next day",
    told("loose-animals", "chó thả rông", at(90)),
    told("loose-animals", "chó thả rông", at(0), 20),
  ],
  [
    "a tree down, told twice in an hour",
    told("tree-hazard", "cây ngã chắn đường", at(30)),
    told("tree-hazard", "cây bật gốc ngã ra đường", at(0), 1),
  ],
  [
    "no water in the block",
    told("water-supply", "mất nước từ sáng", at(200)),
    told("water-supply", "mất nước", at(0), 3),
  ],
  [
    "only the street is known of both, same words",
    told("flooding-drainage", "ngập đường", onStreet("Hoa Sứ")),
    told("flooding-drainage", "ngập", onStreet("Hoa Sứ"), 1),
  ],
])("asked: %s", (_, report, known) => {
  expect(isAsked(report, known)).toBe(true);
});

test.each<[string, Incident, Incident]>([
  [
    "other kind on the same spot",
    told("street-light", "đèn tắt", at(0)),
    told("flooding-drainage", "cống nghẹt", at(0), 1),
  ],
  ["beyond reach", told("flooding-drainage", "cống nghẹt", at(101)), told("flooding-drainage", "cống nghẹt", at(0), 1)],
  [
    "at the edge of reach, other words",
    told("flooding-drainage", "nước ngập vô nhà", at(95)),
    told("flooding-drainage", "cống hôi", at(0), 1),
  ],
  [
    "a hole forty metres on, other words",
    told("road-damage", "ổ gà ngay ngã tư", at(45)),
    told("road-damage", "đường trơn dầu nhớt", at(0), 24),
  ],
  [
    "yesterday's noise",
    told("noise-residential", "karaoke ồn", at(0)),
    told("noise-residential", "karaoke ồn", at(0), 24),
  ],
  [
    "a car parked there this morning",
    told("illegal-parking", "xe đậu chắn hẻm", at(0)),
    told("illegal-parking", "xe đậu chắn hẻm", at(0), 8),
  ],
  ["yesterday's jam", told("traffic-congestion", "kẹt xe", at(0)), told("traffic-congestion", "kẹt xe", at(0), 20)],
  [
    "two houses of one street, no coordinates",
    told("street-light", "đèn tắt", onStreet("Hoa Sứ", "9")),
    told("street-light", "đèn tắt", onStreet("Hoa Sứ", "120"), 1),
  ],
  [
    "another street",
    told("street-light", "đèn tắt", onStreet("Sen Hồng")),
    told("street-light", "đèn tắt", onStreet("Hoa Sứ"), 1),
  ],
  [
    "a lamp three lamps on",
    told("street-light", "đèn chập chờn", at(75)),
    told("street-light", "trụ nghiêng", at(0), 200),
  ],
  [
    "nothing in the words, an old heap at the corner",
    told("litter-dumping", "xà bần mới đổ", at(60)),
    told("litter-dumping", "vứt nệm cũ", at(0), 200),
  ],
  [
    "a matter between neighbours",
    told("land-encroachment", "lấn lối đi", at(0)),
    told("land-encroachment", "lấn lối đi", at(0), 1),
  ],
])("not asked: %s", (_, report, known) => {
  expect(isAsked(report, known)).toBe(false);
});

test("what is confidential or about persons has no reach at all", () => {
  for (const id of ["integrity-complaint", "drugs-vice", "staff-conduct", "other-unclassified"] as const) {
    expect(likeness.reachOf(id).hours).toBe(0);
  }
});

test("the order of two reports does not matter, and a report is most alike to itself", () => {
  const one = told("flooding-drainage", "cống hẻm 41 nghẹt", at(40));
  const two = told("flooding-drainage", "nước tràn ra đường", at(0), 3);
  expect(likeness.compare(one, two)).toBe(likeness.compare(two, one));
  expect(likeness.compare(one, one)).toBe(1);
});

const mark = "0f1e2d3c4b5a6978";
/** The same mark with so many of its first bits turned over. */
const turned = (bits: number): string =>
  (BigInt(`0x${mark}`) ^ ((1n << BigInt(bits)) - 1n)).toString(16).padStart(16, "0");

test("one photo of one spot is asked about although the words have nothing in common", () => {
  const hole = told("road-damage", "đoạn này nguy hiểm quá", at(45));
  const known = { ...told("road-damage", "ổ gà trước tiệm vàng", at(0), 200), pictures: [mark] };
  expect(isAsked(hole, known)).toBe(false);
  expect(isAsked({ ...hole, pictures: ["ffffffffffffffff", turned(10)] }, known)).toBe(true);
  expect(isAsked({ ...hole, pictures: [turned(11)] }, known)).toBe(false);
});

test("a photo never reaches beyond the place, the hours or the kind", () => {
  const known = { ...told("illegal-parking", "xe đậu chắn hẻm", at(0)), pictures: [mark] };
  const shown = (report: Incident) => likeness.compare({ ...report, pictures: [mark] }, known);
  expect(shown(told("illegal-parking", "xe đậu chắn hẻm", at(41)))).toBe(0);
  expect(shown(told("illegal-parking", "xe đậu chắn hẻm", at(0), 7))).toBe(0);
  expect(shown(told("road-damage", "xe đậu chắn hẻm", at(0)))).toBe(0);
});
