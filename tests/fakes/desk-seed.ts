import type { z } from "zod";
import type { Staff } from "../../core/people/staff.ts";
import { type CategoryId, categoryOf } from "../../core/ticket/taxonomy.ts";
import type { WorkingCalendar } from "../../core/ward.ts";
import type { conversationView, messageView } from "../../server/contract-conversations.ts";
import type { taskResult } from "../../server/contract-desk.ts";
import { presentRepairs } from "../../server/present-repairs.ts";

export type ConversationState = z.infer<typeof conversationView>;
export type MessageState = z.infer<typeof messageView>;
export type TaskState = z.infer<typeof taskResult>;

/** One minute, ms. */
export const minuteMs = 60_000;
const allDay = [{ from: 0, to: 24 * 60 }];
/** A desk that never sleeps, so that clocks in pictures do not depend on the hour of the test. */
export const calendar: WorkingCalendar = {
  timeZone: "Asia/Ho_Chi_Minh",
  week: Array.from({ length: 7 }, () => allDay),
  holidays: new Set(),
};

/** Invented people; everybody's password is "ben-sen". */
export const staff: Staff[] = [
  { id: "s-lan", username: "lan", name: "Chị Lan", role: "OP", active: true },
  { id: "s-dung", username: "dung", name: "Anh Dũng", role: "OFF", unit: "KTHT", active: true },
  { id: "s-hoa", username: "hoa", name: "Cô Hòa", role: "HEAD", unit: "KTHT", active: true },
  { id: "s-minh", username: "minh", name: "Chú Minh", role: "LD", active: true },
  { id: "s-quan", username: "quan", name: "Anh Quân", role: "ADM", active: true },
];

let seq = 0;
/** A new id, in order. */
export const nextId = (prefix: string): string => `${prefix}-${String(++seq).padStart(8, "0")}`;
/** A moment so many minutes from now. */
export const at = (minutes: number): string => new Date(Date.now() + minutes * minuteMs).toISOString();

type By = MessageState["author"]["kind"];
/** One line of a thread. */
export function line(by: By, text: string, minutes: number, more: Partial<MessageState> = {}): MessageState {
  return {
    id: nextId("m"),
    direction: by === "resident" ? "in" : "out",
    author: { kind: by },
    text,
    choices: [],
    attachments: [],
    state: by === "resident" ? "read" : "delivered",
    at: at(minutes),
    ...more,
  };
}

interface Talk {
  id: string;
  name: string;
  channel: ConversationState["channel"];
  lines: MessageState[];
  report?: [CategoryId, number][];
  cues?: string[];
  place?: string;
  dueIn?: number;
  unread?: number;
  angry?: boolean;
  reason?: "unsure" | "angry" | "asked-human" | "question";
  held?: ConversationState["heldBy"];
  draft?: string;
}

function conversation(talk: Talk): ConversationState {
  const last = talk.lines.findLast(({ direction }) => direction !== "internal");
  const [first] = talk.report ?? [];
  return {
    id: talk.id,
    channel: talk.channel,
    name: talk.name,
    heldBy: talk.held ?? { kind: "bot" },
    ...(talk.reason ? { attention: { reason: talk.reason, since: at(-30), dueAt: at(talk.dueIn ?? 60) } } : {}),
    ...(last ? { last: { text: last.text, at: last.at, by: last.author.kind, hasPhoto: false } } : {}),
    unread: talk.unread ?? 0,
    ...(first
      ? { proposal: { category: first[0], confidence: first[1] }, severity: categoryOf(first[0]).severity }
      : {}),
    angry: talk.angry ?? false,
    ...(talk.dueIn === undefined
      ? {}
      : { clock: { kind: "attention" as const, startedAt: at(-30), dueAt: at(talk.dueIn), basis: [] } }),
    version: 1,
    phone: "0903 ••• 456",
    openedAt: talk.lines[0]?.at ?? at(0),
    snoozeTimes: { hour: at(60), afternoon: at(90), morning: at(17 * 60) },
    ...(talk.draft ? { draftReply: talk.draft } : {}),
    ...(talk.report
      ? {
          receipt: "Dạ, phường đã nhận. Mã của anh/chị là {code}. Phường sẽ trả lời trước {due} ạ.",
          report: {
            text: talk.lines.map(({ text }) => text).join(". "),
            proposals: talk.report.map(([category, confidence]) => ({ category, confidence })),
            cues: talk.cues ?? [],
            repairs: presentRepairs(talk.lines.map(({ text }) => text).join(". ")),
            sure: (first?.[1] ?? 0) > 0.8,
            severity: first ? categoryOf(first[0]).severity : ("S3" as const),
            flags: [],
            candidates: [],
            ...(talk.place ? { place: { label: talk.place, precision: "house" as const } } : {}),
          },
        }
      : {}),
    tickets: [],
    ticketCount: 0,
    ...(talk.channel === "webchat" ? {} : { writableUntil: at(23 * 60 + 51) }),
    messages: { items: talk.lines },
  };
}

