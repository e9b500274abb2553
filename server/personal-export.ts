import { strToU8, type Zippable, zipSync } from "fflate";
import type { HeldData } from "../core/privacy/personal-data.ts";
import type { Files, Store } from "../core/store.ts";
import { type Html, html } from "./pages/html.ts";

/** What the parts are called for whoever they are about, in this order. */
const headings: Record<string, string> = {
  person: "Thông tin của anh/chị",
  addresses: "Tài khoản trên các kênh",
  conversations: "Hội thoại",
  messages: "Tin nhắn",
  tickets: "Phản ánh",
  photos: "Hình của anh/chị đã đăng cho mọi người",
  calls: "Cuộc gọi",
  appointments: "Lịch hẹn",
  dossiers: "Hồ sơ đang theo dõi",
  news: "Tin theo đường và loại việc",
  questions: "Câu hỏi chưa có câu trả lời",
  requests: "Yêu cầu về dữ liệu cá nhân",
};

/** Columns as people read them; what is not here keeps its own name. */
const columns: Record<string, string> = {
  ...{ at: "lúc", text: "lời", direction: "chiều", displayName: "tên", phone: "số điện thoại", channel: "kênh" },
  ...{ code: "mã", title: "việc", body: "lời kể", place: "nơi", status: "bước", result: "kết quả", openedAt: "mở lúc" },
  ...{
    ...{ street: "đường", category: "loại việc", since: "từ lúc" },
    attachments: "tệp",
    ticketCode: "mã",
    agreed: "anh/chị đã đồng ý",
    approvedAt: "đăng lúc",
    takenDownAt: "gỡ lúc",
    request: "yêu cầu",
    right: "quyền",
    state: "bước",
    receivedAt: "nhận lúc",
    endedAt: "xong lúc",
  },
};

function sayValue(value: unknown): string {
  if (value instanceof Date) return value.toLocaleString("vi-VN", { timeZone: "Asia/Ho_Chi_Minh" });
  if (value === true) return "có";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const isSaid = (value: unknown): boolean =>
  value !== null && value !== false && value !== "" && !(Array.isArray(value) && value.length === 0);

function sayRow(row: Record<string, unknown>): Html {
  const said = Object.entries(row).filter(([, value]) => isSaid(value));
  return html`<dl>${said.map(([name, value]) => html`<dt>${columns[name] ?? name}</dt><dd>${sayValue(value)}</dd>`)}</dl>`;
}

function page(held: HeldData, wardName: string): string {
  const parts = Object.entries(headings).filter(([name]) => (held[name]?.length ?? 0) > 0);
  return html`<!doctype html><html lang="vi"><meta charset="utf-8"><title>Dữ liệu cá nhân</title>
<style>body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}dl{display:grid;grid-template-columns:10rem 1fr;gap:.25rem 1rem;padding:.75rem 0;border-top:1px solid #ccc}dt{color:#555}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}</style>
<h1>Dữ liệu ${wardName} đang giữ của anh/chị</h1>
${parts.map(([name, heading]) => html`<h2>${heading}</h2>${(held[name] ?? []).map(sayRow)}`)}</html>`.text;
}

/** Endings of the commonest types, so that files open by themselves. */
const endings: Record<string, string> = {
  ...{ "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "audio/mpeg": "mp3", "audio/mp4": "m4a" },
  ...{ "audio/aac": "aac", "video/mp4": "mp4", "application/pdf": "pdf" },
};

/** All that is kept of one person, in one ZIP: `du-lieu.json`, `du-lieu.html`, and their files under `tep/`. */
export async function exportPerson(input: {
  store: Pick<Store, "transaction">;
  files: Pick<Files, "get">;
  citizenId: string;
  wardName: string;
}): Promise<Uint8Array> {
  const { store, files, citizenId, wardName } = input;
  const { held, keys } = await store.transaction(async (tx) => ({
    held: await tx.personal.held(citizenId),
    keys: await tx.personal.files(citizenId),
  }));
  const content: Zippable = {
    "du-lieu.json": strToU8(JSON.stringify(held, null, 2)),
    "du-lieu.html": strToU8(page(held, wardName)),
  };
  for (const key of keys) {
    const file = await files.get(key);
    // pictures and films are packed already
    if (file) content[`tep/${key.slice(0, 16)}.${endings[file.mimeType] ?? "bin"}`] = [file.content, { level: 0 }];
  }
  return zipSync(content);
}
