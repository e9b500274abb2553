import { demoChannels } from "../config.ts";
import { demoPassword } from "../demo.ts";
import { isPassword } from "../passwords.ts";
import { bad, type Check, ok, unknown, warn } from "./check.ts";

/** Of the demo's published settings those that keep somebody out. */
const demoSecrets = Object.entries(demoChannels).filter(([name]) => /SECRET|TOKEN|PASSWORD|KEY/.test(name));

/** A key of fewer different bytes was typed, not drawn. */
const leastDifferent = 12;

/** What must not be left from the demo. */
export const safetyChecks: readonly Check[] = [
  {
    name: "Khóa của bản chạy thử",
    look: ({ config, given }) => {
      if (!config) return unknown();
      if (config.DEMO) return ok("đang chạy thử trên máy này");
      const left = demoSecrets.filter(([name, value]) => given[name] === String(value));
      return left.length > 0 ? bad(`ai cũng biết: ${left.map(([name]) => name).join(", ")}`) : ok("không còn");
    },
    mend: "Thay từng biến vừa nêu bằng khóa thật của nền tảng.",
  },
  {
    name: "APP_SECRET",
    look: ({ config }) => {
      if (!config) return unknown();
      return new Set(config.APP_SECRET).size < leastDifferent ? bad("dễ đoán") : ok("đủ ngẫu nhiên");
    },
    mend: "Tạo khóa mới: node -p \"crypto.randomBytes(32).toString('base64')\"; sau đó phải nối lại các kênh.",
  },
  {
    name: "Tài khoản mẫu",
    look: async ({ config, work }) => {
      if (!config || !work) return unknown();
      const open: string[] = [];
      for (const { username, hash } of work.passwords) {
        if (await isPassword(hash, demoPassword).catch(() => false)) open.push(username);
      }
      if (open.length === 0) return ok("không còn mật khẩu mẫu");
      const said = `còn mật khẩu mẫu: ${open.join(", ")}`;
      return config.DEMO ? ok("mật khẩu mẫu, đang chạy thử") : bad(said);
    },
    mend: "Đăng nhập vai quản trị, mở Nhân sự, khóa hoặc đổi mật khẩu từng tài khoản vừa nêu.",
  },
  {
    name: "Dữ liệu cũ để bên",
    look: ({ server }) => {
      if (!server) return unknown();
      return server.kept.length > 0 ? warn(`còn của lần khôi phục: ${server.kept.join(", ")}`) : ok("không có");
    },
    mend: "Khi chắc bản khôi phục đã đủ, xóa hẳn dữ liệu cũ: npm run restore -- --drop-kept.",
  },
  {
    name: "Đăng nhập qua proxy",
    look: ({ config }) => {
      if (!config) return unknown();
      const isBehind = new URL(config.PUBLIC_URL).protocol === "https:";
      if (config.TRUST_PROXY || !isBehind) return ok(config.TRUST_PROXY ? "tin proxy đã nêu" : "không có proxy");
      return warn("có https nhưng chưa đặt TRUST_PROXY: mọi người như cùng một địa chỉ");
    },
    mend: "Đặt TRUST_PROXY là địa chỉ của proxy ngược (ví dụ loopback).",
  },
];
