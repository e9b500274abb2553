import { createHmac } from "node:crypto";
import { jest } from "@jest/globals";
import { realUnderstanding } from "../fakes/understanding.ts";
import { onePixel } from "./desk.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const start = new Date("2026-11-16T14:06:00+07:00");
const secret = "test-machine-secret-khong-that";
const sources = [
  { name: "camera-cho", secret, ticketsPerHour: 3 },
  { name: "cam-bien-ngap", secret: `${secret}-2`, alarms: true },
];
const understanding = realUnderstanding();
const rubbish = {
  id: "e-1",
  sensor: "cam-07",
  category: "litter-dumping",
  confidence: 0.83,
  text: "phát hiện bãi rác tự phát",
  place: { latitude: 10.7769, longitude: 106.7009 },
};

let town: Town;
beforeEach(async () => {
  town = await openTown({ understanding, now: start, environment: { MACHINE_SOURCES: JSON.stringify(sources) } });
});
afterEach(() => town.close());

interface Signing {
  source?: string;
  secret?: string;
  at?: Date;
  alter?: (body: string) => string;
}

/** Sends one report as a machine does; returns the HTTP status. */
async function send(sighting: object, signing: Signing = {}): Promise<number> {
  const { source = "camera-cho", at = town.clock.now, alter = (body) => body } = signing;
  const body = JSON.stringify(sighting);
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const hex = createHmac("sha256", signing.secret ?? secret)
    .update(`${timestamp}.${body}`)
    .digest("hex");
  const response = await fetch(`${town.origin}/webhooks/machine`, {
    method: "POST",
    headers: { "x-machine-source": source, "x-machine-timestamp": timestamp, "x-machine-signature": `sha256=${hex}` },
    body: alter(body),
  });
  await town.settle();
  return response.status;
}

interface Row {
  code: string;
  status: string;
  [field: string]: unknown;
}

async function tickets(): Promise<Row[]> {
  const { items } = await (await town.staff("lan")).get<{ items: Row[] }>("/api/tickets?queue=all");
  return items;
}

async function tasks(): Promise<{ kind: string; reason?: string }[]> {
  return (await (await town.staff("lan")).get<{ items: { kind: string }[] }>("/api/tasks")).items;
}

const later = (minutes: number): void => {
  town.clock.now = new Date(town.clock.now.getTime() + minutes * 60_000);
};

