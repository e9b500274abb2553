import { storeContract } from "../contracts/store.contract.ts";
import { FakeStore } from "./fake-store.ts";

storeContract("FakeStore", async () => {
  const store = new FakeStore();
  return {
    store,
    published: async () => store.published.map(({ topic, name, id }) => `${topic} ${name} ${id}`),
    close: async () => undefined,
  };
});
