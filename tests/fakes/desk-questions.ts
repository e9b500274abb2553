import { AppError } from "../../core/errors.ts";
import type { Staff } from "../../core/people/staff.ts";
import { given, type Handler } from "./desk-handler.ts";
import { at } from "./desk-seed.ts";

type Mine = "listQuestions" | "getQuestion" | "answerQuestion" | "dismissQuestion" | "reopenQuestion";
type Group = ReturnType<Handler<"getQuestion">>;
type Question = Group["questions"][number];

const aQuestion = (id: string, text: string, minutes: number, conversationId: string): Question => ({
  ...{ id, text, conversationId, why: "unknown", channel: "zalo", at: at(-minutes) },
});
const fresh = { version: 1, state: "open" as const, replies: [] };
const long =
  "cho hỏi nhà tui có đám giỗ đông khách muốn mượn tạm khoảng sân trống sau trường để bạt với kê bàn ghế trong hai ngày thì phải làm đơn gửi ai, có tốn tiền không, với lại có được hát karaoke tới mấy giờ";

const seed = (): Group[] => [
  {
    ...{ ...fresh, id: "q-hall", asked: 3, lastAt: at(-12) },
    examples: ["hội trường phường có cho thuê không", "thue hoi truong phuong gia bao nhieu"],
    questions: [
      aQuestion("1", "hội trường phường có cho thuê không", 12, "c-hong"),
      aQuestion("2", "thue hoi truong phuong gia bao nhieu", 50, "c-dai"),
      aQuestion("3", "phường có cho thuê hội trường làm đám cưới không, gọi [tên] [số]", 130, "c-khach"),
    ],
    replies: [
      {
        ...{ conversationId: "c-dai", byName: "Chị Lan", at: at(-40) },
        text: "Dạ, hội trường phường cho thuê cuối tuần, anh chị liên hệ văn phòng ạ.",
      },
    ],
  },
  {
    ...{ ...fresh, id: "q-dog", asked: 1, lastAt: at(-1_500), aspect: "time" },
    procedure: { id: "nuoi-cho-meo", name: "Đăng ký nuôi chó, mèo" },
    examples: ["khi nao chich ngua dai cho cho meo"],
    questions: [aQuestion("4", "khi nao chich ngua dai cho cho meo", 1_500, "c-hong")],
  },
  {
    ...{ ...fresh, id: "q-long", asked: 1, lastAt: at(-4_000), examples: [long] },
    questions: [aQuestion("5", long, 4_000, "c-hong")],
  },
];

let groups = seed();
/** A new story begins with the questions of the beginning. */
export function resetQuestions(): void {
  groups = seed();
}

function settled(id: string, version: number, person: Staff, change: Partial<Group>): Group {
  const group = found(id);
  if (group.version !== version) throw new AppError("STALE", "a colleague settled these questions first");
  return Object.assign(group, change, { version: version + 1, byName: person.name, actedAt: at(0) });
}

function found(id: string): Group {
  const group = groups.find((one) => one.id === id);
  if (!group) throw new AppError("NOT_FOUND", "no such group of questions");
  return group;
}

/** Unanswered questions at the fake desk: one asked by three with a reply given, one near a record, a long one. */
export const questionHandlers: { [K in Mine]: Handler<K> } = {
  listQuestions: ({ query }) => {
    const count = (state: Group["state"]) => groups.filter((group) => group.state === state).length;
    return {
      items: groups
        .filter(({ state }) => state === query.state)
        .map(({ questions: _, replies: __, answer: ___, ...row }) => row),
      counts: { open: count("open"), proposed: count("proposed"), dismissed: count("dismissed") },
      ...{ days: 90, at: at(0) },
    };
  },
  getQuestion: ({ params }) => found(params.id),
  answerQuestion: ({ params, person, body }) =>
    settled(params.id, body.version, person, { state: "proposed", answer: given(body.answer) }),
  dismissQuestion: ({ params, person, body }) => settled(params.id, body.version, person, { state: "dismissed" }),
  reopenQuestion: ({ params, person, body }) =>
    settled(params.id, body.version, person, { state: found(params.id).answer ? "proposed" : "open" }),
};
