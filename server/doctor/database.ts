import { bad, type Check, ok, unknown, warn } from "./check.ts";

/** The oldest PostgreSQL the migrations run on. */
const oldestServer = 150_000;
const warnAheadMs = 2_000;
const badAheadMs = 60_000;

/** The database: there, of the right kind, with the tables of this release. */
export const databaseChecks: readonly Check[] = [
  {
    name: "PostgreSQL đi kèm",
    look: ({ embedded, config }) => {
      if (config?.DATABASE_URL) return ok("không dùng, có DATABASE_URL");
      if (embedded === undefined) return unknown();
      if (embedded === "none-yet") return warn("chưa chạy lần nào");
      return embedded === "running" ? ok("đang chạy") : ok("đang nghỉ, khởi động được");
    },
    mend: "Chạy npm start một lần để tạo cơ sở dữ liệu, hoặc khôi phục từ bản sao lưu.",
  },
  {
    name: "Kết nối cơ sở dữ liệu",
    look: ({ server, databaseFault, embedded }) => {
      if (databaseFault) return bad(databaseFault);
      if (!server) return embedded === "none-yet" ? unknown("chưa có cơ sở dữ liệu") : unknown();
      const said = `PostgreSQL ${Math.floor(server.version / 10_000)}.${server.version % 10_000}`;
      return server.version < oldestServer ? bad(`${said}, cần từ 15`) : ok(said);
    },
    mend: "Kiểm tra DATABASE_URL và máy chủ PostgreSQL (từ bản 15); với bản đi kèm, xem tệp server.log trong thư mục dữ liệu của nó.",
  },
  {
    name: "Bảng mã và sắp xếp",
    look: ({ server }) => {
      if (!server) return unknown();
      const said = `${server.encoding}, ${server.collation}`;
      return server.encoding === "UTF8" ? ok(said) : bad(`${said}: không giữ được tiếng Việt`);
    },
    mend: "Tạo cơ sở dữ liệu mới với ENCODING 'UTF8' TEMPLATE template0, rồi khôi phục bản sao lưu vào đó.",
  },
  {
    name: "Phần mở rộng unaccent",
    look: ({ server }) => {
      if (!server) return unknown();
      return server.hasUnaccent ? ok("có") : bad("không có: không tìm được chữ không dấu");
    },
    mend: "Cài gói postgresql-contrib trên máy chủ cơ sở dữ liệu.",
  },
  {
    name: "Đồng hồ",
    look: ({ server }) => {
      if (!server) return unknown();
      const apart = Math.abs(server.aheadMs);
      const said = `lệch ${(apart / 1000).toFixed(1)} giây với cơ sở dữ liệu`;
      if (apart > badAheadMs) return bad(said);
      return apart > warnAheadMs ? warn(said) : ok(said);
    },
    mend: "Bật đồng bộ giờ (NTP, ví dụ chrony) trên cả hai máy.",
  },
  {
    name: "Cấu trúc bảng",
    look: ({ server, migrations }) => {
      if (!server) return unknown();
      const torn = server.applied.filter(({ isFinished }) => !isFinished);
      if (torn.length > 0) return bad(`dở dang: ${torn.map(({ name }) => name).join(", ")}`);
      const edited = server.applied.filter((one) =>
        migrations.some(({ name, checksum }) => name === one.name && checksum !== one.checksum),
      );
      if (edited.length > 0) return bad(`tệp đã bị sửa: ${edited.map(({ name }) => name).join(", ")}`);
      const strange = server.applied.filter((one) => !migrations.some(({ name }) => name === one.name));
      if (strange.length > 0) return bad(`cơ sở dữ liệu mới hơn bản này ${strange.length} bước`);
      const missing = migrations.length - server.applied.length;
      return missing > 0 ? warn(`còn thiếu ${missing} bước`) : ok(`đủ ${migrations.length} bước`);
    },
    mend: "Thiếu bước: chạy npm start. Mới hơn: cài lại bản mới. Dở dang hay bị sửa: khôi phục bản sao lưu gần nhất.",
  },
];
