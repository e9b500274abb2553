import { z } from "zod";
import { categoryIds } from "../ticket/taxonomy.ts";

/** Places in an answer that are filled in from the talk, its ticket and the ward. */
export const answerVariables = ["tên", "anh chị", "mã", "hạn", "đơn vị", "phường", "người trực"] as const;
export type AnswerVariable = (typeof answerVariables)[number];
export type AnswerValues = Partial<Record<AnswerVariable, string>>;

const place = /\{([^{}]*)\}/g;
const isKnown = (name: string): name is AnswerVariable => (answerVariables as readonly string[]).includes(name);

/** Names of the places of a text, each once. */
export const placesOf = (text: string): string[] => [
  ...new Set([...text.matchAll(place)].map(([, name = ""]) => name.trim())),
];

/** Fills in what is known. `missing`: places that stay as they are, because nobody may guess. */
export function fillAnswer(text: string, values: AnswerValues): { text: string; missing: string[] } {
  const filled = text.replace(place, (whole, name: string, at: number) => {
    const known = name.trim();
    const value = isKnown(known) && values[known];
    if (!value) return whole;
    return /(?:^|[.?!]\s+)$/.test(text.slice(0, at)) ? value.charAt(0).toLocaleUpperCase("vi") + value.slice(1) : value;
  });
  return { text: filled, missing: placesOf(filled) };
}

const text = (max: number) => z.string().trim().min(1).max(max);
/** What is done along with the answer, in this order; each is shown before it happens. */
export const answerAct = z.discriminatedUnion("do", [
  z.object({ do: z.literal("take-over") }),
  z.object({ do: z.literal("category"), category: z.enum(categoryIds as unknown as [string, ...string[]]) }),
  z.object({ do: z.literal("note"), text: text(500) }),
  z.object({ do: z.literal("done") }),
]);

const answer = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Typed after the slash. */
  shortcut: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}-]{1,20}$/u, "shortcut"),
  title: text(80),
  text: text(2_000).refine((words) => placesOf(words).every(isKnown), { error: "unknown-place" }),
  acts: z.array(answerAct).max(4),
});

const isUnique = (values: string[]): boolean => new Set(values.map((one) => one.toLowerCase())).size === values.length;

/** Answers that staff have ready, in the order in which they are offered. */
export const cannedAnswersBody = z.object({
  answers: z
    .array(answer)
    .max(300)
    .refine((all) => isUnique(all.map(({ shortcut }) => shortcut)), { error: "twice" })
    .refine((all) => isUnique(all.map(({ id }) => id)), { error: "twice" }),
});
type Answer = z.output<typeof answer>;

const written = (shortcut: string, title: string, words: string, acts: Answer["acts"] = []): Answer => ({
  id: shortcut,
  shortcut,
  title,
  text: words,
  acts,
});

/** What a ward begins with. Nothing here promises what only the ward can know. */
export const firstAnswers = (): z.output<typeof cannedAnswersBody> => ({
  answers: [
    written("chao", "Chào, đang xem", "Dạ, {phường} nghe đây. {người trực} đang xem tin của {anh chị} ạ."),
    written("hoi-cho", "Hỏi chỗ", "Dạ, chỗ đó ở đâu ạ? {anh chị} cho phường xin số nhà, hẻm hoặc mốc gần đó."),
    written(
      "xin-hinh",
      "Xin hình",
      "Dạ, {anh chị} gửi giúp một tấm hình chỗ đó được không ạ? Hình giúp phường tới đúng nơi.",
    ),
    written("hoi-luc", "Hỏi từ lúc nào", "Dạ, việc này xảy ra từ lúc nào, lặp lại vào giờ nào ạ?"),
    written(
      "xin-so",
      "Xin số gọi lại",
      "Dạ, {anh chị} cho phường xin số điện thoại để gọi lại ạ. Số này chỉ người xử lý thấy đủ.",
    ),
    written(
      "da-co-phieu",
      "Báo mã phiếu",
      "Dạ, phường đã ghi nhận. Mã của {anh chị} là {mã}. Phường sẽ trả lời trước {hạn} ạ.",
    ),
    written(
      "don-vi",
      "Đơn vị nào làm",
      "Dạ, phiếu {mã} đang do {đơn vị} xử lý. Có kết quả phường báo {anh chị} ngay ở đây ạ.",
    ),
    written(
      "dang-lam",
      "Đang làm, chưa xong",
      "Dạ, phiếu {mã} đang được xử lý, chưa có kết quả. Hạn của phiếu là {hạn} ạ.",
    ),
    written(
      "goi-khan",
      "Việc nguy hiểm",
      "Dạ, việc này nguy hiểm. {anh chị} gọi ngay 114 nếu có cháy hoặc cần cứu nạn, 115 nếu có người bị nạn ạ.",
    ),
    written(
      "xin-loi",
      "Xin lỗi vì chậm",
      "Dạ, phường xin lỗi {anh chị} vì trả lời chậm. Phường đang xem lại việc này ạ.",
      [{ do: "take-over" }],
    ),
    written(
      "chua-hieu",
      "Chưa hiểu ý",
      "Dạ, phường chưa hiểu ý {anh chị}. {anh chị} nói rõ thêm một chút được không ạ?",
    ),
    written(
      "ngoai-viec",
      "Không phải việc của phường",
      "Dạ, việc này không phải của phường nên phường không giải quyết được. Mong {anh chị} thông cảm ạ.",
    ),
    written("cam-on", "Cảm ơn, xong", "Dạ, phường cảm ơn {anh chị}. Cần gì {anh chị} cứ nhắn phường ạ.", [
      { do: "done" },
    ]),
  ],
});
