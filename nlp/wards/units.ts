import { readFileSync } from "node:fs";
import { z } from "zod";
import { readData } from "../data-files.ts";
import { nameKey } from "./spelling.ts";

/** A district as it was before 1 July 2025. */
export interface District {
  /** "Quận Bình Thạnh". */
  name: string;
  /** Keys of kind and name: "quan", "binh thanh". */
  kind: string;
  key: string;
  /** "Thành phố Hồ Chí Minh". */
  province: string;
  /** Of the old province and of the one it is in today. */
  provinceKeys: ReadonlySet<string>;
}

/** A ward that exists, or one as it was before 1 July 2025. */
export interface Ward {
  isOld: boolean;
  /** With its kind: "Phường 25". */
  name: string;
  kind: string;
  key: string;
  province: string;
  /** Of a ward of today. */
  provinceCode?: string;
  /** Codes of the wards it became: several where it was split. A ward of today has its own. */
  codes: readonly string[];
  /** Of the old ward; a ward of today lies where several were. */
  districts: ReadonlySet<District>;
  provinceKeys: ReadonlySet<string>;
}

/** Everything that is looked up by key. */
export interface Units {
  /** Wards of today by code. */
  byCode: ReadonlyMap<string, Ward>;
  wards: ReadonlyMap<string, readonly Ward[]>;
  /** By name, and by kind and name where residents say the kind with it. */
  districts: ReadonlyMap<string, readonly District[]>;
  /** Keys of provinces by what they are called. */
  provinces: ReadonlyMap<string, readonly string[]>;
}

const folder = new URL("../data/admin-units/", import.meta.url);
const kinds = /^(phuong|xa|thi tran|dac khu|quan|huyen|thi xa|thanh pho|tinh) (?=\S)/;

const aliasSchema = z.strictObject({
  provinces: z.record(z.string(), z.array(z.string())),
  districts: z.array(z.strictObject({ said: z.string(), now: z.string() })),
  earlierWards: z.array(z.strictObject({ district: z.string(), said: z.array(z.string()), now: z.string() })),
});

/** Goes through a file: each line, and the same line as a key. */
function eachLine(file: string, take: (line: string, key: string) => void): void {
  const text = readFileSync(new URL(file, folder), "utf8").trimEnd();
  const keys = nameKey(text).split("\n");
  for (const [at, line] of text.split("\n").entries()) take(line, keys[at] ?? "");
}

/** Parts a key: "quan binh thanh" → quan, binh thanh. */
function partKind(full: string): { kind: string; key: string } {
  const kind = kinds.exec(full)?.[1] ?? "";
  return { kind, key: kind ? full.slice(kind.length + 1) : full };
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** Names are also said without their apostrophes ("Mdrắk") and by their first half ("Xuân Hương - Đà Lạt"). */
function spellingsOf(name: string, key: string): string[] {
  if (!/['’-]/.test(name)) return [key];
  const joined = /['’]/.test(name) ? partKind(nameKey(name.replace(/['’]/g, "")).trim()).key : key;
  const half = name.includes(" - ") ? partKind(nameKey(name.split(" - ")[0] ?? "").trim()).key : key;
  return [...new Set([key, joined, half])];
}

function readProvinces(): { names: Map<string, string>; keys: Map<string, string> } {
  const names = new Map<string, string>();
  const keys = new Map<string, string>();
  eachLine("provinces.tsv", (line, row) => {
    const [code = "", name = ""] = line.split("\t");
    names.set(code, name);
    keys.set(code, partKind((row.split("\t")[1] ?? "").trim()).key);
  });
  return { names, keys };
}

type MutableWard = Ward & { districts: Set<District>; provinceKeys: Set<string> };

function readWards(): Map<string, MutableWard> {
  const { names, keys } = readProvinces();
  const wards = new Map<string, MutableWard>();
  eachLine("wards.tsv", (line, row) => {
    const [code = "", name = "", province = ""] = line.split("\t");
    const { kind, key } = partKind((row.split("\t")[1] ?? "").trim());
    wards.set(code, {
      isOld: false,
      name,
      kind,
      key,
      province: names.get(province) ?? "",
      provinceCode: province,
      codes: [code],
      districts: new Set(),
      provinceKeys: new Set([keys.get(province) ?? ""]),
    });
  });
  return wards;
}

