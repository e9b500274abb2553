import { centreOf, serviceFor } from "../../../core/appointment/centre.ts";
import { usualServices } from "../../../core/appointment/services.ts";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";

const { records } = loadKnowledge();
const maxLabelChars = 20;

test("every procedure of a service is a record whose office is the ward's own counter, and stands under one service", () => {
  const ids = usualServices.flatMap(({ procedureIds }) => procedureIds);
  const atTheCounter = new Set(records.filter(({ office }) => office.ward_counter).map(({ id }) => id));
  expect(ids.filter((id) => !atTheCounter.has(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("services have letters and ids of their own, and labels that fit a button", () => {
  for (const key of ["id", "letter"] as const) {
    expect(new Set(usualServices.map((service) => service[key])).size).toBe(usualServices.length);
  }
  expect(usualServices.filter(({ label }) => label.length > maxLabelChars)).toEqual([]);
});

test("a centre speaks of its own kind of authority, and all its counters do everything", () => {
  const centre = centreOf({ kind: "xã", counters: 3 });
  expect(centre.name).toBe("Trung tâm Phục vụ hành chính công xã");
  expect(centre.counters.map(({ name }) => name)).toEqual(["Quầy 1", "Quầy 2", "Quầy 3"]);
  expect(serviceFor(centre, "khai-sinh")?.id).toBe("ho-tich");
  expect(serviceFor(centre, "can-cuoc-cap-moi")).toBeUndefined();
});
