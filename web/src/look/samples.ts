import type { Schemas } from "../api.ts";

/** As much as anybody can put where usually a word or two stands. */
export const longName = "Công Tằng Tôn Nữ Nguyễn Phước Hoàng Thị Ngọc Khánh Huyền (bà ngoại bé Tí hẻm 12/34/5)";
const longText =
  "Dạ kính gửi quý phường, trước cổng trường tiểu học có đoạn cống bị nghẹt suốt từ đợt mưa hôm trước tới giờ, nước dơ " +
  "tràn lên lề đường, nghiêngngảkhôngdấucáchvìgõnhanhquá, bà con đi chợ không có lối, mong phường coi giùm sớm.";
const longPlace = "đầu hẻm 12/34/5 Nguyễn Thị Minh Khai nối dài, sau lưng trường tiểu học, khu phố 3, phường Bến Sen";

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const clock = (dueIn: number): Schemas["Clock"] => ({
  kind: "result",
  startedAt: inMinutes(dueIn - 600),
  dueAt: inMinutes(dueIn),
  basis: ["P"],
});

/** A row of the inbox. */
export const row: Schemas["ConversationRow"] = {
  id: "look",
  channel: "facebook",
  name: longName,
  heldBy: { kind: "operator", name: longName, since: inMinutes(-40) },
  attention: { reason: "angry", since: inMinutes(-40), dueAt: inMinutes(-10) },
  last: { text: longText, at: inMinutes(-40), by: "resident", hasPhoto: false },
  unread: 100,
  proposal: { category: "flooding-drainage", confidence: 0.54 },
  severity: "S2",
  angry: true,
  clock: { ...clock(-10), kind: "attention" },
  version: 1,
};

const line = (kind: Schemas["Message"]["author"]["kind"], more: Partial<Schemas["Message"]>): Schemas["Message"] => ({
  id: `look-${kind}-${more.direction}`,
  direction: kind === "resident" ? "in" : "out",
  author: { kind, name: longName },
  text: longText,
  choices: [],
  attachments: [],
  state: "delivered",
  at: inMinutes(-40),
  ...more,
});

/** Lines of a thread by everybody who speaks there. */
export const lines: Schemas["Message"][] = [
  line("resident", {}),
  line("bot", { choices: ["Đúng rồi", "Chưa đúng, để tôi nói lại cho rõ hơn"] }),
  line("operator", { state: "failed", failure: "OUTSIDE_WINDOW" }),
  line("operator", { direction: "internal" }),
];

/** A ticket of a list. */
export const ticket: Schemas["TicketRow"] = {
  code: "BS-2611-0412",
  title: longText,
  category: "flooding-drainage",
  severity: "S1",
  status: "waiting-external",
  unit: "KTHT",
  officerName: longName,
  placeLabel: longPlace,
  openedAt: inMinutes(-10_000),
  clock: clock(-2_000),
  followers: 120,
  machineMade: true,
  awaitsApproval: true,
  fieldWork: true,
  needsPhoto: true,
  moves: [],
  mayPropose: false,
  mayDispute: false,
  ahead: [],
  doubts: [],
  version: 1,
};
