import { parseArgs } from "node:util";
import { isAppError } from "../core/errors.ts";
import { createDiskFiles } from "../prisma/files.ts";
import { wardOf } from "../server/ward.ts";
import { withDemo } from "./seed/open-demo.ts";
import { seedWard } from "./seed/seed-ward.ts";

/**
 * Fills the demo ward with an invented life of 90 days: npm run seed:demo [-- --tickets 3000 --seed ben-sen --days 90
 * --now 2026-11-30T08:00+07:00]. Run again it changes nothing. `--force`: although somebody else's tickets are there,
 * or channels are connected over which the ward would then write to people who do not exist.
 */
const { values } = parseArgs({
  options: {
    tickets: { type: "string", default: "3000" },
    days: { type: "string", default: "90" },
    seed: { type: "string", default: "ben-sen" },
    now: { type: "string" },
    force: { type: "boolean", default: false },
  },
});
const now = values.now === undefined ? new Date() : new Date(values.now);
const [tickets, days] = [Number(values.tickets), Number(values.days)];

async function run(): Promise<void> {
  if (Number.isNaN(now.getTime())) throw new Error("--now: ghi như 2026-11-30T08:00+07:00");
  if (!(tickets >= 1 && days >= 7)) throw new Error("--tickets từ 1, --days từ 7");
  const began = performance.now();
  await withDemo(async ({ store, config }) => {
    if (!config.DEMO && !values.force)
      throw new Error("Đã nối kênh thật: không đổ dữ liệu mẫu vào đây (--force nếu chắc).");
    const files = createDiskFiles({ dir: `${config.DATA_DIR}/files` });
    const options = { seed: values.seed, now, tickets, days, force: values.force };
    const rows = await seedWard({ store, files, ward: wardOf(config) }, options);
    if (!rows) return console.log("Phường mẫu đã có sẵn, không thêm gì.");
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(
      `${rows.tickets.length} phiếu, ${rows.conversations.length} cuộc trò chuyện, ${rows.lines.length} tin, ${seconds} giây.`,
    );
  });
}

try {
  await run();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const isOthers = isAppError(error, "BAD_INPUT") && error.details.tickets !== undefined;
  console.error(isOthers ? `Ở đây đã có ${error.details.tickets} phiếu khác (--force nếu vẫn muốn).` : error.message);
  process.exitCode = 1;
}
