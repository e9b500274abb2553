import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/**
 * Makes nlp/data/admin-units/*.tsv from the published tables (its README names them):
 * npx tsx scripts/reshape-admin-units.ts FOLDER. Run again when units change; nothing reads FOLDER afterwards.
 */
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("Name the folder with old_to_new_wards_2025.tsv, wards_3321.tsv, provinces_34.json and the outlines.");
  process.exit(1);
}
const target = new URL("../nlp/data/admin-units/", import.meta.url);
const ring = z.array(z.tuple([z.number(), z.number()]));
const geojson = z.object({
  features: z.array(
    z.object({
      id: z.string(),
      geometry: z.discriminatedUnion("type", [
        z.object({ type: z.literal("Polygon"), coordinates: z.array(ring) }),
        z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring)) }),
      ]),
    }),
  ),
});
const provinces = z.array(z.object({ code: z.string(), full_name: z.string() }));

const read = (name: string): string => readFileSync(join(folder, name), "utf8").normalize("NFC");
const write = (name: string, lines: string[]): void => writeFileSync(new URL(name, target), `${lines.join("\n")}\n`);

/** Rows by column name. */
function table(name: string): ((column: string) => string)[] {
  const [head = "", ...lines] = read(name).trimEnd().split(/\r?\n/);
  const columns = head.split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    return (column) => cells[columns.indexOf(column)]?.trim() ?? "";
  });
}

/** "Thị Trấn" and "Thành Phố" stand in a few rows only. */
const evenKinds = (name: string): string =>
  name.replace(/^(Thị Trấn|Thị Xã|Thành Phố)/, (kind) => `${kind.charAt(0)}${kind.slice(1).toLowerCase()}`);

/** District by district: "> province | district", then "ward<TAB>codes"; a ward that was split has several codes. */
function oldWards(): string[] {
  const districts = new Map<string, Map<string, Set<string>>>();
  for (const cell of table("old_to_new_wards_2025.tsv")) {
    const district = `> ${cell("old_province")} | ${evenKinds(cell("old_district"))}`;
    const wards = districts.get(district) ?? new Map<string, Set<string>>();
    districts.set(district, wards);
    const ward = evenKinds(cell("old_ward"));
    const codes = wards.get(ward) ?? new Set<string>();
    wards.set(ward, codes.add(cell("new_ward_code")));
  }
  return [...districts].flatMap(([district, wards]) => [
    district,
    ...[...wards].map(([ward, codes]) => `${ward}\t${[...codes].join(" ")}`),
  ]);
}

/** Outlines as whole numbers of 0.00001 degree: the first corner of a ring, then steps; rings part by ";". */
function outlines(): string[] {
  const { features } = geojson.parse(JSON.parse(read("hcmc_wards_168_simplified.geojson")));
  return features.map(({ id, geometry }) => {
    const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
    const drawn = rings.map((corners) => {
      let [lat, lon] = [0, 0];
      const steps = corners.map(([x, y]) => {
        const [toLat, toLon] = [Math.round(y * 1e5), Math.round(x * 1e5)];
        const step = `${toLat - lat},${toLon - lon}`;
        [lat, lon] = [toLat, toLon];
        return step;
      });
      return steps.join(" ");
    });
    return `${id}\t${drawn.join(";")}`;
  });
}

mkdirSync(target, { recursive: true });
write(
  "provinces.tsv",
  provinces.parse(JSON.parse(read("provinces_34.json"))).map(({ code, full_name }) => `${code}\t${full_name}`),
);
write(
  "wards.tsv",
  table("wards_3321.tsv").map((cell) => `${cell("code")}\t${cell("full_name")}\t${cell("province_code")}`),
);
write("old-wards.tsv", oldWards());
write("outlines-79.tsv", outlines());
