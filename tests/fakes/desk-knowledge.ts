import { draftEntry } from "../../core/knowledge/draft-entry.ts";
import { proposeVersion } from "../../core/knowledge/propose-version.ts";
import { publishVersion } from "../../core/knowledge/publish-version.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import { isDone, isOpen, type Ticket } from "../../core/ticket/ticket.ts";
import { createLiveKnowledge } from "../../nlp/knowledge/live.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { knowledgeOpener } from "../../nlp/knowledge/released.ts";
import { knowledgeChanges } from "../../server/api/change-knowledge.ts";
import type { Handlers } from "../../server/api/context.ts";
import { groundHandlers } from "../../server/api/grounds.ts";
import { knowledgeReaders } from "../../server/api/knowledge.ts";
import { questionHandlers } from "../../server/api/questions.ts";
import { routingHandlers } from "../../server/api/routing.ts";
import { settingHandlers } from "../../server/api/settings.ts";
import { sheetHandlers } from "../../server/api/sheet.ts";
import type { assignmentRoutes } from "../../server/contract-assignment.ts";
import type { groundRoutes } from "../../server/contract-deadlines.ts";
import type { knowledgeRoutes } from "../../server/contract-knowledge.ts";
import type { questionRoutes } from "../../server/contract-questions.ts";
import type { routingRoutes } from "../../server/contract-routing.ts";
import type { settingRoutes } from "../../server/contract-settings.ts";
import type { sheetRoutes } from "../../server/contract-sheet.ts";
import { createLibrary } from "../../server/library.ts";
import type { Desk } from "./desk.ts";
import { deskAssignment, seedAssignment } from "./desk-assignment.ts";
import { questionDesk, seedQuestions } from "./desk-questions.ts";
import { staff } from "./desk-seed.ts";
import { FakeStore } from "./fake-store.ts";
import { createScriptedClassifier } from "./scripted-classifier.ts";
import { createScriptedPlaces } from "./scripted-places.ts";
import { stageWard } from "./stage-ticket.ts";
import { fakeWorld } from "./world.ts";

export type KnowledgeOperation =
  | keyof typeof knowledgeRoutes
  | keyof typeof questionRoutes
  | keyof typeof sheetRoutes
  | keyof typeof settingRoutes
  | keyof typeof groundRoutes
  | Exclude<keyof typeof assignmentRoutes, "handConversation">
  | keyof typeof routingRoutes;

/** The records, articles and models of the release; they never change. */
function openRelease() {
  const release = loadKnowledge(stageWard);
  const open = knowledgeOpener();
  return { release, open, base: open(release) };
}
let opened: ReturnType<typeof openRelease> | undefined;

/** Reads the release now: the page that asks first would wait for some seconds on a busy machine. */
export function readRelease(): void {
  opened ??= openRelease();
}

const personOf = (id: string): Staff => {
  const person = staff.find((one) => one.username === id);
  if (!person) throw new Error(`nobody is called ${id}`);
  return person;
};

/** A day ago, so that what is proposed at the desk comes later. */
const yesterday = () => new Date(Date.now() - 86_400_000);

/** The real knowledge and the real operations over a store in memory: one record overridden, one proposal waiting, questions nobody answered. */
async function openDeskKnowledge(desk: () => Desk) {
  opened ??= openRelease();
  const { release, open, base } = opened;
  const live = createLiveKnowledge(base);
  const store = new FakeStore();
  const world = fakeWorld({ now: yesterday() });
  const log = { info: () => undefined, warn: console.error };
  const library = createLibrary({ store, world, log, shelf: { release, open, replace: live.replace } });
  const { validators } = library;
  const write = (by: Staff, entryId: string, changes: object, note: string) =>
    store.transaction(async (tx) => {
      const body = { ...release.entries.get(entryId)?.body, ...changes };
      const common = { tx, world, actor: staffActor(by) };
      const { id } = await draftEntry({ ...common, kind: "procedure", entryId, base: 0, body, validators });
      await proposeVersion({ ...common, id, note, validators });
      return id;
    });
  const [lan, minh] = [personOf("lan"), personOf("minh")];
  const id = await write(
    lan,
    "khai-tu",
    { result: "Trích lục khai tử, phường in tại chỗ" },
    "Phường in tại chỗ từ tháng 11.",
  );
  await store.transaction((tx) =>
    publishVersion({ tx, world, actor: staffActor(minh), id, answer: "Đúng, đã hỏi tư pháp.", validators }),
  );
  const fee = { items: [{ channel: "in-person", amount: 3_000, unit: "trang", status: "confirmed" }], waivers: [] };
  const note = "Mức mới theo nghị quyết của Hội đồng nhân dân, áp dụng từ tháng 12.";
  await write(lan, "chung-thuc-ban-sao", { fee }, note);
  await seedQuestions(store);
  await library.refresh();
  world.pass(new Date());
  await seedAssignment(store, world);
  store.published.length = 0;
  const settings = {
    refresh: async () => void world.settings.take(await store.transaction((tx) => tx.settings.newest())),
  };
  const deps = { store, world, library, settings };
  desk().settings = world.settings;
  const ofQuestions = { ...deps, desk: questionDesk(store), nameOfProcedure: (id: string) => live.nameOf(id) };
  const handlers = {
    ...knowledgeReaders(deps),
    ...knowledgeChanges(deps),
    ...questionHandlers(ofQuestions),
    ...sheetHandlers(deps),
    ...settingHandlers(deps),
    ...groundHandlers({ world, desk: { openTickets: async () => countOf(desk().tickets) } }),
    ...deskAssignment(store, world),
    ...routingHandlers({
      ...deps,
      classifier: createScriptedClassifier(new Map()),
      places: createScriptedPlaces(new Map()),
    }),
  };
  return { store, handlers: handlers satisfies Pick<Handlers, KnowledgeOperation> };
}

/** How many tickets of each kind are under way. */
const countOf = (tickets: readonly Ticket[]): { category: CategoryId; count: number }[] => {
  const counts = new Map<CategoryId, number>();
  const open = tickets.filter(({ status }) => isOpen(status) && !isDone(status));
  for (const { category } of open) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts].map(([category, count]) => ({ category, count }));
};

/** Does one operation after the other; `tell` hears what consoles are told. */
export function createDeskKnowledge(tell: (name: string, id: string) => void, desk: () => Desk) {
  let begun: ReturnType<typeof openDeskKnowledge> | undefined;
  return async (id: string, context: { staff: Staff }): Promise<unknown> => {
    begun ??= openDeskKnowledge(desk);
    const { store, handlers } = await begun;
    const handle = handlers[id as KnowledgeOperation] as (context: unknown) => Promise<unknown>;
    const answer = await handle(context);
    for (const signal of store.published.splice(0)) tell(signal.name, signal.id);
    return answer;
  };
}
