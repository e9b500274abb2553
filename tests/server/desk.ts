import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import type { z } from "zod";
import { createAdapters } from "../../adapters/index.ts";
import { createPictureMasker } from "../../adapters/public-pictures.ts";
import type { SmsGateway } from "../../adapters/sms/gateway.ts";
import { knownGateways } from "../../adapters/sms/gateways.ts";
import type { Channel } from "../../core/channel/channel.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";
import type { Message } from "../../core/delivery/message.ts";
import type { Staff, StaffRole } from "../../core/people/staff.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import type { Geocoder } from "../../core/understanding/geocoder.ts";
import type { Place, PlaceReading } from "../../core/understanding/place.ts";
import { createDeskQueries } from "../../prisma/desk-queries.ts";
import { createDriftReader } from "../../prisma/drift.ts";
import { createDiskFiles } from "../../prisma/files.ts";
import { createPrismaStore } from "../../prisma/store.ts";
import type { ApiDeps } from "../../server/api/context.ts";
import { createApi } from "../../server/api-router.ts";
import type { ChannelDoors } from "../../server/channel-doors.ts";
import { type OperationId, routes } from "../../server/contract.ts";
import { errorBody } from "../../server/contract-base.ts";
import { deskHeader, type Route } from "../../server/contract-route.ts";
import { handleErrors } from "../../server/error-handler.ts";
import { createLearner } from "../../server/learner.ts";
import { createLibrary, emptyShelf, type Shelf } from "../../server/library.ts";
import { LiveHub } from "../../server/live.ts";
import { createLog } from "../../server/log.ts";
import type { WardMap } from "../../server/pages/map.ts";
import { aConversation, aMessage, anId, aStaff, aTicket } from "../builders.ts";
import { openDatabase } from "../fakes/database.ts";
import { createFakeAuth, staffHeader } from "../fakes/fake-auth.ts";
import { createScriptedPlaces } from "../fakes/scripted-places.ts";
import { fakeNow, fakeWorld } from "../fakes/world.ts";
import { createTeachableClassifier } from "./teachable-classifier.ts";

type RouteOf<K extends OperationId> = (typeof routes)[K];
type Answer<K extends OperationId> = RouteOf<K>["response"] extends infer S
  ? S extends z.ZodType
    ? z.output<S>
    : undefined
  : never;

/** What a test sends. Nothing is checked here: bad input is what some tests are about. */
export interface Sent {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The staff of the invented ward. */
const people = {
  lan: { role: "OP", name: "chị Lan" },
  mai: { role: "OP", name: "chị Mai" },
  dung: { role: "OFF", name: "anh Dũng", unit: "KTHT" },
  tam: { role: "OFF", name: "anh Tám", unit: "CA" },
  hoa: { role: "HEAD", name: "cô Hoa", unit: "KTHT" },
  ba: { role: "LD", name: "ông Ba", unit: "LD" },
  tu: { role: "AUD", name: "bà Tư" },
  quan: { role: "ADM", name: "anh Quân" },
} satisfies Record<string, Pick<Staff, "role" | "name"> & Partial<Staff>>;
type Person = keyof typeof people;

/** Somebody of each role. */
export const personOf: Record<StaffRole, Person> = {
  OP: "lan",
  OFF: "dung",
  HEAD: "hoa",
  LD: "ba",
  AUD: "tu",
  ADM: "quan",
};

/** A place the finder of these tests knows. */
export const hoaSu: Place = { label: "45 Hoa Sứ, khu phố 3", precision: "house", street: "Hoa Sứ", house: "45" };

/** The ward's own chat and SMS; nothing answers at the gateway's address. */
function someDoors(): ChannelDoors {
  const clock = { now: () => fakeNow };
  const gateway = knownGateways.esms as SmsGateway;
  const account = { key: "k", secret: "s", brandname: "PBENSEN" };
  const reports = { reportSecret: "test-sms-report-khong-that", reportUrl: "https://bensen.example/webhooks/sms" };
  const sms = { gateway, baseUrl: "http://127.0.0.1:9", ...account, ...reports, timeoutMs: 300, clock };
  const { receiverOf, senderOf } = createAdapters({ webchat: { account: "web", secret: "w", clock }, sms });
  const accounts: Partial<Record<Channel, string[]>> = { webchat: ["web"], sms: ["PBENSEN"] };
  return { receiverOf, senderOf, connected: ["webchat", "sms"], accountsOf: (channel) => accounts[channel] ?? [] };
}

/** Nothing is known and nobody asks. */
const noShelf = emptyShelf({
  answer: () => ({ kind: "unsure", question: "việc này" }),
  nameOf: () => undefined,
  plainlyAsked: () => undefined,
  lawfulWay: () => undefined,
});

/** One server of the ward with its own database, and a client that holds every answer to the contract. */
export type Desk = Awaited<ReturnType<typeof openDesk>>;

function urlOf(path: string, { params = {}, query = {} }: Sent): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  return `${filled}?${new URLSearchParams(query)}`;
}

function bodyOf({ body }: Sent): { body?: string | FormData; type: Record<string, string> } {
  if (body === undefined) return { type: {} };
  if (body instanceof FormData) return { body, type: {} };
  return { body: typeof body === "string" ? body : JSON.stringify(body), type: { "content-type": "application/json" } };
}

/** Opens it; `close` ends everything that was started. */
type Given = { geocoder?: Geocoder; writing?: ApiDeps["writing"]; shelf?: Shelf; sendDelayMs?: number };

