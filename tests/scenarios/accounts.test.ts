import { createScriptedKnowledge } from "../fakes/scripted-knowledge.ts";
import { createScriptedPlaces } from "../fakes/scripted-places.ts";
import { createTeachableClassifier } from "../server/teachable-classifier.ts";
import { Desk } from "./desk.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
let quan: Desk;
beforeAll(async () => {
  const understanding = {
    classifier: createTeachableClassifier(),
    places: createScriptedPlaces(new Map()),
    knowledge: createScriptedKnowledge(new Map()),
  };
  town = await openTown({ understanding, now: new Date("2026-11-30T09:00:00+07:00") });
  quan = await town.staff("quan");
});
afterAll(() => town.close());

interface Account {
  id: string;
  username: string;
  name: string;
  role: string;
  version: number;
  [field: string]: unknown;
}
interface Added {
  account: Account;
  password: string;
}
interface Entry {
  act: string;
  result: string;
  staffName?: string;
  target?: string;
}

const own = "mat-khau-cua-toi-1";
const newcomer = (username: string, more: object = {}) => ({ username, name: "Chị Nga", role: "OP", ...more });
const accountOf = async (username: string): Promise<Account> => {
  const { items } = await quan.get<{ items: Account[] }>("/api/accounts");
  const found = items.find((account) => account.username === username);
  if (!found) throw new Error(`no account ${username}`);
  return found;
};
const logged = async (query: string) => (await quan.get<{ items: Entry[] }>(`/api/audit?${query}`)).items;
const rights = async (desk: Desk) => (await desk.get<{ actions: string[] }>("/api/session")).actions.length;

/** Somebody new who has chosen a password of their own. */
async function hired(username: string, more: object = {}): Promise<{ desk: Desk; account: Account }> {
  const { account, password } = await quan.post<Added>("/api/accounts", newcomer(username, more));
  const desk = await Desk.signIn(town.origin, username, password);
  const body = { currentPassword: password, newPassword: own, revokeOtherSessions: true };
  expect(await desk.atTheDoor("/change-password", body)).toBe(200);
  return { desk, account: await accountOf(account.username) };
}

test("somebody new signs in with a password shown once, and may do nothing before they chose their own", async () => {
  const { account, password } = await quan.post<Added>("/api/accounts", newcomer("nga"));
  expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  expect(account).toMatchObject({ username: "nga", role: "OP", active: true, mustChangePassword: true, isMe: false });
  const nga = await Desk.signIn(town.origin, "nga", password);
  expect(await rights(nga)).toBe(0);
  await expect(nga.get("/api/tickets")).rejects.toMatchObject({ code: "FORBIDDEN" });
  const change = (newPassword: string) =>
    nga.atTheDoor("/change-password", { currentPassword: password, newPassword, revokeOtherSessions: true });
  expect(await change("ngan")).toBe(400);
  expect(await change(password)).toBe(400);
  expect(await change(own)).toBe(200);
  expect(await rights(nga)).toBeGreaterThan(0);
  await nga.get("/api/tickets");
  await expect(Desk.signIn(town.origin, "nga", password)).rejects.toThrow("401");
  const acts = (await logged(`staff=${account.id}`)).map(({ act, result }) => `${act} ${result}`);
  expect(acts).toEqual(
    expect.arrayContaining(["signIn OK", "changePassword OK", "changePassword REFUSED", "signIn REFUSED"]),
  );
  await expect(quan.post("/api/accounts", newcomer("nga"))).rejects.toMatchObject({ code: "STALE" });
  await expect(quan.post("/api/accounts", newcomer("phuc", { role: "HEAD" }))).rejects.toMatchObject({
    code: "BAD_INPUT",
    details: { issues: ["unit-missing"] },
  });
});

test("whoever leaves is signed out at once, and their live stream ends", async () => {
  const { desk, account } = await hired("linh");
  const { ended } = await desk.listen();
  const { version, name, role } = account;
  const left = await quan.patch<Account>(`/api/accounts/${account.id}`, { version, name, role, active: false });
  expect(left).toMatchObject({ active: false, version: version + 1 });
  await ended;
  await expect(desk.get("/api/session")).rejects.toMatchObject({ code: "NOT_SIGNED_IN" });
  const again = { version, name, role, active: true };
  await expect(quan.patch(`/api/accounts/${account.id}`, again)).rejects.toMatchObject({ code: "STALE" });
  expect(await logged(`target=${account.id}&act=changeAccount`)).toMatchObject([{ result: "STALE" }, { result: "OK" }]);
});

