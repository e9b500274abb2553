import { parseArgs } from "node:util";
import { createDiskFiles } from "../prisma/files.ts";
import { wardOf } from "../server/ward.ts";
import { copyWard, lengthenTalk } from "./seed/copy-ward.ts";
import { withDemo } from "./seed/open-demo.ts";
import { seedWard } from "./seed/seed-ward.ts";

/**
 * Makes a large ward for measuring: npm run seed:scale -- --messages 1000000. Tells the demo ward where it is missing,
 * then copies what is finished in it until there are so many messages, and makes one talk of 1,000 lines. Tells how long
 * it took. For a database of its own (DATA_DIR or DATABASE_URL): nothing takes it back.
 */
const longTalk = 1_000;
const { values } = parseArgs({
  options: { messages: { type: "string", default: "1000000" }, tickets: { type: "string", default: "3000" } },
});
const [messages, tickets] = [Number(values.messages), Number(values.tickets)];
const began = performance.now();
const seconds = (): string => `${((performance.now() - began) / 1000).toFixed(0)} giây`;

await withDemo(async ({ store, config }) => {
  if (!config.DEMO) throw new Error("Đã nối kênh thật: không đổ dữ liệu đo vào đây.");
  const { client } = store;
  const options = { seed: "ben-sen", now: new Date(), tickets, days: 90, force: false };
  const files = createDiskFiles({ dir: `${config.DATA_DIR}/files` });
  await seedWard({ store, files, ward: wardOf(config) }, options);
  console.log(`Phường mẫu: ${seconds()}`);
  await copyWard(client, messages, (copy, of) => console.log(`Bản ${copy}/${of}: ${seconds()}`));
  const talk = await lengthenTalk(client, longTalk);
  await client.$executeRaw`ANALYZE`;
  const counts = { messages: await client.message.count(), tickets: await client.ticket.count() };
  console.log(`${counts.messages} tin, ${counts.tickets} phiếu, cuộc dài nhất ${talk}. ${seconds()}`);
});