test("a camera's report waits for a person, and says that a machine made it and how sure it was", async () => {
  expect(await send({ ...rubbish, pictures: [{ base64: onePixel.toString("base64") }] })).toBe(200);
  const [row] = await tickets();
  expect(row).toMatchObject({ status: "new", machineMade: true, category: "litter-dumping" });
  const ticket = await (await town.staff("lan")).ticket(row?.code ?? "");
  expect(ticket).toMatchObject({
    origin: "machine",
    machine: { source: "camera-cho", sensor: "cam-07", confidence: 0.83, times: 1 },
    followersList: [],
    attachments: [{ kind: "image", mimeType: "image/png", url: expect.stringMatching(/^\/api\/files\//) }],
  });
  expect(JSON.stringify(ticket)).not.toContain("data:");
  expect(await tasks()).toEqual([]);
});

test("the same thing seen again is counted on the open ticket, however often and also all at once", async () => {
  await send(rubbish);
  for (let count = 2; count <= 9; count += 1) {
    later(1);
    expect(await send({ ...rubbish, id: `e-${count}` })).toBe(200);
  }
  const [row, ...more] = await tickets();
  expect(more).toEqual([]);
  const ticket = await (await town.staff("lan")).ticket(row?.code ?? "");
  expect(ticket.machine).toMatchObject({ times: 9 });
  const notes = (ticket.changes as { note?: string }[]).flatMap(({ note }) => note ?? []);
  expect(notes).toEqual(["Máy báo lần 2", "Máy báo lần 4", "Máy báo lần 8"]);
});

test("a redelivery changes nothing", async () => {
  await send(rubbish);
  await send(rubbish);
  const [row] = await tickets();
  expect((await (await town.staff("lan")).ticket(row?.code ?? "")).machine).toMatchObject({ times: 1 });
});

test.each([
  ["another sensor", { sensor: "cam-08" }, 0],
  ["another category", { category: "illegal-parking" }, 0],
  ["another place", { place: { latitude: 10.7789, longitude: 106.7009 } }, 0],
  ["three hours later", {}, 180],
])("something else is a ticket of its own: %s", async (_, other, minutes) => {
  await send(rubbish);
  later(minutes);
  await send({ ...rubbish, ...other, id: "e-2" });
  expect(await tickets()).toHaveLength(2);
});

test("what was dealt with and is seen again is a new ticket", async () => {
  await send(rubbish);
  const lan = await town.staff("lan");
  const [row] = await tickets();
  await lan.move(row?.code ?? "", "spam");
  await send({ ...rubbish, id: "e-2" });
  expect((await tickets()).map(({ status }) => status).sort()).toEqual(["new", "spam"]);
});

test("one source cannot flood the desk: above its rate there is one task for the administrator and no more tickets", async () => {
  for (let count = 1; count <= 12; count += 1) await send({ ...rubbish, id: `e-${count}`, sensor: `cam-${count}` });
  expect(await tickets()).toHaveLength(3);
  expect(await tasks()).toMatchObject([{ kind: "channel", reason: "machine-flood: camera-cho" }]);
  later(61);
  await send({ ...rubbish, id: "e-20", sensor: "cam-20" });
  expect(await tickets()).toHaveLength(4);
});

test("a dangerous category alone does not ring; what is said of danger does, and is not held back by a flood", async () => {
  await send({ ...rubbish, category: "manhole-cover", text: "" });
  expect(await tickets()).toMatchObject([{ severity: "S1", status: "new" }]);
  expect(await tasks()).toEqual([]);
  for (let count = 2; count <= 5; count += 1) await send({ ...rubbish, id: `e-${count}`, sensor: `cam-${count}` });
  await send({ ...rubbish, id: "e-9", sensor: "cam-09", category: undefined, text: "cháy nhà, khói lớn" });
  expect((await tasks()).filter(({ kind }) => kind === "alarm")).toHaveLength(1);
  expect((await tickets()).map(({ status }) => status)).toEqual(["new", "new", "new", "new"]);
});

test("a source that is set to may ring by its own word; a person still decides where it goes", async () => {
  const flood = { id: "n-1", sensor: "tram-3", category: "flooding-drainage", text: "mực nước 60 cm", urgent: true };
  await send(flood, { source: "cam-bien-ngap", secret: `${secret}-2` });
  expect(await tasks()).toMatchObject([{ kind: "alarm" }]);
  expect(await tickets()).toMatchObject([{ severity: "S1", status: "new" }]);
});

test("without a category the words decide what is proposed, and it still waits", async () => {
  await send({ id: "s-1", sensor: "mxh", text: "cống hẻm 12 Hoa Sứ nghẹt, nước tràn ra đường" });
  const [row] = await tickets();
  expect(row).toMatchObject({ category: "flooding-drainage", status: "new" });
});

test.each([
  ["an unknown source", { source: "la" }],
  ["another secret", { secret: "another-secret-of-16" }],
  ["a signature of six minutes ago", { at: new Date(start.getTime() - 360_000) }],
  ["a body changed on the way", { alter: (body: string) => body.replace("cam-07", "cam-08") }],
])("is refused: %s", async (_, signing) => {
  expect(await send(rubbish, signing)).toBe(401);
  expect(await tickets()).toEqual([]);
});

test("a file that is no picture, and a report without a sensor, are refused and leave nothing", async () => {
  expect(await send({ ...rubbish, pictures: [{ base64: Buffer.from("<svg/>").toString("base64") }] })).toBe(415);
  expect(await send({ ...rubbish, sensor: "" })).toBe(401);
  expect(await tickets()).toEqual([]);
});
