/**
 * What residents complain about, who handles it and how fast. Ids are stable: never renamed, never reused.
 * Clocks are calendar hours unless `working`. `basis` names the published rule behind the clocks (see `bases`).
 */
export const severities = ["S1", "S2", "S3", "S4"] as const;
/** S1 danger now, S2 danger soon or a vulnerable person, S3 nuisance, S4 comfort. */
export type Severity = (typeof severities)[number];

/** Id of a unit: never renamed, never reused. Those starting with X- are outside the ward. */
export type UnitId = string;

/** Units a ward begins with; names are what residents read. */
export const firstUnits = {
  KTHT: "Phòng Kinh tế, Hạ tầng và Đô thị",
  VHXH: "Phòng Văn hóa - Xã hội",
  VP: "Văn phòng HĐND và UBND",
  HCC: "Trung tâm Phục vụ hành chính công",
  CA: "Công an phường",
  YT: "Trạm y tế",
  KP: "Khu phố",
  LD: "Lãnh đạo phường",
  "X-HT": "Trung tâm hạ tầng kỹ thuật thành phố",
  "X-CX": "Công ty cây xanh",
  "X-CN": "Công ty cấp nước",
  "X-DL": "bên điện lực",
  "X-VT": "bên viễn thông",
  "X-RAC": "Đơn vị thu gom rác",
  "X-BUS": "Trung tâm giao thông công cộng",
  "X-XD": "Sở Xây dựng",
  "X-ATTP": "Sở An toàn thực phẩm",
  "X-DVC": "Cổng Dịch vụ công quốc gia",
} as const;

/** Rules the clocks come from (taxonomy of 2026-11, §1); shown to staff beside each deadline. */
export const bases = {
  B2: "Cử người tới trong 2 giờ (quy định tham khảo của Bình Thạnh)",
  I5: "1022 TP.HCM 2025: chuyển trong 5 phút, 1 giờ khi chưa rõ thẩm quyền",
  H4: "iHanoi 2025: việc khẩn trong 4 giờ",
  C5: "1022 TP.HCM 2020: có kết quả trong 5 ngày",
  C10: "1022 TP.HCM 2025: 10 ngày",
  C15: "1022 TP.HCM 2025: 15 ngày khi nhiều đơn vị phối hợp",
  P: "Đề xuất của phường, chưa có quy định công bố",
} as const;
export type BasisId = keyof typeof bases;

/** Length of a clock. `working`: counted over the desk calendar instead of round the clock. */
export interface ClockLength {
  hours: number;
  working?: true | undefined;
}

interface CategoryRow {
  id: string;
  group: string;
  name: string;
  /** First named leads. */
  units: readonly (keyof typeof firstUnits)[];
  clocks: { first: ClockLength; result: ClockLength; ceiling: ClockLength };
  severity: Severity;
  basis: readonly BasisId[];
  /** A report cannot be opened without asking where. */
  needsPlace: boolean;
  /** Somebody goes there: the result needs an after-photo, the start a plan or an on-scene photo. */
  fieldWork: boolean;
  /** It tends to come back where it was seen to: four weeks after the result people are asked whether it has lasted. */
  recurs?: true;
}

export const categoryGroups = [
  { id: "urban-order", name: "Trật tự đô thị" },
  { id: "noise", name: "Tiếng ồn" },
  { id: "environment", name: "Vệ sinh môi trường" },
  { id: "road-traffic", name: "Giao thông, đường bộ" },
  { id: "utilities", name: "Hạ tầng kỹ thuật" },
  { id: "trees-parks", name: "Cây xanh, công viên" },
  { id: "construction-land", name: "Xây dựng, đất đai" },
  { id: "public-security", name: "An ninh trật tự, PCCC" },
  { id: "health-social", name: "Y tế, thực phẩm, an sinh, giáo dục" },
  { id: "public-administration", name: "Hành chính công" },
] as const;

