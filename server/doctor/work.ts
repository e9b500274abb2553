import { checkArticles } from "../../nlp/knowledge/article-check.ts";
import { checkKnowledge } from "../../nlp/knowledge/check.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { wardOf } from "../ward.ts";
import { bad, type Check, type Finding, ok, type Site, unknown, warn } from "./check.ts";

const minuteMs = 60_000;
/** What waits so long without being taken has nobody who takes it. */
const lateMs = 2 * minuteMs;
const backupMs = 36 * 60 * minuteMs;

const ago = (since: Date, now: Date): string => {
  const minutes = Math.round((now.getTime() - since.getTime()) / minuteMs);
  return minutes < 120 ? `${minutes} phút` : `${Math.round(minutes / 60)} giờ`;
};

/** Whether the oldest of a queue waits longer than anybody who works would let it. */
function queueFinding({ work, now }: Site, queue: "inbox" | "outbox" | "errand"): Finding {
  if (!work) return unknown();
  const since = work.due[queue];
  if (!since) return ok("không có gì chờ quá giờ");
  const said = `việc cũ nhất đã quá giờ ${ago(since, now)}`;
  return now.getTime() - since.getTime() > lateMs ? bad(said) : ok(said);
}

const connected: Readonly<Record<string, Finding["level"]>> = { connected: "ok", expiring: "warn", revoked: "bad" };

/** What the installation does all day. */
export const workChecks: readonly Check[] = [
  {
    name: "Tiến trình",
    look: ({ server, work, now }) => {
      if (!server || !work) return unknown();
      const isLate = Object.values(work.due).some((since) => now.getTime() - since.getTime() > lateMs);
      if (server.processes === 0)
        return isLate ? bad("không có tiến trình nào chạy, việc đang chờ") : warn("không có tiến trình nào chạy");
      return isLate
        ? bad(`${server.processes} tiến trình chạy, nhưng việc không được xử lý`)
        : ok(`${server.processes} tiến trình đang chạy`);
    },
    mend: "Chạy npm start; nếu tách web và xử lý, phải có ít nhất một tiến trình ROLE=worker.",
  },
  {
    name: "Tin đến",
    look: (site) => queueFinding(site, "inbox"),
    mend: "Xem nhật ký của tiến trình xử lý (ROLE=worker hoặc all) rồi khởi động lại nó.",
  },
  {
    name: "Tin đi",
    look: (site) => queueFinding(site, "outbox"),
    mend: "Xem nhật ký của tiến trình xử lý; mạng ra ngoài của máy chủ có thể bị chặn.",
  },
  {
    name: "Việc với hệ thống khác",
    look: (site) => queueFinding(site, "errand"),
    mend: "Xem hệ thống bên kia có trả lời không, rồi xem nhật ký của tiến trình xử lý.",
  },
  {
    name: "Tin không xử lý được",
    look: ({ work }) => {
      if (!work) return unknown();
      return work.parked > 0 ? warn(`${work.parked} tin để riêng`) : ok("không có");
    },
    mend: "Bàn trực có việc cho từng tin; xem nhật ký lúc đó để biết vì sao.",
  },
  {
    name: "Tin gửi hỏng",
    look: ({ work }) => {
      if (!work) return unknown();
      return work.failed > 0 ? warn(`${work.failed} tin trong 24 giờ qua`) : ok("không có trong 24 giờ qua");
    },
    mend: "Mở màn hình Kênh để xem kênh nào hỏng; bàn trực có việc gọi lại cho từng người.",
  },
  {
    name: "Kết nối kênh",
    look: ({ work }) => {
      if (!work) return unknown();
      const live = work.connections.filter(({ isGivenUp }) => !isGivenUp);
      const troubled = live.filter(({ state }) => connected[state] !== "ok");
      const said = troubled.map(({ channel, account, state }) => `${channel} ${account}: ${state}`).join(", ");
      if (troubled.some(({ state }) => connected[state] === "bad")) return bad(said);
      return troubled.length > 0 ? warn(said) : ok(`${live.length} tài khoản, còn hiệu lực`);
    },
    mend: "Đăng nhập vai quản trị, mở màn hình Kênh và nối lại tài khoản vừa nêu.",
  },
  {
    name: "Sức khỏe kênh",
    look: ({ work }) => {
      if (!work) return unknown();
      return work.troubles.length > 0 ? warn(work.troubles.join(", ")) : ok("không có gì lạ");
    },
    mend: "Mở màn hình Kênh: im lặng, gửi hỏng, sắp hết quyền, hết hạn mức hay chữ ký sai đều có hướng dẫn ở đó.",
  },
  {
    name: "Nhật ký thao tác",
    look: ({ work, now }) => {
      if (!work) return unknown();
      const { count, since } = work.unsealed;
      if (!since || now.getTime() - since.getTime() < lateMs) return ok("đã đóng dấu hết");
      return bad(`${count} dòng chưa đóng dấu, dòng cũ nhất ${ago(since, now)}`);
    },
    mend: "Phải có tiến trình xử lý (ROLE=worker hoặc all); sau đó chạy npm run audit:verify.",
  },
  {
    name: "Sao lưu",
    look: ({ config, backups: [last], now }) => {
      if (!config) return unknown();
      if (!config.backup) return config.DEMO ? ok("chưa đặt, đang chạy thử") : warn("chưa đặt lịch sao lưu hằng đêm");
      if (!last) return bad("chưa có bản nào");
      const said = `bản cuối cách đây ${ago(last.at, now)}, ${(last.bytes / 1e6).toFixed(1)} MB`;
      return now.getTime() - last.at.getTime() > backupMs ? bad(said) : ok(said);
    },
    mend: "Đặt BACKUP_DIR và BACKUP_RECIPIENT (npm run backup -- --new-key TỆP), để tiến trình xử lý chạy qua đêm; làm ngay: npm run backup -- --to THƯ_MỤC.",
  },
  {
    name: "Thủ tục và bài viết",
    look: ({ config, work, now }) => {
      if (!config) return unknown();
      const { records, articles } = loadKnowledge(wardOf(config));
      const all = [...checkKnowledge(records, now), ...checkArticles(articles, records, now)];
      const ended = new Set(
        all.filter(({ level, rule }) => level === "fault" && rule === "expired").map(({ id }) => id),
      );
      for (const id of work?.endedKnowledge ?? []) ended.add(id);
      return ended.size > 0 ? warn(`${ended.size} mục hết hạn: ${[...ended].join(", ")}`) : ok("không mục nào hết hạn");
    },
    mend: "Người trực mở Kiến thức, sửa hoặc rút từng mục vừa nêu; chi tiết: npm run knowledge:check.",
  },
];
