import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { measureNormalisation } from "../../../scripts/evaluate/normalisation.ts";
import { measurePublic } from "../../../scripts/evaluate/public.ts";
import { peers } from "../../../scripts/peers/peers.ts";
import { loadPublicSets } from "../../../scripts/public-sets/public-sets.ts";

const root = resolve(import.meta.dirname, "../../..");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "public-sets-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lays out invented files; the answer is where they lie. */
function lay(name: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return join(folder, name);
}

/** What a wrong folder is answered with. */
function faultOf(asked: string): string {
  try {
    loadPublicSets(asked);
  } catch (error) {
    return String(error);
  }
  return "no fault";
}

const flights = (times: number) => ({
  "seq.in": "tôi muốn bay đến huế\ngiá vé đi vinh bao nhiêu\nhãng nào bay tới cà mau\n".repeat(times),
  label: "flight\nairfare\nairline#flight\n".repeat(times),
});
const layFlights = (name: string) =>
  lay(
    name,
    Object.fromEntries(
      (["train", "test"] as const).flatMap((part) =>
        Object.entries(flights(part === "train" ? 6 : 2)).map(([file, text]) => [
          `syllable-level/${part}/${file}`,
          text,
        ]),
      ),
    ),
  );

test("ViOCD: reviews with 1 are complaints, whatever other columns there are", () => {
  const header = ",review,review_tokenize,label,domain\n";
  const path = lay("viocd", {
    "train.csv": `${header}0,"giao chậm, hộp móp",giao_chậm,1,app\n1,"xài ""ổn"" nha",ổn,0.0,mobile\n`,
    "test.csv": `${header}2,"dòng một\ndòng hai",x,1.0,fashion\n`,
  });
  expect(loadPublicSets(`viocd=${path}`)).toEqual([
    {
      kind: "labels",
      name: "ViOCD",
      train: [
        { text: "giao chậm, hộp móp", label: "complaint" },
        { text: 'xài "ổn" nha', label: "none" },
      ],
      test: [{ text: "dòng một\ndòng hai", label: "complaint" }],
    },
  ]);
});

test("ViHSD: label 0, 1 and 2 are clean, offensive and hate", () => {
  const path = lay("vihsd", {
    "train.csv": "\uFEFFfree_text,label_id\r\nchào cả nhà,0\r\nmày im đi,1\r\n",
    "test.csv": "free_text,label_id\r\ncút hết đi,2",
  });
  const [set] = loadPublicSets(`ViHSD=${path}`);
  expect(set).toMatchObject({
    train: [
      { text: "chào cả nhà", label: "clean" },
      { text: "mày im đi", label: "offensive" },
    ],
    test: [{ text: "cút hết đi", label: "hate" }],
  });
});

test("UIT-VSFC: a sentence has a sentiment and a topic, each a set of its own", () => {
  const part = { "sents.txt": "thầy dạy hay\nphòng nóng\n", "sentiments.txt": "2\n0\n", "topics.txt": "0\n2\n" };
  const files = ["train", "test"].flatMap((name) =>
    Object.entries(part).map(([file, text]) => [`${name}/${file}`, text]),
  );
  const sets = loadPublicSets(`uit-vsfc=${lay("vsfc", Object.fromEntries(files))}`);
  expect(sets.map(({ name }) => name)).toEqual(["UIT-VSFC sentiment", "UIT-VSFC topic"]);
  expect(sets.map(({ test }) => test)).toEqual([
    [
      { text: "thầy dạy hay", label: "positive" },
      { text: "phòng nóng", label: "negative" },
    ],
    [
      { text: "thầy dạy hay", label: "lecturer" },
      { text: "phòng nóng", label: "facility" },
    ],
  ]);
});

test("PhoATIS: syllables with their intent, from its folder or the one above", () => {
  const path = layFlights("phoatis");
  const [set] = loadPublicSets(`phoatis=${path}`);
  expect(set?.test[1]).toEqual({ text: "giá vé đi vinh bao nhiêu", label: "airfare" });
  expect(loadPublicSets(`phoatis=${join(path, "syllable-level")}`)).toEqual([set]);
});

