import { access, constants, statfs } from "node:fs/promises";
import { bad, type Check, ok, unknown, warn } from "./check.ts";

const gb = 1e9;
/** Below it PostgreSQL stops at any moment; below the second a month of photos may not fit. */
const leastFree = 1 * gb;
const easyFree = 5 * gb;
const supported = [20, 19] as const;
const recommended = 22;
const onlineMs = 10_000;

async function canWrite(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}

const loopback = /^(127\.|localhost$|\[?::1)/;

async function answers(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(onlineMs), redirect: "manual" });
    return response.ok ? undefined : `trả lời ${response.status}`;
  } catch (error) {
    return `không tới được (${((error as Error).cause as { code?: string } | undefined)?.code ?? (error as Error).name})`;
  }
}

/** The machine, the settings, the address. */
export const machineChecks: readonly Check[] = [
  {
    name: "Node.js",
    look: ({ nodeVersion }) => {
      const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
      if (major < supported[0] || (major === supported[0] && minor < supported[1]))
        return bad(`bản ${nodeVersion}, quá cũ`);
      return major < recommended ? warn(`bản ${nodeVersion}, sắp hết được vá lỗi`) : ok(`bản ${nodeVersion}`);
    },
    mend: "Cài Node.js 24 rồi chạy lại npm start.",
  },
  {
    name: "Cấu hình",
    look: ({ faults, config }) => {
      if (faults.length > 0) return bad(`${faults.length} chỗ sai: ${faults.join("; ")}`);
      return ok(config?.DEMO ? "đọc được, đang ở chế độ chạy thử" : "đọc được");
    },
    mend: "Sửa từng biến môi trường vừa nêu; danh sách và giá trị mặc định ở server/config.ts.",
  },
  {
    name: "Thư mục dữ liệu",
    look: async ({ config }) => {
      if (!config) return unknown();
      const folders = [config.DATA_DIR, ...(config.backup ? [config.backup.dir] : [])];
      const closed: string[] = [];
      for (const folder of folders) if (!(await canWrite(folder))) closed.push(folder);
      return closed.length > 0 ? bad(`không ghi được vào ${closed.join(", ")}`) : ok("ghi được");
    },
    mend: "Tạo thư mục và cho người dùng chạy máy chủ quyền ghi, hoặc đổi DATA_DIR / BACKUP_DIR.",
  },
  {
    name: "Ổ đĩa",
    look: async ({ config }) => {
      const room = config && (await statfs(config.DATA_DIR).catch(() => undefined));
      if (!room) return unknown();
      const free = room.bavail * room.bsize;
      const said = `còn trống ${(free / gb).toFixed(1)} GB`;
      if (free < leastFree) return bad(said);
      return free < easyFree ? warn(said) : ok(said);
    },
    mend: "Dọn chỗ trên ổ đĩa có DATA_DIR, hoặc chuyển sang ổ lớn hơn.",
  },
  {
    name: "Địa chỉ công khai",
    look: async ({ config, isOnline }) => {
      if (!config) return unknown();
      const { protocol, hostname } = new URL(config.PUBLIC_URL);
      const isHere = loopback.test(hostname);
      if (config.DEMO && isHere) return ok(`${config.PUBLIC_URL}, chỉ trên máy này`);
      if (isHere) return bad(`${config.PUBLIC_URL}: người dân không mở được đường link nào`);
      if (protocol !== "https:") return bad(`${config.PUBLIC_URL}: không phải https`);
      const trouble = isOnline ? await answers(config.PUBLIC_URL) : undefined;
      if (trouble) return bad(`${config.PUBLIC_URL}: ${trouble}`);
      return ok(isOnline ? `${config.PUBLIC_URL}, có trả lời` : `${config.PUBLIC_URL} (thêm --online để gọi thử)`);
    },
    mend: "Đặt PUBLIC_URL là địa chỉ https của phường và cho tên miền trỏ về máy chủ này.",
  },
];