/** A photo the fake server has. */
export const photo = { kind: "image" as const, key: "flood", name: "ngap.jpg", mimeType: "image/svg+xml" };

/** Eight talks that wait, and one long one that the bot holds. */
export function seedConversations(): ConversationState[] {
  return [
    conversation({
      id: "c-trang",
      name: "Phạm Thu Trang",
      channel: "facebook",
      dueIn: -8,
      reason: "unsure",
      lines: [line("resident", "Dạ em gửi hình ổ gà trước cổng trường", -34, { attachments: [photo] })],
      report: [
        ["road-damage", 0.63],
        ["pavement-damage", 0.22],
        ["flooding-drainage", 0.08],
      ],
      cues: ["ổ gà"],
      place: "cổng trường Hoa Sứ, khu phố 2",
    }),
    conversation({
      id: "c-khach",
      name: "Khách #4821",
      channel: "webchat",
      dueIn: 3,
      reason: "unsure",
      lines: [
        line(
          "resident",
          "Xe ba gác đổ xà bần ở bãi đất trống cuối đường, mấy đêm nay đêm nào cũng đổ, bụi bay mù mịt vô tận trong nhà mà nói hoài không ai nghe",
          -13,
        ),
      ],
      report: [
        ["litter-dumping", 0.49],
        ["smoke-odour-dust", 0.2],
      ],
      cues: ["đổ xà bần"],
    }),
    conversation({
      id: "c-hong",
      name: "Nguyễn Thị Hồng",
      channel: "facebook",
      dueIn: 12,
      unread: 2,
      angry: true,
      reason: "angry",
      lines: [
        line(
          "resident",
          "Chú ơi cống trước nhà 45 Hoa Sứ nghẹt cả tuần, mưa chút xíu là nước dơ tràn lên đường hôi quá",
          -4,
        ),
        line("resident", "", -4, { attachments: [photo] }),
        line(
          "bot",
          "Dạ, phường cảm ơn chị đã báo. Phường hiểu là cống thoát nước trước nhà số 45 Hoa Sứ bị nghẹt. Nước có tràn vào nhà không ạ?",
          -4,
          { state: "read" },
        ),
        line("resident", "Nước tràn vô tới hiên nhà tui rồi, mấy chú coi dùm. Báo hoài không thấy ai xuống!", -1),
        line("system", "Trợ lý chuyển cho người trực: chỉ chắc 54%, người dân đang bức xúc.", -1, {
          direction: "internal",
          state: "sent",
        }),
      ],
      report: [
        ["flooding-drainage", 0.54],
        ["litter-dumping", 0.31],
        ["road-damage", 0.09],
      ],
      cues: ["cống nghẹt", "nước dơ tràn", "hôi"],
      place: "45 Hoa Sứ, khu phố 3, phường Bến Sen",
      draft:
        "Dạ, phường xin lỗi vì chị đã phải báo nhiều lần. Phường chuyển người xuống kiểm tra cống trước nhà 45 Hoa Sứ. Mã của chị là {code}, phường trả lời trước {due} ạ.",
    }),
    conversation({
      id: "c-khoi",
      name: "Lê Minh Khôi",
      channel: "zalo",
      dueIn: 26,
      unread: 1,
      reason: "unsure",
      lines: [line("resident", "Đèn đường hẻm 12 tắt 3 bữa nay, tối thui à", -4)],
      report: [
        ["street-light", 0.61],
        ["power-outage", 0.27],
      ],
      cues: ["đèn đường", "tối thui"],
      place: "hẻm 12 Hoa Sứ",
    }),
    conversation({
      id: "c-nam",
      name: "Võ Hoàng Nam",
      channel: "telegram",
      dueIn: 41,
      reason: "unsure",
      lines: [line("resident", "Quán nhậu hát loa kẹo kéo tới 1h sáng", -9)],
      report: [
        ["noise-business", 0.58],
        ["noise-residential", 0.38],
      ],
      cues: ["loa kẹo kéo"],
    }),
    conversation({
      id: "c-ut",
      name: "Đặng Thị Út",
      channel: "zalo",
      dueIn: 55,
      reason: "question",
      lines: [line("resident", "Cho tui hỏi lãnh tiền người cao tuổi ngày mấy", -21)],
    }),
    conversation({
      id: "c-dai",
      name: "Công Tằng Tôn Nữ Thị Ngọc Trâm Anh Huỳnh Lê Đông Phương",
      channel: "zalo",
      lines: Array.from({ length: 120 }, (_, index) =>
        line(
          index % 2 ? "bot" : "resident",
          `Tin thứ ${index + 1}: cây phượng trước nhà nghiêng lắm rồi.`,
          index - 130,
        ),
      ),
      report: [["tree-hazard", 0.91]],
      cues: ["cây phượng nghiêng"],
    }),
  ];
}
