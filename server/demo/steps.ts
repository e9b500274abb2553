import { categoryName } from "../../core/routing/category-rules.ts";
import { unitName } from "../../core/routing/units.ts";
import type { Classification } from "../../core/understanding/classification.ts";
import type { Ward } from "../../core/ward.ts";
import type { Play } from "./play.ts";
import type { SeenConversation, SeenTicket } from "./staff.ts";

/** One line of "what the ward is doing". */
export interface Step {
  title: string;
  detail: string;
  /** Seconds it took, measured; unset where nothing was measured. */
  seconds?: number | undefined;
  state: "done" | "now" | "next";
}

/** What is known of a play at one moment. */
export interface Scene {
  play: Play;
  ward: Ward;
  conversation: SeenConversation | undefined;
  ticket: SeenTicket | undefined;
}

const channelNames = { facebook: "Messenger", zalo: "Zalo" };
const percent = (share: number): string => `${Math.round(share * 100)}%`;
const hour = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", day: "numeric", month: "numeric" });

/** "17:00 ngày 24/11" */
export const stamp = (at: string | Date): string => `${hour.format(new Date(at))} ngày ${day.format(new Date(at))}`;

/** The reading of the first words of this resident that say what they want, and how long it took. */
function firstReading({ play }: Scene) {
  for (const { text, since } of play.sent) {
    const noted = play.tenant.notes.find("understood", text, since);
    if (noted) return noted;
  }
  return undefined;
}

const wants = (reading: Classification | undefined): string => reading?.intents[0]?.id ?? "greet";

function received({ play }: Scene): Step {
  const [first] = play.sent;
  const from = channelNames[play.channel];
  return {
    title: "Nhận tin",
    detail: `${from} ký tên, phường kiểm chữ ký rồi cất vào hộp thư`,
    seconds: first?.seconds,
    state: first ? "done" : "next",
  };
}

function understood(scene: Scene, name: (reading: Classification) => string): Step {
  const noted = firstReading(scene);
  return {
    title: "Hiểu nội dung",
    detail: noted ? name(noted.reading) : "Loại việc và mức chắc chắn",
    seconds: noted && noted.ms / 1000,
    state: noted ? "done" : "next",
  };
}

function placed({ play, ticket, conversation }: Scene): Step {
  const noted = play.sent.map(({ text, since }) => play.tenant.notes.find("placed", text, since)).find(Boolean);
  const label = ticket?.placeLabel ?? conversation?.report?.place?.label;
  return {
    title: "Tìm địa điểm",
    detail: label ?? (noted ? "Chưa rõ ở đâu, trợ lý hỏi lại" : "Số nhà, hẻm, đường, khu phố"),
    seconds: noted && noted.ms / 1000,
    state: label ? "done" : noted ? "now" : "next",
  };
}

function opened({ ward, ticket, play }: Scene): Step {
  const unit = ticket && unitName(ward.units, ticket.unit);
  const waits = play.sent.length > 0 || play.spoken.length > 0;
  return {
    title: "Tạo phiếu, giao việc",
    detail: ticket ? `${ticket.code} → ${unit}` : "Sau khi người dân nói đúng",
    state: ticket ? "done" : waits ? "now" : "next",
  };
}

function workedOn({ ticket }: Scene): Step {
  const done = ticket?.changes.find(({ to, kind }) => to === "resolved" && kind === "move");
  const due = ticket && `Hạn có kết quả: ${stamp(ticket.clocks.result.dueAt)}`;
  return {
    title: "Xử lý, gửi ảnh kết quả",
    detail: done ? `Có kết quả lúc ${stamp(done.at)}` : (due ?? "Đơn vị tới nơi, chụp ảnh sau khi làm"),
    state: done ? "done" : ticket ? "now" : "next",
  };
}

function rated({ ticket }: Scene): Step {
  const isReopened = (ticket?.reopenedCount ?? 0) > 0;
  const isOver = ticket?.status === "closed";
  const detail = isReopened
    ? "Người dân nói chưa được: phiếu mở lại, trưởng đơn vị được báo"
    : isOver
      ? "Người dân hài lòng, phiếu khép lại"
      : "Hài lòng, hoặc yêu cầu làm lại";
  return {
    title: "Người dân đánh giá",
    detail,
    state: isReopened || isOver ? "done" : ticket?.status === "resolved" ? "now" : "next",
  };
}