export async function openDesk({ geocoder, writing, shelf = noShelf, sendDelayMs = 0 }: Given = {}) {
  const database = await openDatabase();
  const store = createPrismaStore({ url: database.url, encryptionKey: randomBytes(32) });
  const world = fakeWorld({ sendDelayMs });
  const staff = Object.fromEntries(
    Object.entries(people).map(([id, row]) => [id, aStaff({ ...row, id, username: id })]),
  ) as Record<Person, Staff>;
  await store.transaction(async (tx) => {
    for (const one of Object.values(staff)) await tx.people.saveStaff(one);
  });
  const dir = await mkdtemp(join(tmpdir(), "desk-files-"));
  const logged: string[] = [];
  const log = createLog("error", { write: (line: string) => logged.push(line) });
  const live = new LiveHub({ since: store.liveSince, log });
  const places = new Map<string, PlaceReading>([["45 hoa su", { kind: "found", place: hoaSu }]]);
  const classifier = createTeachableClassifier();
  const files = createDiskFiles({ dir });
  const auth = createFakeAuth((id) => store.transaction((tx) => tx.people.staffById(id)));
  const desk = createDeskQueries(store.client);
  const doors = someDoors();
  const app = express();
  app.set("query parser", "simple");
  const bodies = (): undefined => undefined;
  const map: WardMap = {
    outline: [
      [10, 106],
      [10.1, 106.1],
    ],
    streets: [],
    landmarks: [],
  };
  const readers = { classifier, places: createScriptedPlaces(places), geocoder };
  const { refresh } = createLearner({ store, classifier, files: { pathOf: async () => undefined }, log });
  const learning = { refresh, release: "base-1", atNightFrom: 25, readDrift: createDriftReader(store.client) };
  const library = createLibrary({ store, world, shelf, log });
  const settings = {
    refresh: async () => void world.settings.take(await store.transaction((tx) => tx.settings.newest())),
  };
  const nameOfProcedure = (id: string) => (id === "khai-sinh" ? "Đăng ký khai sinh" : undefined);
  const masker = createPictureMasker();
  const exportLink = (code: string) => ({ url: `https://bensen.example/du-lieu/${code}`, until: fakeNow });
  const knowing = { masker, exportLink, learning, library, settings, writing, nameOfProcedure };
  app.use(createApi({ store, world, auth, desk, files, ...readers, live, doors, bodies, map, ...knowing }));
  app.use(handleErrors(log));
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** One request as it is, for tests about the request itself. */
  const request = async (person: Person | undefined, method: string, path: string, sent: Sent = {}) => {
    const { body, type } = bodyOf(sent);
    const who = person ? { [staffHeader]: person } : {};
    return fetch(`${origin}${path}`, {
      method: method.toUpperCase(),
      headers: { [deskHeader.name]: deskHeader.value, ...who, ...type, ...sent.headers },
      ...(body === undefined ? {} : { body }),
    });
  };

  const send = (person: Person | undefined, id: OperationId, sent: Sent = {}) => {
    const route: Route = routes[id];
    return request(person, route.method, urlOf(route.path, sent), sent);
  };

  /** An operation that must succeed; its answer has the contract's fields and no others. */
  const call = async <K extends OperationId>(person: Person, id: K, sent: Sent = {}): Promise<Answer<K>> => {
    const response = await send(person, id, sent);
    const body: unknown = await response.json();
    expect({ id, status: response.status, body, logged: logged.at(-1) }).toMatchObject({ id, status: 200 });
    expect((routes[id].response as z.ZodType).parse(body)).toEqual(body);
    return body as Answer<K>;
  };

  /** An operation that must fail; returns its error. */
  const refused = async (person: Person | undefined, id: OperationId, sent: Sent = {}) => {
    const response = await send(person, id, sent);
    const body: unknown = await response.json();
    expect(errorBody.parse(body)).toEqual(body);
    return errorBody.parse(body).error;
  };

  /** A resident's conversation with its lines, oldest first. */
  const talk = async (lines: Partial<Message>[] = [], overrides: Partial<Conversation> = {}): Promise<Conversation> => {
    const conversation = aConversation({ displayName: "Nguyễn Thị Hồng", lastInboundAt: fakeNow, ...overrides });
    const { id, citizenId, address } = conversation;
    return store.transaction(async (tx) => {
      await tx.people.saveCitizen({
        id: citizenId,
        addresses: [address],
        consents: [],
        phone: "+84903123456",
        createdAt: fakeNow,
      });
      const saved = await tx.conversations.save(conversation);
      await tx.conversations.append(
        lines.map((line, index) => {
          const at = new Date(fakeNow.getTime() + (index - lines.length) * 1000);
          return aMessage({
            conversationId: id,
            direction: "in",
            author: { kind: "resident" },
            state: "delivered",
            at,
            ...line,
          });
        }),
      );
      return saved;
    });
  };

  /** A stored ticket. */
  const ticket = async (overrides: Parameters<typeof aTicket>[0] = {}): Promise<Ticket> => {
    const made = aTicket(overrides);
    await store.transaction((tx) => tx.tickets.insert(made));
    return made;
  };

  /** A conversation as it is stored now. */
  const stored = async (id: string): Promise<Conversation> => {
    const found = await store.transaction((tx) => tx.conversations.byId(id));
    if (!found) throw new Error("no such conversation");
    return found;
  };

  /** What the resident of a conversation reads, oldest first. */
  const heard = async (id: string): Promise<string[]> => {
    const lines = await store.transaction((tx) => tx.conversations.history(id, 100));
    return lines.filter((line) => line.direction === "out").map((line) => line.text);
  };

  const close = async (): Promise<void> => {
    live.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await store.close();
    await database.close();
    await rm(dir, { recursive: true, force: true });
  };

  return {
    ...{ store, world, staff, classifier, places, live, logged, files },
    ...{ request, send, call, refused, talk, ticket, stored, heard, close },
    clientId: () => anId("client-act"),
  };
}
