import { loadKnowledge } from "../../../nlp/knowledge/load.ts";
import { stageWard } from "../../fakes/stage-ticket.ts";

/** A record no release has: what a ward might add itself. */
export const hallRecord = {
  id: "muon-nha-van-hoa",
  name: "Mượn nhà văn hóa khu phố",
  spoken: "mượn nhà văn hóa khu phố",
  label: "Mượn nhà văn hóa",
  nearest: "mượn nhà văn hóa khu phố",
  aliases: ["mượn nhà văn hóa làm đám cưới", "thuê nhà văn hóa khu phố", "đăng ký dùng nhà văn hóa"],
  codes: [],
  office: { name: "Ủy ban nhân dân phường", ward_counter: true },
  documents: ["Đơn mượn nhà văn hóa", { text: "Căn cước của người đứng đơn", status: "unverified" }],
  where: {
    place: "Văn phòng khu phố",
    online: { can: "never", how: "Nộp đơn tại văn phòng khu phố" },
    ...{ vneid: false, post: false },
  },
  time: { value: 3, unit: "ngày làm việc" },
  fee: { items: [{ channel: "any", amount: 150_000, unit: "buổi", status: "confirmed" }], waivers: [] },
  result: "Giấy cho mượn",
  legal: ["Quy chế nhà văn hóa khu phố của phường"],
  ...{ forms: [], related: [], unverified: [] },
  sources: [{ id: "main", title: "Quy chế nhà văn hóa phường Bến Sen", checked: "2026-11-10" }],
  ...{ valid_from: "2026-11-01", confidence: "high" },
};

/** An article the demo ward lacks. */
export const classArticle = {
  id: "lop-duong-sinh",
  title: "lớp dưỡng sinh buổi sáng",
  label: "Lớp dưỡng sinh",
  kind: "hours",
  asks: { vi: ["lớp dưỡng sinh tập mấy giờ", "tập dưỡng sinh ở đâu", "học dưỡng sinh có tốn tiền không"] },
  answer: { vi: "lớp dưỡng sinh tập ở công viên Hoa Sứ, từ 5 giờ 30 đến 6 giờ 30 mỗi sáng. Học phí 0 đồng." },
  where: "công viên Hoa Sứ",
  hours: "từ 5 giờ 30 đến 6 giờ 30 mỗi sáng",
  prices: [{ amount: 0, unit: "tháng", status: "confirmed" }],
  source: { title: "lịch của hội người cao tuổi", checked: "2026-11-10" },
  ...{ valid_from: "2026-11-01", valid_to: "2027-12-31", confidence: "high" },
};

const release = loadKnowledge(stageWard);
/** An article of the demo ward as it is written, changed in some fields. */
export function releasedArticle(id: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const body = release.articleBodies.get(id);
  if (!body) throw new Error(`the demo ward has no article ${id}`);
  return { ...structuredClone(body), ...changes };
}

/** A record of the release as it is written, changed in some fields. */
export function released(id: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const entry = release.entries.get(id);
  if (!entry) throw new Error(`the release has no ${id}`);
  return { ...structuredClone(entry.body), ...changes };
}

/** Copies made true to the original cost this much a page, says a source that is read on this day. */
export const dearer = (amount: number) =>
  released("chung-thuc-ban-sao", {
    fee: { items: [{ channel: "in-person", amount, unit: "trang", status: "confirmed" }], waivers: [] },
    sources: [{ id: "main", title: "Nghị quyết 12 của Hội đồng nhân dân", checked: "2026-11-15" }],
  });