test("another role holds at once, and asks for a new sign-in", async () => {
  const { desk, account } = await hired("thu");
  const { version, name } = account;
  await quan.patch(`/api/accounts/${account.id}`, { version, name, role: "OFF", unit: "KTHT", active: true });
  await expect(desk.get("/api/session")).rejects.toMatchObject({ code: "NOT_SIGNED_IN" });
  const again = await Desk.signIn(town.origin, "thu", own);
  await expect(again.get("/api/conversations?queue=all")).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("nobody changes their own rights, and of two administrators who remove each other one is left", async () => {
  const me = await accountOf("quan");
  const { version, name } = me;
  await expect(quan.patch(`/api/accounts/${me.id}`, { version, name, role: "LD", active: true })).rejects.toMatchObject(
    {
      code: "FORBIDDEN",
      details: { reason: "own-account" },
    },
  );
  await expect(quan.post(`/api/accounts/${me.id}/password`)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const { desk: second, account } = await hired("vinh", { role: "ADM" });
  const removal = (one: Account) => ({ version: one.version, name: one.name, role: "ADM", active: false });
  const ends = await Promise.allSettled([
    quan.patch(`/api/accounts/${account.id}`, removal(account)),
    second.patch(`/api/accounts/${me.id}`, removal(me)),
  ]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const left = ends[0]?.status === "fulfilled" ? quan : second;
  const other = left === quan ? account : me;
  await left.patch(`/api/accounts/${other.id}`, { ...removal(other), version: other.version + 1, active: true });
  quan = left === quan ? quan : await Desk.signIn(town.origin, "quan");
});

test("after ten wrong passwords the name is locked, also for the right one, until time or an administrator ends it", async () => {
  const { account } = await hired("hai");
  const tries = async (password: string) => Desk.signIn(town.origin, "hai", password).then(() => "in", String);
  for (let wrong = 0; wrong < 10; wrong += 1) expect(await tries("sai-mat-khau")).toContain("401");
  expect(await tries(own)).toContain("423");
  expect((await accountOf("hai")).lockedUntil).toBe(new Date(town.clock.now.getTime() + 900_000).toISOString());
  expect(await logged(`staff=${account.id}&act=signIn`)).toContainEqual(expect.objectContaining({ result: "LOCKED" }));
  await quan.delete(`/api/accounts/${account.id}/lock`);
  expect(await tries(own)).toBe("in");
  for (let wrong = 0; wrong < 10; wrong += 1) await tries("sai-mat-khau");
  expect(await tries(own)).toContain("423");
  town.clock.now = new Date(town.clock.now.getTime() + 901_000);
  expect(await tries(own)).toBe("in");
  expect((await accountOf("hai")).lockedUntil).toBeUndefined();
  const typed = await Desk.signIn(town.origin, "mat.khau.go.nham", "x").then(() => "in", String);
  expect(typed).toContain("401");
  expect(JSON.stringify(await logged("act=signIn"))).not.toContain("mat.khau.go.nham");
});

test("a lost telephone and a forgotten password are put right by an administrator", async () => {
  const { desk, account } = await hired("mai");
  expect(await desk.atTheDoor("/two-factor/enable", { password: own })).toBe(200);
  await town.wired.store.client.user.update({ where: { id: account.id }, data: { twoFactorEnabled: true } });
  expect((await accountOf("mai")).hasSecondFactor).toBe(true);
  await quan.delete(`/api/accounts/${account.id}/second-factor`);
  expect((await accountOf("mai")).hasSecondFactor).toBe(false);
  expect(await town.wired.store.client.twoFactor.count()).toBe(0);
  await expect(desk.get("/api/session")).rejects.toMatchObject({ code: "NOT_SIGNED_IN" });
  const { password } = await quan.post<Added>(`/api/accounts/${account.id}/password`);
  const again = await Desk.signIn(town.origin, "mai", password);
  expect(await rights(again)).toBe(0);
  const addresses = await town.wired.store.client.session.findMany({ where: { userId: account.id } });
  expect(addresses.map(({ ipAddress }) => ipAddress)).toEqual(["127.0.0.1"]);
});

test("ways of the library that lead past the lock, or tell whether a name exists, are closed", async () => {
  for (const path of ["/sign-in/email", "/is-username-available", "/update-user", "/sign-up/email"]) {
    expect([path, await quan.atTheDoor(path, { email: "quan@local", password: "benSen2026" })]).not.toEqual([
      path,
      200,
    ]);
  }
  expect(await quan.atTheDoor("/sign-in/email", { email: "quan@local", password: "benSen2026" })).toBe(404);
});
