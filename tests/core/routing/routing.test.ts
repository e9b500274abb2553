import { categoriesBody, initialCategories } from "../../../core/routing/category-rules.ts";
import { holesOf, initialRouting, type RoutingSetting, routeOf, routingBody } from "../../../core/routing/routing.ts";
import { initialUnits, reviveUnits, unitFaults, unitsBody, workingUnit } from "../../../core/routing/units.ts";
import { categoryIds, categoryOf, isOutsideUnit, keeperOf, outsideLeadOf } from "../../../core/ticket/taxonomy.ts";
import { fc } from "../../properties.ts";

const ward = { units: initialUnits, routing: initialRouting };
const evening = new Date("2026-11-16T21:00:00+07:00");
const issuesOf = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
  result.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

test("a ward that has set nothing routes by the taxonomy, and its own settings are sound", () => {
  for (const id of categoryIds) {
    const { unit, outsideUnit, by } = routeOf(ward, { category: id, at: evening });
    expect({ unit, outsideUnit, by }).toEqual({
      ...{ unit: keeperOf(categoryOf(id)), outsideUnit: outsideLeadOf(categoryOf(id)) },
      by: { line: "usual" },
    });
  }
  expect(unitsBody.parse({ units: initialUnits }).units).toEqual(initialUnits);
  expect(categoriesBody.parse({ categories: initialCategories }).categories).toEqual(initialCategories);
  expect(routingBody.parse(initialRouting)).toEqual(initialRouting);
});

test("an exception goes before the usual unit where and when it holds, the first one first", () => {
  const line = { id: "a", categories: ["street-light" as const], areas: ["khu phố 1"], unit: "KP" };
  const night = { days: [0, 1, 2, 3, 4, 5, 6], from: 1080, to: 360 };
  const exceptions = [line, { ...line, id: "b", areas: [], hours: night, unit: "CA" }];
  const routing = { ...initialRouting, exceptions };
  const at = (place: string, hour: string) =>
    routeOf(
      { ...ward, routing },
      { category: "street-light", place: { label: place }, at: new Date(`2026-11-16T${hour}:00+07:00`) },
    );
  expect(at("hẻm 3, Khu phố 1", "21:00")).toMatchObject({ unit: "KP", by: { line: "exception", id: "a" } });
  expect(at("khu phố 10", "21:00")).toMatchObject({ unit: "CA", by: { id: "b" } });
  expect(at("khu phố 10", "05:59")).toMatchObject({ unit: "CA" });
  expect(at("khu phố 10", "06:00")).toMatchObject({ unit: "KTHT", outsideUnit: "X-HT", by: { line: "usual" } });
});

const ids = initialUnits.map(({ id }) => id);
const own = ids.filter((id) => !isOutsideUnit(id));
const target = fc.record({ unit: fc.constantFrom(...own, "MOI") });
const hours = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
  from: fc.integer({ min: 0, max: 1440 }),
  to: fc.integer({ min: 0, max: 1440 }),
});
const exception = fc
  .record({
    id: fc.uuid(),
    categories: fc.subarray([...categoryIds], { minLength: 1 }),
    areas: fc.subarray(["khu phố 1", "khu phố 2", "chợ"]),
    hours: fc.option(hours, { nil: undefined }),
    target,
  })
  .map(({ target: { unit }, hours: when, ...line }) => ({ ...line, unit, ...(when ? { hours: when } : {}) }));
const table: fc.Arbitrary<RoutingSetting> = fc
  .record({
    exceptions: fc.array(exception, { maxLength: 5 }),
    usual: fc.dictionary(fc.constantFrom(...categoryIds), target),
    fallback: fc.constantFrom(...own),
  })
  .map((made) => made as RoutingSetting);
/** Units some of which are closed, to whomever; also in circles. */
const someUnits = fc
  .array(fc.option(fc.constantFrom(...ids), { nil: undefined }), { minLength: ids.length, maxLength: ids.length })
  .map((heirs) => initialUnits.map((unit, index) => (heirs[index] ? { ...unit, closed: { to: heirs[index] } } : unit)))
  .filter((units) => units.some(({ id, closed }) => !closed && !isOutsideUnit(id)));

test("whatever the table holds, every category in every place at every hour goes to one unit that works, or to the fall-back", () => {
  const matter = fc.record({
    category: fc.constantFrom(...categoryIds),
    place: fc.option(fc.record({ label: fc.constantFrom("hẻm 3, khu phố 1", "Khu phố 2", "gần chợ", "") }), {
      nil: undefined,
    }),
    at: fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
  });
  fc.assert(
    fc.property(table, someUnits, matter, (routing, units, report) => {
      const { unit, outsideUnit, by } = routeOf({ units, routing }, report);
      const found = units.filter(({ id }) => id === unit);
      expect(found).toHaveLength(1);
      expect(found[0]?.closed).toBeUndefined();
      expect(isOutsideUnit(unit)).toBe(false);
      if (outsideUnit) expect(isOutsideUnit(outsideUnit)).toBe(true);
      const isTaken = routing.usual[report.category] !== undefined;
      if (by.line === "fallback") expect(isTaken).toBe(false);
      expect(routeOf({ units, routing }, report)).toEqual(routeOf({ units, routing }, report));
    }),
    { numRuns: 300 },
  );
});

