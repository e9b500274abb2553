import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeBackup } from "../server/backup/make-backup.ts";
import { type Lock, newKey } from "../server/backup/seal.ts";
import type { Config } from "../server/config.ts";
import { askHidden } from "./ask-hidden.ts";
import { command, withInstallation } from "./with-installation.ts";

/**
 * The whole installation in one encrypted file, while it runs: npm run backup -- --to FOLDER
 * Locked for BACKUP_RECIPIENT, or with BACKUP_PASSPHRASE or one that is asked for.
 * npm run backup -- --new-key FILE writes a new key there and prints what BACKUP_RECIPIENT has to be.
 */
const { values } = parseArgs({ options: { to: { type: "string" }, "new-key": { type: "string" } } });
const usage = "npm run backup -- --to THƯ_MỤC   (hoặc --new-key TỆP: tạo khóa mới)";
const shortest = 12;

async function lockOf({ BACKUP_RECIPIENT: recipient, BACKUP_PASSPHRASE: given }: Config): Promise<Lock> {
  if (recipient) return { recipient };
  if (given) return { passphrase: given };
  const passphrase = await askHidden(`Mật khẩu cho bản sao lưu (từ ${shortest} ký tự): `);
  if (passphrase === undefined) throw new Error("Đặt BACKUP_RECIPIENT (khóa age1…) hoặc BACKUP_PASSPHRASE.");
  if (passphrase.length < shortest) throw new Error(`Mật khẩu phải từ ${shortest} ký tự.`);
  if (passphrase !== (await askHidden("Gõ lại mật khẩu: "))) throw new Error("Hai lần gõ không giống nhau.");
  return { passphrase };
}

async function writeKey(path: string): Promise<boolean> {
  const { identity, recipient } = await newKey();
  await writeFile(path, `# public key: ${recipient}\n${identity}\n`, { mode: 0o600, flag: "wx" });
  console.log(`Khóa mở bản sao lưu: ${resolve(path)}`);
  console.log("Chép tệp này ra khỏi máy chủ, cất ở hai nơi. Mất khóa thì không ai mở được bản sao lưu nữa.");
  console.log(`BACKUP_RECIPIENT=${recipient}`);
  return true;
}

async function backUp(to: string): Promise<boolean> {
  return withInstallation(async ({ config, installation }) => {
    const began = performance.now();
    const lock = await lockOf(config);
    const { path, bytes, rows, files } = await makeBackup(installation, { dir: resolve(to), lock, now: new Date() });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`Đã sao lưu: ${path}`);
    console.log(`${rows} dòng, ${files} tệp, ${(bytes / 1e6).toFixed(1)} MB, ${seconds} giây.`);
    console.log("Không có trong đó: các biến môi trường và tệp app-secret. Cất chúng riêng, cùng khóa mở bản sao lưu.");
    return true;
  });
}

await command(() => {
  if (values["new-key"]) return writeKey(values["new-key"]);
  if (!values.to) throw new Error(usage);
  return backUp(values.to);
});
