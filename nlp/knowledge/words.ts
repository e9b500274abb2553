import type { Aspect, FullAnswer, LawfulWay, Source } from "../../core/understanding/knowledge.ts";
import type { AskedChannel } from "./aspect.ts";
import { feeWords, moneyWords, waiverWords } from "./fee.ts";
import { lowerFirst } from "./fit.ts";
import type { Fact, Procedure } from "./record.ts";

/** What may be said about one aspect. `sentences` beyond the first may be dropped where space is short. */
export interface Said {
  sentences: string[];
  feeOpen?: boolean;
  source?: string;
}

const unconfirmed = "phường xác nhận lại khi nhận hồ sơ";

/** The four parts of a full answer, confirmed facts only. */
export function fullWords(record: Procedure, now: Date): FullAnswer {
  const { said } = feeWords(record, now);
  return {
    name: record.spoken,
    papers: listWords(sure(record.documents)),
    fee: stop(said.length === 0 ? unconfirmed : said.join("; ")),
    time: stop(timeWords(record) ?? unconfirmed),
    place: stop(record.where.place),
  };
}

/** The words for one aspect, or nothing when the record has no confirmed fact about it. */
export function aspectWords(record: Procedure, aspect: Aspect, now: Date, channel?: AskedChannel): Said | undefined {
  const said = speakers[aspect]?.(record, now, channel);
  return said === undefined || said.sentences.length === 0 ? undefined : said;
}

/** How a condition that is a time limit begins, by the manner of the records: "Gửi trong 90 ngày từ …". */
const withinTime = "Gửi trong ";

/** The lawful way by confirmed words alone; nothing where no step is confirmed. */
export function wayOf(record: Procedure): LawfulWay | undefined {
  const steps = sure(record.steps);
  if (steps.length === 0) return undefined;
  const limit = sure(record.eligibility).find((text) => text.startsWith(withinTime));
  return {
    steps: steps.map((step, index) => `${index + 1}. ${stop(step)}`).join("\n"),
    ...(limit !== undefined && { limit: stop(limit.slice(withinTime.length)) }),
    source: sourceOf(record, undefined, false),
  };
}

/** A source as answers name it: full answers also tell the procedure's code there. */
export function sourceOf(record: Procedure, id: string | undefined, withCode: boolean): Source {
  const source = record.sources.find((candidate) => candidate.id === id) ?? record.sources[0];
  if (source === undefined) return { title: record.name, checked: record.valid_from };
  return {
    title: withCode && source.code !== undefined ? `${source.title}, mã ${source.code}` : source.title,
    checked: source.checked,
    ...(source.url === undefined ? {} : { url: source.url }),
    ...(record.valid_to === undefined ? {} : { validTo: record.valid_to }),
  };
}

type Speaker = (record: Procedure, now: Date, channel?: AskedChannel) => Said | undefined;

const speakers: Partial<Record<Aspect, Speaker>> = {
  eligibility: ({ eligibility }) => ({ sentences: sure(eligibility).map(stop) }),
  documents: ({ documents, special_documents }) => ({
    sentences: [`cần:\n${listWords([...sure(documents), ...sure(special_documents)])}`],
  }),
  steps: ({ steps }) => ({
    sentences: sure(steps).length === 0 ? [] : [`làm theo thứ tự:\n${listWords(sure(steps))}`],
  }),
  where: ({ where }) => ({ sentences: [stop(`nơi nộp: ${where.place}`)] }),
  online: ({ where: { online } }) =>
    online.can === "unknown" ? undefined : { sentences: [onlineWords[online.can], stop(online.how)] },
  time: (record) => {
    const words = timeWords(record);
    return words === undefined ? undefined : { sentences: [stop(words)] };
  },
  fee: (record, now, channel) => {
    const { said, open, source } = feeWords(record, now, channel);
    if (said.length === 0) return undefined;
    const extras = [...(record.fee.note === undefined ? [] : [record.fee.note]), ...waiverWords(record, now)];
    const sentences = [stop(said.join("; ")), ...extras.map((extra) => stop(extra))];
    return { sentences, feeOpen: open, ...(source === undefined ? {} : { source }) };
  },
  result: ({ result }) => ({ sentences: [stop(`kết quả là ${lowerFirst(result)}`)] }),
  forms: ({ forms, sources }) => ({
    sentences:
      forms.length === 0 ? [] : [stop(`mẫu cần dùng: ${forms.map(formWords).join("; ")}`), ...pageOf(forms, sources)],
  }),
  legal: ({ legal }) => ({ sentences: legal.map((doc, index) => stop(index === 0 ? `theo ${doc}` : doc)) }),
  benefit: ({ benefit }, now) => {
    const { said, open } = moneyWords(benefit, now);
    if (said.length === 0) return undefined;
    return { sentences: [stop(said.join("; ") + (open ? "; mức khác thì phường xác nhận lại" : ""))] };
  },
  penalty: ({ penalty }) => ({ sentences: sure(penalty).map(stop) }),
  validity: ({ validity }) => ({ sentences: sure(validity).map(stop) }),
};

const formWords = ({ text, url }: Procedure["forms"][number]): string =>
  url === undefined ? text : `${text} (${url})`;

/** The procedure's own page at the national portal, where no form has an address of its own; no full stop behind an address. */
function pageOf(forms: Procedure["forms"], [own]: Procedure["sources"]): string[] {
  if (forms.some(({ url }) => url !== undefined) || !own?.url?.includes("dichvucong.gov.vn/thu-tuc-hanh-chinh/"))
    return [];
  return [`trang của thủ tục: ${own.url}`];
}

export const onlineWords = {
  fully: "được.",
  partly: "được một phần.",
  never: "việc này chưa làm trực tuyến được.",
} as const;

export function timeWords({ time }: Procedure): string | undefined {
  if (time.status === "unverified") return undefined;
  const words = time.spoken ?? `${time.value} ${time.unit}`;
  return time.note === undefined ? words : `${words}, ${time.note}`;
}

export function sure(facts: readonly Fact[]): string[] {
  return facts.filter((fact) => fact.status === "confirmed").map((fact) => fact.text);
}

function listWords(lines: readonly string[]): string {
  return lines.length === 1
    ? stop(lines[0] ?? "")
    : lines.map((line, index) => `${index + 1}. ${stop(line)}`).join("\n");
}

export function stop(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}
