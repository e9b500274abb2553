import type { QuestionGroup, QuestionState, UnansweredQuestion } from "../../core/knowledge/question.ts";
import type { QuestionQuery } from "../../prisma/desk-questions.ts";
import type { QuestionDeps } from "../../server/api/questions.ts";
import { aMessage } from "../builders.ts";
import type { FakeStore } from "./fake-store.ts";

const minuteMs = 60_000;
const before = (minutes: number): Date => new Date(Date.now() - minutes * minuteMs);

interface Asked extends Partial<Pick<UnansweredQuestion, "procedureId" | "aspect">> {
  text: string;
  minutes: number;
  conversationId: string;
}
const long =
  "cho hỏi nhà tui có đám giỗ đông khách muốn mượn tạm khoảng sân trống sau trường để bạt với kê bàn ghế trong hai ngày thì phải làm đơn gửi ai, có tốn tiền không, với lại có được hát karaoke tới mấy giờ";
/** One asked by three with a reply given, one near a record, a long one. */
const groups: Record<string, Asked[]> = {
  "q-hall": [
    { text: "hội trường phường có cho thuê không", minutes: 12, conversationId: "c-hong" },
    { text: "thue hoi truong phuong gia bao nhieu", minutes: 50, conversationId: "c-dai" },
    {
      text: "phường có cho thuê hội trường làm đám cưới không, gọi [tên] [số]",
      minutes: 130,
      conversationId: "c-khach",
    },
  ],
  "q-dog": [
    {
      ...{ text: "khi nao chich ngua dai cho cho meo", minutes: 1_500, conversationId: "c-hong" },
      ...{ procedureId: "nuoi-cho-meo", aspect: "time" },
    },
  ],
  "q-long": [{ text: long, minutes: 4_000, conversationId: "c-hong" }],
};
const reply = {
  ...{ conversationId: "c-dai", direction: "out" as const, at: before(40) },
  author: { kind: "operator" as const, staffId: "lan", name: "Chị Lan" },
  text: "Dạ, hội trường phường cho thuê cuối tuần, anh chị liên hệ văn phòng ạ.",
};

/** Puts the questions of the beginning into a store. */
export async function seedQuestions(store: FakeStore): Promise<void> {
  await store.transaction(async (tx) => {
    for (const [groupId, questions] of Object.entries(groups)) {
      await tx.questions.saveGroup({ id: groupId, version: 0, state: "open", openedAt: before(5_000) });
      for (const [index, { minutes, ...asked }] of questions.entries()) {
        const facts = { id: `${groupId}-${index}`, groupId, why: "unknown", channel: "zalo" } as const;
        await tx.questions.add({ ...facts, ...asked, at: before(minutes) });
      }
    }
    await tx.conversations.append([aMessage(reply)]);
  });
}

/** The console's list of groups, from a store in memory: as the database gives it for as few as these. */
export function questionDesk(store: FakeStore): QuestionDeps["desk"] {
  const read = (id: string) =>
    store.transaction(async (tx) => ({
      group: (await tx.questions.groupById(id)) as QuestionGroup,
      questions: await tx.questions.ofGroup(id, 50),
    }));
  return {
    questionGroups: async ({ state }: QuestionQuery) => {
      const all = await Promise.all(Object.keys(groups).map(read));
      const counts: Partial<Record<QuestionState, number>> = {};
      for (const { group } of all) counts[group.state] = (counts[group.state] ?? 0) + 1;
      const items = all.filter(({ group }) => group.state === state);
      return {
        counts,
        items: items.map(({ group, questions }) => ({
          ...group,
          ...{ asked: questions.length, lastAt: questions[0]?.at ?? group.openedAt },
          examples: questions.slice(0, 3).map(({ text }) => text),
          ...(questions[0]?.procedureId ? { procedureId: questions[0].procedureId } : {}),
        })),
      };
    },
  };
}