function answered(scene: Scene, title: string, detail: string): Step {
  const reply = scene.play.bubbles().find(({ mine }) => !mine);
  const first = scene.play.sent[0];
  const seconds = reply && first && Math.max(0, reply.at.getTime() - first.at.getTime()) / 1000;
  return { title, detail, seconds, state: reply ? "done" : "next" };
}

const flows: Record<"report" | "question" | "danger" | "call", (scene: Scene) => Step[]> = {
  report: (scene) => [
    received(scene),
    understood(scene, (reading) => {
      const [best] = reading.categories;
      return best
        ? `${categoryName(scene.ward.categories, best.id)} · chắc ${percent(best.confidence)}`
        : "Chưa thấy việc cần báo";
    }),
    placed(scene),
    answered(scene, "Nói lại cho người dân", "Từ lúc gửi tới lúc đọc được câu trả lời"),
    opened(scene),
    workedOn(scene),
    rated(scene),
  ],
  question: (scene) => [
    received(scene),
    understood(scene, () => "Hỏi thủ tục, không phải phản ánh: không tạo phiếu"),
    answered(scene, "Trả lời kèm nguồn", "Chỉ nói điều có trong hồ sơ thủ tục đã kiểm; điều chưa kiểm thì không nói"),
  ],
  danger: (scene) => [
    received(scene),
    understood(scene, (reading) => `Nguy hiểm${reading.cues.length > 0 ? `: “${reading.cues.join("”, “")}”` : ""}`),
    answered(scene, "Lời cố định, gọi đúng số", "Không chờ, không hỏi thêm trước khi chỉ số gọi"),
    {
      title: "Báo người trực",
      detail: "Chuông và vạch đỏ trên bàn trực tới khi có người nhận",
      state: scene.conversation?.attention ? "done" : "next",
    },
    opened(scene),
  ],
  call: (scene) => [
    {
      title: "Nghe máy",
      detail: "Người trực gõ lời người gọi, máy đọc theo từng câu",
      state: scene.play.spoken.length > 0 ? "done" : "next",
    },
    {
      ...opened(scene),
      detail: scene.ticket
        ? `${scene.ticket.code}, đọc mã từng cặp cho người gọi`
        : "Loại việc và địa điểm máy đề xuất, người trực quyết",
    },
    workedOn(scene),
  ],
};

/** What kind of matter is being played. */
export function flowOf(scene: Scene): keyof typeof flows {
  if (scene.play.isCall) return "call";
  const reading = firstReading(scene)?.reading;
  if (reading?.emergency) return "danger";
  return ["ask-procedure", "track-dossier"].includes(wants(reading)) ? "question" : "report";
}

/** What the ward did so far and what comes, for the middle of the page. */
export const stepsOf = (scene: Scene): Step[] => flows[flowOf(scene)](scene);

const decisions: Record<Classification["decision"], string> = {
  route: "đủ chắc để nói lại và chờ người dân gật đầu",
  confirm: "chưa đủ chắc, nên hỏi lại người dân",
  person: "không rõ, nên đưa người trực xem",
};

/** Why the machine did what it did, in a sentence or two; undefined while nothing was read. */
export function reasonOf(scene: Scene): { title: string; text: string } | undefined {
  const flow = flowOf(scene);
  const reading = firstReading(scene)?.reading;
  if (flow === "danger") {
    return {
      title: "Vì sao không hỏi lại?",
      text: "Lời nguy hiểm được bắt bằng luật trước, máy học sau; thà báo thừa còn hơn sót. Câu trả lời là lời soạn sẵn, không máy nào viết.",
    };
  }
  if (flow === "question") {
    return {
      title: "Vì sao tin được?",
      text: "Mỗi con số lấy nguyên từ một hồ sơ thủ tục có nguồn và ngày kiểm. Không có nguồn thì trợ lý nói là không biết và đưa người trực.",
    };
  }
  const [best] = reading?.categories ?? [];
  if (!reading || !best) return undefined;
  const cues = reading.cues.length > 0 ? ` nhờ các chữ “${reading.cues.join("”, “")}”` : "";
  return {
    title: "Vì sao làm vậy?",
    text: `Chắc ${percent(best.confidence)}${cues}: ${decisions[reading.decision]}. Phiếu chỉ được tạo khi chính người dân nói đúng, hoặc người trực quyết.`,
  };
}
