import { AppError } from "../../core/errors.ts";
import type { Files } from "../../core/store.ts";
import type { Ward } from "../../core/ward.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";
import { fromStaff, toStaff } from "../../prisma/people-rows.ts";
import type { PrismaStore } from "../../prisma/store.ts";
import { colleagues } from "./colleagues.ts";
import { freshArticles, writeFreshArticles } from "./fresh-articles.ts";
import { showPhotos } from "./show-photos.ts";
import { tellWard } from "./tell-ward.ts";
import { numberTickets, type WardRows } from "./ward-rows.ts";
import { writeWard } from "./write-ward.ts";

/** Under this name the database remembers that it has been seeded, and as what. */
const mark = "demo-ward";
const hourMs = 3_600_000;
/** What came in so lately is still unread. */
const unreadMs = 2 * hourMs;

/** Which ward is told, and whether others may be there already. */
export interface SeedOptions {
  seed: string;
  now: Date;
  tickets: number;
  days: number;
  /** Also where tickets of somebody else are. */
  force: boolean;
}

/** Numbers that are given already, by series. */
async function seriesIn({ client }: PrismaStore): Promise<Map<string, number>> {
  const rows = await client.ticketSeries.findMany();
  return new Map(rows.map(({ prefix, last }) => [prefix, last]));
}

/** Everybody who can act; colleagues of the demo's people are made where they are missing. */
async function staffOf({ client }: PrismaStore) {
  await client.staff.createMany({ data: colleagues.map(fromStaff), skipDuplicates: true });
  const rows = await client.staff.findMany({ where: { active: true }, orderBy: { username: "asc" } });
  return rows.map(toStaff);
}

/**
 * Fills the demo ward with an invented life up to now; its people must be there. A database that was filled before is
 * left as it is (undefined); one with tickets of others is refused (BAD_INPUT) unless `force`. Nothing is ever sent.
 */
export async function seedWard(
  input: { store: PrismaStore; files: Pick<Files, "get" | "put">; ward: Ward },
  { force, ...options }: SeedOptions,
): Promise<WardRows | undefined> {
  const { store, files, ward } = input;
  if (await store.secrets.get(mark)) return undefined;
  const others = await store.client.ticket.count();
  if (others > 0 && !force) {
    throw new AppError("BAD_INPUT", `${others} tickets of somebody else are here`, { details: { tickets: others } });
  }
  const staff = await staffOf(store);
  const gazetteer = loadGazetteer();
  const places = createPlaceFinder(gazetteer);
  const release = loadKnowledge(ward);
  const knowledge = openKnowledge(release);
  const told = await tellWard({ ...options, ward, staff, gazetteer, places, knowledge, files });
  const rows = numberTickets(told, ward.codePrefix, await seriesIn(store));
  const [reader, leader] = (["OP", "LD"] as const).map((role) => staff.find((one) => one.role === role));
  if (reader && leader) {
    const fresh = freshArticles(release.articleBodies, options.now);
    await writeFreshArticles(store, fresh, { now: options.now, author: reader, approver: leader });
  }
  await writeWard(store.client, rows, {
    readBy: reader?.id ?? "",
    readUntil: new Date(options.now.getTime() - unreadMs),
  });
  await showPhotos({ store, files, ward, staff, tickets: rows.tickets, now: options.now });
  await store.secrets.put(mark, JSON.stringify({ ...options, tickets: rows.tickets.length }));
  return rows;
}
