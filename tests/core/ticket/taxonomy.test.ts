import {
  bases,
  categories,
  categoryGroups,
  categoryOf,
  firstUnits,
  isOutsideUnit,
  keeperOf,
  outsideLeadOf,
  severities,
  worse,
} from "../../../core/ticket/taxonomy.ts";

/**
 * The specification, copied by hand: group; id; name; units; first/result/ceiling hours (w: working time); severity;
 * basis; whether a place is needed. Not derived from the code.
 */
const specified = `
urban-order | sidewalk-encroachment | Lấn chiếm vỉa hè, lòng lề đường | KTHT CA | 2/24/240 | S3 | B2 C10 | place
urban-order | illegal-parking | Dừng, đỗ xe sai quy định | CA KTHT | 2/24/240 | S3 | B2 C10 | place
urban-order | street-vending | Hàng rong, chợ tự phát, người xin ăn | KTHT CA VHXH | 2/24/240 | S4 | B2 C10 | place
urban-order | illegal-advertising | Quảng cáo, rao vặt trái phép | KTHT VHXH | 48/120/240 | S4 | C5 C10 | place
noise | noise-residential | Ồn karaoke, loa kéo, sinh hoạt | CA KP KTHT | 2/24/240 | S3 | B2 C10 | place
noise | noise-business | Ồn cơ sở kinh doanh, sản xuất | KTHT CA | 2/72/240 | S3 | B2 C10 | place
noise | noise-construction | Ồn thi công xây dựng | KTHT CA | 2/72/240 | S3 | B2 C10 | place
environment | litter-dumping | Xả rác, bãi rác tự phát, xà bần | KTHT X-RAC | 4/48/240 | S3 | H4 C10 | place
environment | waste-collection | Thu gom rác chậm, bỏ sót | X-RAC KTHT | 24/72/240 | S3 | C10 P | place
environment | smoke-odour-dust | Khói, mùi hôi, bụi | KTHT CA YT | 4/120/240 | S3 | H4 C5 C10 | place
environment | wastewater-discharge | Xả nước thải, ô nhiễm kênh rạch | KTHT X-HT | 4/120/240 | S2 | H4 C5 C10 | place
road-traffic | road-damage | Hư hỏng mặt đường, ổ gà, sụt lún | X-HT KTHT | 24/120/240 | S2 | C5 C10 | place
road-traffic | pavement-damage | Hư hỏng vỉa hè, bó vỉa, cầu, lan can | KTHT X-HT | 48/120/240 | S3 | C5 C10 | place
road-traffic | traffic-signal-sign | Đèn tín hiệu, biển báo, vạch kẻ | X-HT CA | 4/72/240 | S2 | H4 C10 | place
road-traffic | traffic-congestion | Ùn tắc, điểm nguy hiểm giao thông | CA KTHT | 4/120/240 | S3 | H4 C5 C10 | place
road-traffic | public-transport | Xe buýt, vận tải hành khách | X-BUS | 24/120/240 | S4 | C5 C10 | place
utilities | street-light | Đèn đường, chiếu sáng hẻm | X-HT KTHT | 24/72/240 | S3 | C10 P | place
utilities | flooding-drainage | Ngập nước, nghẹt cống | X-HT KTHT | 4/120/240 | S2 | H4 C5 C10 | place
utilities | manhole-cover | Mất, vỡ nắp cống, hố ga | X-HT KTHT | 2/48/240 | S1 | B2 C10 | place
utilities | water-supply | Cấp nước sinh hoạt | X-CN | 4/48/240 | S3 | H4 C10 | place
utilities | power-outage | Mất điện, điện yếu | X-DL | 2/24/240 | S3 | P C10 | place
utilities | power-hazard | Dây điện đứt, trụ nghiêng, chập điện | X-DL CA KTHT | 1/24/240 | S1 | P C10 | place
utilities | cable-telecom | Dây cáp viễn thông, tủ cáp | X-VT KTHT | 4/72/240 | S3 | H4 C10 | place
trees-parks | tree-hazard | Cây ngã đổ, cành gãy, nguy cơ đổ | X-CX KTHT CA | 2/24/240 | S1 | B2 C10 | place
trees-parks | tree-park-care | Chăm sóc cây, công viên, thiết bị công cộng | X-CX KTHT | 72/120/240 | S4 | C5 C10 | place
construction-land | illegal-construction | Xây dựng không phép, sai phép | KTHT X-XD | 2/120/240 | S2 | B2 C5 C10 | place
construction-land | construction-site-safety | An toàn công trình, vật liệu rơi, nứt nhà bên | KTHT X-XD CA | 2/72/240 | S2 | B2 C10 | place
construction-land | land-encroachment | Lấn chiếm đất công, tranh chấp đất | KTHT VP KP | 72/240/240 | S3 | C10 | place
public-security | public-disorder | Gây rối, đánh nhau, đe dọa, tụ tập | CA | 1/72/240 | S1 | P C10 | place
public-security | drugs-vice | Ma túy, cờ bạc, tệ nạn | CA | 2/240/240 | S2 | B2 C10 | place
public-security | fire-safety-risk | Nguy cơ cháy nổ | CA KTHT | 2/72/240 | S2 | B2 C10 | place
public-security | theft-fraud | Trộm cắp, lừa đảo | CA | 4/240/240 | S2 | H4 C10 | -
public-security | loose-animals | Chó thả rông, vật nuôi gây phiền | KTHT CA YT | 4/72/240 | S3 | H4 C10 | place
health-social | food-safety | An toàn thực phẩm | YT X-ATTP VHXH | 4/120/240 | S2 | H4 C5 C10 | place
health-social | disease-vector | Dịch bệnh, muỗi, xác động vật | YT KTHT | 4/72/240 | S2 | H4 C10 | place
health-social | health-education-service | Dịch vụ y tế, trường học | VHXH YT | 24/240/240 | S3 | C10 | -
health-social | social-welfare | Trợ cấp, người yếu thế | VHXH | 24/120/240 | S2 | C5 C10 | place
health-social | price-consumer | Giá cả, người tiêu dùng, du lịch | KTHT CA | 24/120/240 | S4 | C5 C10 | -
public-administration | dossier-delay | Hồ sơ trễ hạn, không rõ tiến độ | HCC | w8/w40/240 | S3 | H4 C10 | -
public-administration | procedure-difficulty | Hướng dẫn không rõ, đòi thêm giấy tờ | HCC VP | w8/w40/240 | S3 | H4 C10 | -
public-administration | online-service-error | Lỗi cổng DVC, VNeID, đồng bộ dữ liệu | HCC X-DVC | w4/w24/240 | S3 | H4 C10 | -
public-administration | staff-conduct | Thái độ cán bộ, công chức | LD VP | w8/w40/240 | S3 | H4 C10 | -
public-administration | integrity-complaint | Nhũng nhiễu, tiêu cực, tham nhũng | LD | w8/w80/360 | S2 | H4 C15 | -
other | other-unclassified | Khác, chưa phân loại | VP | 1/72/240 | S3 | I5 C10 | place
`;

