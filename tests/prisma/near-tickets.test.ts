import type { Place } from "../../core/understanding/place.ts";
import { nearQuery } from "../../prisma/near-tickets.ts";
import { createPrismaStore, type PrismaStore } from "../../prisma/store.ts";
import { anId, aTicket } from "../builders.ts";
import { openDatabase, type TestDatabase } from "../fakes/database.ts";
import { fakeNow } from "../fakes/world.ts";

/** As many tickets of one category as a ward has in some years. */
const many = 4000;

let database: TestDatabase;
let store: PrismaStore;

beforeAll(async () => {
  database = await openDatabase();
  store = createPrismaStore({ url: database.url, encryptionKey: new Uint8Array(32), poolSize: 2 });
  const ticket = aTicket({ category: "street-light" });
  await store.transaction((tx) => tx.tickets.insert(ticket));
  // copies all over the ward, along forty streets, every tenth without coordinates
  await store.client.$executeRawUnsafe(`
    INSERT INTO ticket SELECT (jsonb_populate_record(t, jsonb_build_object(
      'id', '${anId("copy")}-' || n, 'code', 'BS-2610-' || n,
      'place', CASE WHEN n % 10 = 0 THEN jsonb_build_object('label', 'đường', 'street', 'Đường ' || n % 40)
        ELSE jsonb_build_object('label', 'nhà', 'street', 'Đường ' || n % 40,
          'latitude', 10.77 + n * 0.00001, 'longitude', 106.69 + (n % 97) * 0.0002) END))).*
    FROM ticket AS t, generate_series(1, ${many}) AS n WHERE t.code = '${ticket.code}'`);
  await store.client.$executeRawUnsafe("ANALYZE ticket");
});
afterAll(async () => {
  await store.close();
  await database.close();
});

const spot: Place = { label: "nhà", precision: "exact", street: "Đường 3", latitude: 10.785, longitude: 106.7 };
const street: Place = { label: "đường", precision: "street", street: "Đường 10" };

test.each([
  ["a spot", spot, ["ticket_spot_hand", "ticket_street_hand"]],
  ["a street", street, ["ticket_street_hand"]],
])("among thousands, those near %s are found by an index", async (_, place, indexes) => {
  const query = { category: "street-light", place, metres: 60, since: new Date(0), limit: 50 } as const;
  const { text, values } = nearQuery(query);
  const rows = await store.client.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`EXPLAIN ${text}`, ...values);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).not.toContain("Seq Scan");
  for (const index of indexes) expect(plan).toContain(index);
  const found = await store.transaction((tx) => tx.tickets.near(query));
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((ticket) => ticket.openedAt <= fakeNow)).toBe(true);
});