test("going back loses no unit: what was added since stays, closed, and the earlier ones work again", () => {
  const now = initialUnits.map((unit) =>
    unit.id === "HCC" || unit.id === "X-DVC" ? { ...unit, closed: { to: unit.id === "HCC" ? "VP" : "X-HT" } } : unit,
  );
  for (let kept = 9; kept <= initialUnits.length; kept += 1) {
    const earlier = { units: initialUnits.slice(0, kept) };
    const { units } = unitsBody.parse(reviveUnits(earlier, { units: now }));
    expect(units.map(({ id }) => id)).toEqual(ids);
    expect(units.map(({ closed }) => closed === undefined)).toEqual(ids.map((_, index) => index < kept));
  }
});

test("units: none vanishes, none closes over people's heads, work goes on to one that works", () => {
  const close = (id: string, to: string) =>
    initialUnits.map((unit) => (unit.id === id ? { ...unit, closed: { to } } : unit));
  const before = { units: initialUnits };
  const officer = { unit: "YT", active: true };
  expect(unitFaults(before, { units: initialUnits.slice(1) }, [])).toEqual(["units: gone"]);
  expect(unitFaults(before, { units: close("YT", "VHXH") }, [officer])).toEqual(["units.5.closed: has-people"]);
  expect(unitFaults(before, { units: close("YT", "VHXH") }, [{ ...officer, active: false }])).toEqual([]);
  expect(workingUnit(close("YT", "VHXH"), "YT")?.id).toBe("VHXH");
  expect(issuesOf(unitsBody.safeParse({ units: close("YT", "YT") }))).toEqual(["units.5.closed: no-heir"]);
  expect(issuesOf(unitsBody.safeParse({ units: close("YT", "X-CX") }))).toEqual(["units.5.closed: heir-outside"]);
});

test("what the table leaves open is told: a kind nobody takes, a unit without officers, a closed one", () => {
  const { "street-light": _, ...usual } = initialRouting.usual;
  const units = initialUnits.map((unit) => (unit.id === "YT" ? { ...unit, closed: { to: "VHXH" } } : unit));
  const staff = own.filter((id) => id !== "HCC").map((unit) => ({ unit, active: true, role: "OFF" }));
  expect(holesOf({ units, routing: { ...initialRouting, usual } }, staff)).toEqual([
    { kind: "nobody", category: "street-light" },
    { kind: "closed", unit: "YT" },
    { kind: "no-officer", unit: "HCC" },
  ]);
});

test("a table is refused where it could not be meant", () => {
  const line = { id: "a", categories: ["street-light"], areas: ["chợ"], unit: "X-HT", outsideUnit: "KP" };
  expect(issuesOf(routingBody.safeParse({ ...initialRouting, exceptions: [line] })).sort()).toEqual([
    "exceptions.0.outsideUnit: unit-ours",
    "exceptions.0.unit: unit-outside",
  ]);
  const always = { id: "a", categories: ["street-light"], areas: [], unit: "KP" };
  expect(issuesOf(routingBody.safeParse({ ...initialRouting, exceptions: [always] }))).toEqual([
    "exceptions.0: always",
  ]);
});

test("two kinds never share a name or a button, and what is told in confidence stands on no form", () => {
  const set = (more: object) => issuesOf(categoriesBody.safeParse({ categories: { ...initialCategories, ...more } }));
  const light = initialCategories["street-light"];
  expect(set({ "street-light": { ...light, name: initialCategories["road-damage"]?.name } })).toEqual([
    "categories: same-name",
  ]);
  expect(set({ "street-light": { ...light, label: "nắp cống" } })).toEqual(["categories: same-label"]);
  expect(set({ "street-light": { ...light, label: "một nhãn dài hơn hai mươi" } })).toEqual([
    "categories.street-light.label: too-long",
  ]);
  expect(set({ "integrity-complaint": { ...initialCategories["integrity-complaint"], isOffered: true } })).toEqual([
    "categories.integrity-complaint: in-confidence",
  ]);
});

test("what was set before a ward could say which kinds are asked of is read as the taxonomy has it", () => {
  const earlier = Object.fromEntries(
    Object.entries(initialCategories).map(([id, { followsUp: _, ...row }]) => [id, row]),
  );
  expect(categoriesBody.parse({ categories: earlier }).categories).toEqual(initialCategories);
  const kept = { ...earlier, "road-damage": { ...earlier["road-damage"], followsUp: false } };
  const read = categoriesBody.parse({ categories: kept }).categories;
  expect([read["road-damage"]?.followsUp, read["flooding-drainage"]?.followsUp]).toEqual([false, true]);
});
