import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkBackup } from "../server/backup/check-backup.ts";
import { dropKept } from "../server/backup/put-aside.ts";
import { type Restored, restoreBackup } from "../server/backup/restore.ts";
import type { Key } from "../server/backup/seal.ts";
import { readConfig } from "../server/config.ts";
import { askHidden } from "./ask-hidden.ts";
import { command, withInstallation } from "./with-installation.ts";

/**
 * Puts an installation back from a backup: npm run restore -- --from FILE [--key FILE] [--replace] [--check]
 * Opened with the key file, or with BACKUP_PASSPHRASE or one that is asked for. `--check` reads all of it and touches
 * nothing; `--replace` puts aside what is there, `--drop-kept` removes for good what was put aside.
 */
const { values } = parseArgs({
  options: {
    from: { type: "string" },
    key: { type: "string" },
    replace: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    "drop-kept": { type: "boolean", default: false },
  },
});

/** What each refusal means to whoever sits there; nothing was touched. */
const advice = {
  BACKUP_LOCKED: "Mật khẩu hoặc khóa này không mở được bản sao lưu. Chưa đụng đến gì.",
  BACKUP_DAMAGED:
    "Bản sao lưu bị hỏng, bị cắt cụt, hoặc không phải bản sao lưu của Cầu Nối. Chưa đụng đến gì. Thử bản khác.",
  BACKUP_NEWER: "Bản sao lưu do phiên bản mới hơn tạo ra. Cài phiên bản đó rồi khôi phục. Chưa đụng đến gì.",
  TARGET_NOT_EMPTY: "Ở đây đã có dữ liệu. Thêm --replace để cất dữ liệu cũ sang bên rồi khôi phục. Chưa đụng đến gì.",
  TARGET_IN_USE: "Có tiến trình đang dùng cơ sở dữ liệu này. Dừng máy chủ và mọi tiến trình xử lý rồi chạy lại.",
};

async function keyOf(file: string | undefined, given: string | undefined): Promise<Key> {
  if (file) {
    const lines = (await readFile(file, "utf8")).split("\n").map((line) => line.trim());
    return { identity: lines.find((line) => line !== "" && !line.startsWith("#")) ?? "" };
  }
  const passphrase = given ?? (await askHidden("Mật khẩu của bản sao lưu: "));
  if (!passphrase) throw new Error("Thêm --key TỆP_KHÓA, hoặc đặt BACKUP_PASSPHRASE.");
  return { passphrase };
}

function tell({ at, release, rows, files, unsent, hasSameSecret, trail, keptSchema, keptFiles }: Restored): void {
  console.log(`Đã khôi phục như lúc ${at.toLocaleString("vi-VN", { timeZone: "Asia/Ho_Chi_Minh" })} (bản ${release}).`);
  console.log(
    `${rows} dòng, ${files} tệp. Nhật ký thao tác: ${trail.isWhole ? "nguyên vẹn" : `ĐỨT ở chỗ ${trail.expectedSeq}`}.`,
  );
  if (unsent > 0)
    console.log(`${unsent} tin đang chờ gửi không được gửi lại: bàn trực có việc để người xem từng cuộc.`);
  if (keptSchema) console.log(`Dữ liệu cũ còn trong cùng cơ sở dữ liệu, schema ${keptSchema}.`);
  if (keptFiles) console.log(`Tệp cũ còn ở ${keptFiles}.`);
  if (keptSchema || keptFiles) console.log("Khi chắc bản khôi phục đã đủ, xóa hẳn: npm run restore -- --drop-kept");
  if (hasSameSecret) return;
  console.log("APP_SECRET ở đây khác với lúc sao lưu: chép lại tệp app-secret cũ vào DATA_DIR trước khi chạy máy chủ.");
  console.log(
    "Không còn app-secret cũ thì phải nối lại từng kênh, đặt lại xác thực hai bước, và đường link cũ hết hiệu lực.",
  );
}

async function drop(): Promise<boolean> {
  return withInstallation(async ({ installation }) => {
    const dropped = await dropKept(installation);
    console.log(dropped.length > 0 ? `Đã xóa hẳn: ${dropped.join(", ")}` : "Không có dữ liệu cũ nào để bên.");
    return true;
  });
}

async function check(path: string): Promise<boolean> {
  const { manifest, rows, files } = await checkBackup(path, await keyOf(values.key, readConfig().BACKUP_PASSPHRASE));
  console.log(`Bản sao lưu nguyên vẹn: lúc ${manifest.at}, bản ${manifest.release}, ${rows} dòng, ${files} tệp.`);
  return true;
}

async function restore(path: string): Promise<boolean> {
  return withInstallation(async ({ config, installation }) => {
    const key = await keyOf(values.key, config.BACKUP_PASSPHRASE);
    const how = { path, key, mayReplace: values.replace, now: new Date(), codePrefix: config.WARD_CODE_PREFIX };
    const restored = await restoreBackup(installation, how);
    tell(restored);
    return restored.trail.isWhole;
  });
}

await command(() => {
  if (values["drop-kept"]) return drop();
  if (!values.from) throw new Error("npm run restore -- --from TỆP [--key TỆP_KHÓA] [--replace] [--check]");
  return values.check ? check(resolve(values.from)) : restore(resolve(values.from));
}, advice);
