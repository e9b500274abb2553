import { createPrismaStore } from "../../prisma/store.ts";
import { storeContract } from "../contracts/store.contract.ts";
import { openDatabase } from "../fakes/database.ts";

storeContract("PrismaStore", async () => {
  const database = await openDatabase();
  const store = createPrismaStore({ url: database.url, encryptionKey: new Uint8Array(32), poolSize: 5 });
  return {
    store,
    published: async () => {
      const rows = await store.client.liveEvent.findMany({ orderBy: { id: "asc" } });
      return rows.map(({ topic, name, ref }) => `${topic} ${name} ${ref}`);
    },
    close: async () => {
      await store.close();
      await database.close();
    },
  };
});