const written = (clock: { hours: number; working?: true | undefined }): string =>
  `${clock.working ? "w" : ""}${clock.hours}`;
const rows = specified
  .trim()
  .split("\n")
  .map((line) => line.split(" | "));

test("there are 43 leaves in ten groups and one fallback", () => {
  expect(categories).toHaveLength(44);
  expect(new Set(categories.map((row) => row.id)).size).toBe(44);
  expect(new Set(rows.map(([group]) => group))).toEqual(new Set([...categoryGroups.map((group) => group.id), "other"]));
});

test.each(rows)("%s: %s is as specified", (group, id, name, unitIds, hours, severity, basis, place) => {
  const row = categories.find((category) => category.id === id);
  expect(row).toMatchObject({ group, name, severity, needsPlace: place === "place" });
  const category = categoryOf((row as (typeof categories)[number]).id);
  const { first, result, ceiling } = category.clocks;
  expect([first, result, ceiling].map(written).join("/")).toBe(hours);
  expect(category.units.join(" ")).toBe(unitIds);
  expect(category.basis.join(" ")).toBe(basis);
});

test("no first clock is longer than its result, and no result longer than its ceiling where both run by the calendar", () => {
  for (const { clocks } of categories.map((row) => categoryOf(row.id))) {
    expect(clocks.first.hours).toBeLessThanOrEqual(clocks.result.hours);
    if (!clocks.result.working) expect(clocks.result.hours).toBeLessThanOrEqual(clocks.ceiling.hours);
  }
});

test.each([
  ["flooding-drainage", "KTHT", "X-HT"],
  ["waste-collection", "KTHT", "X-RAC"],
  ["traffic-signal-sign", "CA", "X-HT"],
  ["power-hazard", "CA", "X-DL"],
  ["water-supply", "KTHT", "X-CN"],
  ["public-transport", "KTHT", "X-BUS"],
  ["litter-dumping", "KTHT", undefined],
  ["food-safety", "YT", undefined],
  ["integrity-complaint", "LD", undefined],
] as const)("a report of %s is kept by %s and relayed to %s", (id, keeper, outside) => {
  expect(keeperOf(categoryOf(id))).toBe(keeper);
  expect(outsideLeadOf(categoryOf(id))).toBe(outside);
});

test("a keeper is always a unit of the ward", () => {
  for (const { id } of categories) expect(isOutsideUnit(keeperOf(categoryOf(id)))).toBe(false);
});

test("all 18 units and the seven rules behind the clocks have words for people", () => {
  expect(Object.keys(firstUnits)).toEqual(
    "KTHT VHXH VP HCC CA YT KP LD X-HT X-CX X-CN X-DL X-VT X-RAC X-BUS X-XD X-ATTP X-DVC".split(" "),
  );
  expect(Object.keys(bases)).toEqual("B2 I5 H4 C5 C10 C15 P".split(" "));
  for (const words of [...Object.values(firstUnits), ...Object.values(bases)]) expect(words).not.toBe("");
});

test("the more severe of two is the one with the smaller number", () => {
  for (const a of severities) {
    for (const b of severities) expect(worse(a, b)).toBe(severities.indexOf(a) < severities.indexOf(b) ? a : b);
  }
});

test("the kinds that come back are few, have a place, and none is told in confidence or to the police alone", () => {
  const recurring = categories.filter((row) => "recurs" in row);
  expect(recurring.map(({ id }) => id)).toEqual([
    ...["sidewalk-encroachment", "illegal-parking", "street-vending", "noise-residential", "noise-business"],
    ...["litter-dumping", "waste-collection", "smoke-odour-dust", "wastewater-discharge", "road-damage"],
    "flooding-drainage",
  ]);
  for (const { needsPlace, group } of recurring) expect([needsPlace, group]).not.toContain("public-security");
  expect(recurring.every(({ needsPlace }) => needsPlace)).toBe(true);
});
