import type { EntryRef } from "../../../core/knowledge/version.ts";
import { compose } from "../../../nlp/knowledge/compose.ts";
import { procedureValidator, validateSynonyms } from "../../../nlp/knowledge/faults.ts";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";
import { plainBody } from "../../../nlp/knowledge/plain.ts";
import { procedureSchema } from "../../../nlp/knowledge/record.ts";
import { knowledgeOpener } from "../../../nlp/knowledge/released.ts";
import { dearer, hallRecord, released } from "./written.ts";

const release = loadKnowledge();
const open = knowledgeOpener();
const now = new Date("2026-11-16T14:06:00+07:00");
const validate = procedureValidator(release, () => release);
const procedure = (entryId: string, body: unknown) => ({ kind: "procedure", entryId, body }) as const;
/** What a resident is answered with when these versions are in force. */
const answered = (text: string, ...versions: (EntryRef & { body: unknown })[]) =>
  open(compose(release, versions).data).answer({ text, now });

test("a version takes the place of the release's record, and of its answer", () => {
  const said = answered("sao y bản chính bao nhiêu tiền", procedure("chung-thuc-ban-sao", dearer(8_000)));
  expect(said).toMatchObject({
    fact: "nộp trực tiếp là 8.000 đồng một trang.",
    source: { title: "Nghị quyết 12 của Hội đồng nhân dân" },
  });
});

test("a record the models never learnt is found by its words, with and without accents", () => {
  const hall = procedure(hallRecord.id, hallRecord);
  for (const text of ["mượn nhà văn hóa khu phố hết bao nhiêu tiền", "muon nha van hoa lam dam cuoi bao nhieu tien"]) {
    expect(answered(text)).toMatchObject({ kind: "unsure" });
    expect(answered(text, hall)).toMatchObject({
      procedureId: hallRecord.id,
      fact: expect.stringContaining("150.000"),
    });
  }
  const papers = answered("mượn nhà văn hóa khu phố cần giấy tờ gì", hall);
  expect(papers).toMatchObject({ kind: "full", parts: { papers: "Đơn mượn nhà văn hóa." } });
  // the release's own are answered as before
  expect(answered("làm giấy khai sinh cần gì", hall)).toEqual(answered("làm giấy khai sinh cần gì"));
});

test("what cannot be used is left out and given back; the rest is in force, and the base answers", () => {
  const broken = [
    procedure("khai-sinh", { id: "khai-sinh" }),
    procedure("khai-tu", "không phải hồ sơ"),
    procedure("moi", { ...hallRecord, id: "khac" }),
    procedure("moi-nua", { ...hallRecord, id: "moi-nua", label: "Sao y" }),
    { kind: "synonyms", entryId: "all", body: [{ means: "căn cước" }] } as const,
    { kind: "article", entryId: "cho-phien", body: { any: "thing" } } as const,
  ];
  const good = procedure("chung-thuc-ban-sao", dearer(8_000));
  const { data, unusable } = compose(release, [...broken, good]);
  expect(unusable).toEqual(broken);
  expect(data.records).toHaveLength(release.records.length);
  expect(data.synonyms).toEqual(release.synonyms);
  const base = open(data);
  expect(base.answer({ text: "làm giấy khai sinh cần gì", now })).toMatchObject({ procedureId: "khai-sinh" });
});

test("a neighbour that is gone leads nowhere", () => {
  const body = { ...hallRecord, moves: [{ to: "khong-co", cues: ["dam cuoi"] }], related: ["khong-co"] };
  const said = answered("mượn nhà văn hóa làm đám cưới bao nhiêu tiền", procedure(hallRecord.id, body));
  expect(said).toMatchObject({ procedureId: hallRecord.id });
});

test("the ward's list of synonyms is taken whole", () => {
  const words = [{ means: "mượn nhà văn hóa", say: ["mượn hội quán"] }];
  const list = { kind: "synonyms", entryId: "all", body: words } as const;
  expect(compose(release, [list]).data.synonyms).toEqual(words);
});

test.each([
  ["nothing", {}, []],
  ["an empty name", { name: " " }, ["name: missing"]],
  ["a field that is left out", { result: undefined }, ["result: missing"]],
  ["a long button", { label: "Mượn nhà văn hóa khu phố" }, ["label: too-long"]],
  ["another record's button", { label: "Sao y" }, ["label: taken"]],
  ["another id", { id: "khai-sinh" }, ["id: wrong-id"]],
  ["two ways to say it", { aliases: ["một", "hai"] }, ["aliases: too-few"]],
  ["an empty fact", { documents: ["Đơn", { text: "", status: "confirmed" }] }, ["documents.1.text: missing"]],
  [
    "papers nobody confirmed",
    { documents: [{ text: "Đơn", status: "unverified" }] },
    ["documents: no-confirmed-document"],
  ],
  ["a day that is none", { valid_from: "2026-02-30" }, ["valid_from: wrong-date"]],
  ["an unknown field", { price: 3 }, [": unknown-field"]],
  ["a neighbour that does not exist", { related: ["khong-co"] }, ["related.0: no-such-record"]],
  ["cue words that could take minutes", { excludes: ["(a+)+$"] }, ["excludes.0: unsafe-cue"]],
  ["plain cue words", { excludes: ["nuoc ngoai|viet kieu"] }, []],
  [
    "money without an amount, and a source that is not there",
    { fee: { items: [{ channel: "any", amount: null, unit: "lần", status: "confirmed" }], waivers: [] } },
    ["fee.items.0: needs-amount"],
  ],
  [
    "a source that is not there",
    { fee: { items: [{ channel: "any", amount: 1, unit: "lần", status: "confirmed", source: "x" }], waivers: [] } },
    ["fee.items.0.source: no-such-source"],
  ],
  [
    "a negative amount, no web address",
    { sources: [{ id: "main", title: "x", checked: "hôm qua", url: "x" }] },
    ["sources.0.url: wrong-url", "sources.0.checked: wrong-date"],
  ],
] as [string, object, string[]][])("of a body with %s every fault is told with its place", (_, changes, faults) => {
  const found = validate({ ...hallRecord, ...changes }, hallRecord.id);
  expect(found.map(({ path, code }) => `${path}: ${code}`)).toEqual(faults);
});

test("every record of the release may be written again as it is, plain or not", () => {
  for (const [id, { body }] of release.entries) {
    expect([id, validate(body, id)]).toEqual([id, []]);
    const plain = plainBody(body);
    expect(procedureSchema.parse(plain)).toEqual(procedureSchema.parse(body));
  }
  expect(validate(released("khai-sinh", { cues: [] }), "khai-sinh")).toEqual([{ path: "", code: "unknown-field" }]);
});

test("the list of synonyms has one name and one shape", () => {
  expect(validateSynonyms([{ means: "căn cước", say: ["cccd"] }], "all")).toEqual([]);
  expect(validateSynonyms([{ means: "", say: [] }], "other")).toEqual([
    { path: "id", code: "wrong-id" },
    { path: "0.means", code: "missing" },
    { path: "0.say", code: "too-few" },
  ]);
});