export const categories = [
  {
    id: "sidewalk-encroachment",
    group: "urban-order",
    name: "Lấn chiếm vỉa hè, lòng lề đường",
    units: ["KTHT", "CA"],
    clocks: { first: { hours: 2 }, result: { hours: 24 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["B2", "C10"],
    needsPlace: true,
    fieldWork: true,
    recurs: true,
  },
  {
    id: "illegal-parking",
    group: "urban-order",
    name: "Dừng, đỗ xe sai quy định",
    units: ["CA", "KTHT"],
    clocks: { first: { hours: 2 }, result: { hours: 24 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["B2", "C10"],
    needsPlace: true,
    fieldWork: true,
    recurs: true,
  },
  {
    id: "street-vending",
    group: "urban-order",
    name: "Hàng rong, chợ tự phát, người xin ăn",
    units: ["KTHT", "CA", "VHXH"],
    clocks: { first: { hours: 2 }, result: { hours: 24 }, ceiling: { hours: 240 } },
    severity: "S4",
    basis: ["B2", "C10"],
    needsPlace: true,
    fieldWork: true,
    recurs: true,
  },
  {
    id: "illegal-advertising",
    group: "urban-order",
    name: "Quảng cáo, rao vặt trái phép",
    units: ["KTHT", "VHXH"],
    clocks: { first: { hours: 48 }, result: { hours: 120 }, ceiling: { hours: 240 } },
    severity: "S4",
    basis: ["C5", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "noise-residential",
    group: "noise",
    name: "Ồn karaoke, loa kéo, sinh hoạt",
    units: ["CA", "KP", "KTHT"],
    clocks: { first: { hours: 2 }, result: { hours: 24 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["B2", "C10"],
    needsPlace: true,
    fieldWork: true,
    recurs: true,
  },
  {
    id: "noise-business",
    group: "noise",
    name: "Ồn cơ sở kinh doanh, sản xuất",
    units: ["KTHT", "CA"],
    clocks: { first: { hours: 2 }, result: { hours: 72 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["B2", "C10"],
    needsPlace: true,
    fieldWork: true,
    recurs: true,
  },
  {
    id: "noise-construction",
    group: "noise",
    name: "Ồn thi công xây dựng",
    units: ["KTHT", "CA"],
    clocks: { first: { hours: 2 }, result: { hours: 72 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["B2", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "litter-dumping",
    group: "environment",
    name: "Xả rác, bãi rác tự phát, xà bần",
    units: ["KTHT", "X-RAC"],
    clocks: { first: { hours: 4 }, result: { hours: 48 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["H4", "C10"],
    needsPlace: true,
    fieldWork: true,
    recurs: true,
  },
  {
    id: "waste-collection",
    group: "environment",
    name: "Thu gom rác chậm, bỏ sót",
    units: ["X-RAC", "KTHT"],
    clocks: { first: { hours: 24 }, result: { hours: 72 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["C10", "P"],
    needsPlace: true,
    fieldWork: true,
    recurs: true,
  },
  {
    id: "smoke-odour-dust",
    group: "environment",
    name: "Khói, mùi hôi, bụi",
    units: ["KTHT", "CA", "YT"],
    clocks: { first: { hours: 4 }, result: { hours: 120 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["H4", "C5", "C10"],
    needsPlace: true,
    fieldWork: true,
    recurs: true,
  },
  {
    id: "wastewater-discharge",
    group: "environment",
    name: "Xả nước thải, ô nhiễm kênh rạch",
    units: ["KTHT", "X-HT"],
    clocks: { first: { hours: 4 }, result: { hours: 120 }, ceiling: { hours: 240 } },
    severity: "S2",
    basis: ["H4", "C5", "C10"],
    needsPlace: true,
    fieldWork: true,
    recurs: true,
  },
  {
    id: "road-damage",
    group: "road-traffic",
    name: "Hư hỏng mặt đường, ổ gà, sụt lún",
    units: ["X-HT", "KTHT"],
    clocks: { first: { hours: 24 }, result: { hours: 120 }, ceiling: { hours: 240 } },
    severity: "S2",
    basis: ["C5", "C10"],
    needsPlace: true,
    fieldWork: true,
    recurs: true,
  },
  {
    id: "pavement-damage",
    group: "road-traffic",
    name: "Hư hỏng vỉa hè, bó vỉa, cầu, lan can",
    units: ["KTHT", "X-HT"],
    clocks: { first: { hours: 48 }, result: { hours: 120 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["C5", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "traffic-signal-sign",
    group: "road-traffic",
    name: "Đèn tín hiệu, biển báo, vạch kẻ",
    units: ["X-HT", "CA"],
    clocks: { first: { hours: 4 }, result: { hours: 72 }, ceiling: { hours: 240 } },
    severity: "S2",
    basis: ["H4", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "traffic-congestion",
    group: "road-traffic",
    name: "Ùn tắc, điểm nguy hiểm giao thông",
    units: ["CA", "KTHT"],
    clocks: { first: { hours: 4 }, result: { hours: 120 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["H4", "C5", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "public-transport",
    group: "road-traffic",
    name: "Xe buýt, vận tải hành khách",
    units: ["X-BUS"],
    clocks: { first: { hours: 24 }, result: { hours: 120 }, ceiling: { hours: 240 } },
    severity: "S4",
    basis: ["C5", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "street-light",
    group: "utilities",
    name: "Đèn đường, chiếu sáng hẻm",
    units: ["X-HT", "KTHT"],
    clocks: { first: { hours: 24 }, result: { hours: 72 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["C10", "P"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "flooding-drainage",
    group: "utilities",
    name: "Ngập nước, nghẹt cống",
    units: ["X-HT", "KTHT"],
    clocks: { first: { hours: 4 }, result: { hours: 120 }, ceiling: { hours: 240 } },
    severity: "S2",
    basis: ["H4", "C5", "C10"],
    needsPlace: true,
    fieldWork: true,
    recurs: true,
  },
  {
    id: "manhole-cover",
    group: "utilities",
    name: "Mất, vỡ nắp cống, hố ga",
    units: ["X-HT", "KTHT"],
    clocks: { first: { hours: 2 }, result: { hours: 48 }, ceiling: { hours: 240 } },
    severity: "S1",
    basis: ["B2", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "water-supply",
    group: "utilities",
    name: "Cấp nước sinh hoạt",
    units: ["X-CN"],
    clocks: { first: { hours: 4 }, result: { hours: 48 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["H4", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "power-outage",
    group: "utilities",
    name: "Mất điện, điện yếu",
    units: ["X-DL"],
    clocks: { first: { hours: 2 }, result: { hours: 24 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["P", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "power-hazard",
    group: "utilities",
    name: "Dây điện đứt, trụ nghiêng, chập điện",
    units: ["X-DL", "CA", "KTHT"],
    clocks: { first: { hours: 1 }, result: { hours: 24 }, ceiling: { hours: 240 } },
    severity: "S1",
    basis: ["P", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "cable-telecom",
    group: "utilities",
    name: "Dây cáp viễn thông, tủ cáp",
    units: ["X-VT", "KTHT"],
    clocks: { first: { hours: 4 }, result: { hours: 72 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["H4", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "tree-hazard",
    group: "trees-parks",
    name: "Cây ngã đổ, cành gãy, nguy cơ đổ",
    units: ["X-CX", "KTHT", "CA"],
    clocks: { first: { hours: 2 }, result: { hours: 24 }, ceiling: { hours: 240 } },
    severity: "S1",
    basis: ["B2", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "tree-park-care",
    group: "trees-parks",
    name: "Chăm sóc cây, công viên, thiết bị công cộng",
    units: ["X-CX", "KTHT"],
    clocks: { first: { hours: 72 }, result: { hours: 120 }, ceiling: { hours: 240 } },
    severity: "S4",
    basis: ["C5", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "illegal-construction",
    group: "construction-land",
    name: "Xây dựng không phép, sai phép",
    units: ["KTHT", "X-XD"],
    clocks: { first: { hours: 2 }, result: { hours: 120 }, ceiling: { hours: 240 } },
    severity: "S2",
    basis: ["B2", "C5", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "construction-site-safety",
    group: "construction-land",
    name: "An toàn công trình, vật liệu rơi, nứt nhà bên",
    units: ["KTHT", "X-XD", "CA"],
    clocks: { first: { hours: 2 }, result: { hours: 72 }, ceiling: { hours: 240 } },
    severity: "S2",
    basis: ["B2", "C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "land-encroachment",
    group: "construction-land",
    name: "Lấn chiếm đất công, tranh chấp đất",
    units: ["KTHT", "VP", "KP"],
    clocks: { first: { hours: 72 }, result: { hours: 240 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["C10"],
    needsPlace: true,
    fieldWork: true,
  },
  {
    id: "public-disorder",
    group: "public-security",
    name: "Gây rối, đánh nhau, đe dọa, tụ tập",
    units: ["CA"],
    clocks: { first: { hours: 1 }, result: { hours: 72 }, ceiling: { hours: 240 } },
    severity: "S1",
    basis: ["P", "C10"],
    needsPlace: true,
    fieldWork: false,
  },
  {
    id: "drugs-vice",
    group: "public-security",
    name: "Ma túy, cờ bạc, tệ nạn",
    units: ["CA"],
    clocks: { first: { hours: 2 }, result: { hours: 240 }, ceiling: { hours: 240 } },
    severity: "S2",
    basis: ["B2", "C10"],
    needsPlace: true,
    fieldWork: false,
  },
  {
    id: "fire-safety-risk",
    group: "public-security",
    name: "Nguy cơ cháy nổ",
    units: ["CA", "KTHT"],
    clocks: { first: { hours: 2 }, result: { hours: 72 }, ceiling: { hours: 240 } },
    severity: "S2",
    basis: ["B2", "C10"],
    needsPlace: true,
    fieldWork: false,
  },
  {
    id: "theft-fraud",
    group: "public-security",
    name: "Trộm cắp, lừa đảo",
    units: ["CA"],
    clocks: { first: { hours: 4 }, result: { hours: 240 }, ceiling: { hours: 240 } },
    severity: "S2",
    basis: ["H4", "C10"],
    needsPlace: false,
    fieldWork: false,
  },
  {
    id: "loose-animals",
    group: "public-security",
    name: "Chó thả rông, vật nuôi gây phiền",
    units: ["KTHT", "CA", "YT"],
    clocks: { first: { hours: 4 }, result: { hours: 72 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["H4", "C10"],
    needsPlace: true,
    fieldWork: false,
  },
  {
    id: "food-safety",
    group: "health-social",
    name: "An toàn thực phẩm",
    units: ["YT", "X-ATTP", "VHXH"],
    clocks: { first: { hours: 4 }, result: { hours: 120 }, ceiling: { hours: 240 } },
    severity: "S2",
    basis: ["H4", "C5", "C10"],
    needsPlace: true,
    fieldWork: false,
  },
  {
    id: "disease-vector",
    group: "health-social",
    name: "Dịch bệnh, muỗi, xác động vật",
    units: ["YT", "KTHT"],
    clocks: { first: { hours: 4 }, result: { hours: 72 }, ceiling: { hours: 240 } },
    severity: "S2",
    basis: ["H4", "C10"],
    needsPlace: true,
    fieldWork: false,
  },
  {
    id: "health-education-service",
    group: "health-social",
    name: "Dịch vụ y tế, trường học",
    units: ["VHXH", "YT"],
    clocks: { first: { hours: 24 }, result: { hours: 240 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["C10"],
    needsPlace: false,
    fieldWork: false,
  },
  {
    id: "social-welfare",
    group: "health-social",
    name: "Trợ cấp, người yếu thế",
    units: ["VHXH"],
    clocks: { first: { hours: 24 }, result: { hours: 120 }, ceiling: { hours: 240 } },
    severity: "S2",
    basis: ["C5", "C10"],
    needsPlace: true,
    fieldWork: false,
  },
  {
    id: "price-consumer",
    group: "health-social",
    name: "Giá cả, người tiêu dùng, du lịch",
    units: ["KTHT", "CA"],
    clocks: { first: { hours: 24 }, result: { hours: 120 }, ceiling: { hours: 240 } },
    severity: "S4",
    basis: ["C5", "C10"],
    needsPlace: false,
    fieldWork: false,
  },
  {
    id: "dossier-delay",
    group: "public-administration",
    name: "Hồ sơ trễ hạn, không rõ tiến độ",
    units: ["HCC"],
    clocks: { first: { hours: 8, working: true }, result: { hours: 40, working: true }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["H4", "C10"],
    needsPlace: false,
    fieldWork: false,
  },
  {
    id: "procedure-difficulty",
    group: "public-administration",
    name: "Hướng dẫn không rõ, đòi thêm giấy tờ",
    units: ["HCC", "VP"],
    clocks: { first: { hours: 8, working: true }, result: { hours: 40, working: true }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["H4", "C10"],
    needsPlace: false,
    fieldWork: false,
  },
  {
    id: "online-service-error",
    group: "public-administration",
    name: "Lỗi cổng DVC, VNeID, đồng bộ dữ liệu",
    units: ["HCC", "X-DVC"],
    clocks: { first: { hours: 4, working: true }, result: { hours: 24, working: true }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["H4", "C10"],
    needsPlace: false,
    fieldWork: false,
  },
  {
    id: "staff-conduct",
    group: "public-administration",
    name: "Thái độ cán bộ, công chức",
    units: ["LD", "VP"],
    clocks: { first: { hours: 8, working: true }, result: { hours: 40, working: true }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["H4", "C10"],
    needsPlace: false,
    fieldWork: false,
  },
  {
    id: "integrity-complaint",
    group: "public-administration",
    name: "Nhũng nhiễu, tiêu cực, tham nhũng",
    units: ["LD"],
    clocks: { first: { hours: 8, working: true }, result: { hours: 80, working: true }, ceiling: { hours: 360 } },
    severity: "S2",
    basis: ["H4", "C15"],
    needsPlace: false,
    fieldWork: false,
  },
  {
    id: "other-unclassified",
    group: "other",
    name: "Khác, chưa phân loại",
    units: ["VP"],
    clocks: { first: { hours: 1 }, result: { hours: 72 }, ceiling: { hours: 240 } },
    severity: "S3",
    basis: ["I5", "C10"],
    needsPlace: true,
    fieldWork: false,
  },
] as const satisfies readonly CategoryRow[];
export type CategoryId = (typeof categories)[number]["id"];
/** One leaf of the taxonomy. */
export type Category = CategoryRow & { id: CategoryId };

export const categoryIds: readonly CategoryId[] = categories.map((row) => row.id);
const byId = new Map<string, Category>(categories.map((row) => [row.id, row]));

/** The row of a category; ids come from the type, so it is always there. */
export function categoryOf(id: CategoryId): Category {
  const row = byId.get(id);
  if (!row) throw new RangeError(`no such category: ${id}`);
  return row;
}

/** Whether a unit is outside the ward: the ward keeps the ticket, relays and answers the resident. */
export function isOutsideUnit(unit: UnitId): boolean {
  return unit.startsWith("X-");
}

/** The ward unit that holds a ticket before a ward says otherwise: the lead itself, or the first ward unit named (else KTHT). */
export function keeperOf(category: Category): UnitId {
  return category.units.find((unit) => !isOutsideUnit(unit)) ?? "KTHT";
}

/** The more severe of two. */
export function worse(a: Severity, b: Severity): Severity {
  return a < b ? a : b;
}

/** The unit outside that leads a category before a ward says otherwise; none where a ward unit leads. */
export function outsideLeadOf(category: Category): UnitId | undefined {
  const [lead] = category.units;
  return lead && isOutsideUnit(lead) ? lead : undefined;
}