test("ViLexNorm: pairs of what was typed and what was meant", () => {
  const path = lay("vilexnorm", { "data/test.csv": ",original,normalized\n0,ko bít,không biết\n" });
  expect(loadPublicSets(`vilexnorm=${path}`)).toEqual([
    { kind: "pairs", name: "ViLexNorm", test: [{ typed: "ko bít", normal: "không biết" }] },
  ]);
});

test("a wrong folder, column or label is named with the layout that is expected, and without anybody's words", () => {
  const secret = "số nhà riêng của tôi";
  expect(faultOf(`viocd=${folder}/nowhere`)).toMatch(/There is no .*nowhere.*train\.csv.*columns review and label/);
  const columns = lay("no-column", { "train.csv": `text,label\n${secret},1\n` });
  expect(faultOf(`viocd=${columns}`)).toMatch(/train\.csv, row 2: review missing.*columns review and label/);
  const label = lay("no-label", { "train.csv": `free_text,label_id\n${secret},7\n` });
  expect(faultOf(`vihsd=${label}`)).toMatch(/row 2: label_id missing or of another kind/);
  const lines = lay("few-lines", { "train/seq.in": `${secret}\nb\n`, "train/label": "flight\n" });
  expect(faultOf(`phoatis=${lines}`)).toMatch(/different numbers of lines.*syllable-level/);
  const open = lay("open-quote", { "train.csv": `free_text,label_id\n"${secret},0\n` });
  expect(faultOf(`vihsd=${open}`)).toMatch(/row 2 has a quote that never ends/);
  for (const asked of [`viocd=${columns}`, `vihsd=${label}`, `phoatis=${lines}`, `vihsd=${open}`])
    expect(faultOf(asked)).not.toContain(secret);
  expect(faultOf("imdb=/tmp")).toMatch(/NAME=PATH[\s\S]*viocd=PATH[\s\S]*vilexnorm=PATH/);
});

test("chat spellings that are put right bring a text nearer to what was meant; proper ones stay", () => {
  const { before, after, errorReduction } = measureNormalisation([
    { typed: "ko có đc ko", normal: "Không có được không?" },
    { typed: "hoà bình", normal: "hòa bình" },
  ]);
  expect(before).toEqual({ accuracy: 0.5, f1: 0.5, exact: 0.5 });
  expect(after).toEqual({ accuracy: 1, f1: 1, exact: 1 });
  expect(errorReduction).toBe(1);
});

test("what was learnt from the training file is measured on the test file, peers beside", async () => {
  const [set] = loadPublicSets(`phoatis=${layFlights("beside")}`);
  if (!set) throw new Error("no set");
  const figures = await measurePublic(
    set,
    peers.filter(({ name }) => name === "TF-IDF linear"),
  );
  expect(figures).toMatchObject({
    rows: [
      { reader: "Cầu Nối", sentences: 6, macroF1: 1 },
      { reader: "TF-IDF linear", macroF1: 1, ahead: { difference: 0, interval: [0, 0] } },
      { reader: "TF-IDF linear + copies" },
    ],
  });
});

test("npm run evaluate -- --public prints and stores the figures", () => {
  const json = join(folder, "figures", "evaluation.json");
  const evaluate = (...args: string[]) => {
    const { NODE_OPTIONS: _, ...env } = process.env;
    const program = [join(root, "node_modules/tsx/dist/cli.mjs"), join(root, "scripts/evaluate.ts"), "--json", json];
    return spawnSync(process.execPath, [...program, ...args], { cwd: folder, env, encoding: "utf8" });
  };
  const { status, stdout } = evaluate("--public", `phoatis=${layFlights("spawned")}`);
  expect(stdout).toMatch(/PhoATIS \(6 test sentences\)[\s\S]*Cầu Nối {2}100\.0 \[100\.0…100\.0\]/);
  expect(status).toBe(0);
  expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({
    public: [{ rows: [{ set: "PhoATIS", macroF1: 1 }] }],
  });
});
