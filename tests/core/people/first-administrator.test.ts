import { addFirstAdministrator } from "../../../core/people/manage-staff.ts";
import { FakeStore } from "../../fakes/fake-store.ts";
import { fakeWorld } from "../../fakes/world.ts";

test("an installation without an administrator gets one, who must choose a password; with one it gets no second", async () => {
  const store = new FakeStore();
  const world = fakeWorld();
  const add = (username: string) =>
    store.transaction((tx) =>
      addFirstAdministrator({ tx, world, person: { username, name: "Anh Quân" }, passwordHash: "x" }),
    );
  await add("quan");
  await expect(add("khach")).rejects.toMatchObject({ code: "FORBIDDEN" });
  const [all, log] = await store.transaction(
    async (tx) => [await tx.accounts.all(), await tx.audit.page({}, 10)] as const,
  );
  expect(all).toEqual([
    expect.objectContaining({ username: "quan", role: "ADM", active: true, mustChangePassword: true }),
  ]);
  expect(log).toMatchObject([{ act: "addAccount", target: all[0]?.id, result: "OK" }]);
});