interface OpenDistrict {
  district: District & { provinceKeys: Set<string> };
  /** The district alone, shared by its wards. */
  alone: ReadonlySet<District>;
}

function openDistrict(line: string, row: string): OpenDistrict {
  const [province = "", name = ""] = line.slice(1).split("|");
  const [provinceRow = "", districtRow = ""] = row.slice(1).split("|");
  const { kind, key } = partKind(districtRow.trim());
  const provinceKeys = new Set([partKind(provinceRow.trim()).key]);
  const district = { name: name.trim(), kind, key, province: province.trim(), provinceKeys };
  return { district, alone: new Set([district]) };
}

/** Reads the old wards district by district and tells each ward of today where it lies. */
function readOldWards(now: ReadonlyMap<string, MutableWard>): { wards: Ward[]; districts: District[] } {
  const wards: Ward[] = [];
  const districts: District[] = [];
  let open = openDistrict("", "");
  eachLine("old-wards.tsv", (line, row) => {
    if (line.startsWith(">")) {
      open = openDistrict(line, row);
      districts.push(open.district);
      return;
    }
    const { district, alone } = open;
    const end = line.indexOf("\t");
    const codes = line.slice(end + 1).split(" ");
    for (const code of codes) {
      const ward = now.get(code);
      ward?.districts.add(district);
      for (const key of ward?.provinceKeys ?? []) district.provinceKeys.add(key);
    }
    const { kind, key } = end === 0 ? district : partKind(row.slice(0, row.indexOf("\t")).trim());
    const { province, provinceKeys } = district;
    const name = end === 0 ? district.name : line.slice(0, end);
    wards.push({ isOld: true, name, kind, key, province, codes, districts: alone, provinceKeys });
  });
  for (const ward of now.values()) {
    for (const { provinceKeys } of ward.districts) for (const key of provinceKeys) ward.provinceKeys.add(key);
  }
  return { wards, districts };
}

/** Wards that were gone before the table's day lead where the ward led that took them in. */
function addEarlierWards(
  wards: Map<string, Ward[]>,
  districts: ReadonlyMap<string, readonly District[]>,
  merges: z.infer<typeof aliasSchema>["earlierWards"],
): void {
  for (const { district, said, now } of merges) {
    const home = districts.get(district)?.[0];
    const target = (wards.get(partKind(nameKey(now)).key) ?? []).find(
      (ward) => home && ward.districts.has(home) && ward.isOld,
    );
    if (!target) continue;
    for (const name of said) {
      const { kind, key } = partKind(nameKey(name));
      add(wards, key, { ...target, name, kind, key });
    }
  }
}

function load(): Units {
  const aliases = readData("admin-units/aliases.yaml", aliasSchema);
  const byCode = readWards();
  const old = readOldWards(byCode);
  const wards = new Map<string, Ward[]>();
  const districts = new Map<string, District[]>();
  const provinces = new Map<string, string[]>();
  for (const ward of [...old.wards, ...byCode.values()]) {
    for (const key of spellingsOf(ward.name, ward.key)) add(wards, key, ward);
  }
  for (const key of [...byCode.values(), ...old.districts].flatMap(({ provinceKeys }) => [...provinceKeys])) {
    provinces.set(key, [key]);
  }
  for (const district of old.districts) {
    add(districts, `${district.kind} ${district.key}`, district);
    for (const key of spellingsOf(district.name, district.key)) if (!/^\d/.test(key)) add(districts, key, district);
  }
  for (const { said, now } of aliases.districts) districts.set(said, districts.get(now) ?? []);
  for (const [said, keys] of Object.entries(aliases.provinces)) provinces.set(said, keys);
  addEarlierWards(wards, districts, aliases.earlierWards);
  return { byCode, wards, districts, provinces };
}

let loaded: Units | undefined;

/** The units of the whole country; read once, when first asked for (about 0.1 s). */
export function nationalUnits(): Units {
  loaded ??= load();
  return loaded;
}
