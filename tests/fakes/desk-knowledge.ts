import { draftEntry } from "../../core/knowledge/draft-entry.ts";
import { proposeVersion } from "../../core/knowledge/propose-version.ts";
import { publishVersion } from "../../core/knowledge/publish-version.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import { createLiveKnowledge } from "../../nlp/knowledge/live.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { knowledgeOpener } from "../../nlp/knowledge/released.ts";
import { knowledgeChanges } from "../../server/api/change-knowledge.ts";
import type { Handlers } from "../../server/api/context.ts";
import { knowledgeReaders } from "../../server/api/knowledge.ts";
import { questionHandlers } from "../../server/api/questions.ts";
import { routingHandlers } from "../../server/api/routing.ts";
import { settingHandlers } from "../../server/api/settings.ts";
import { sheetHandlers } from "../../server/api/sheet.ts";
import type { assignmentRoutes } from "../../server/contract-assignment.ts";
import type { knowledgeRoutes } from "../../server/contract-knowledge.ts";
import type { questionRoutes } from "../../server/contract-questions.ts";
import type { routingRoutes } from "../../server/contract-routing.ts";
import type { settingRoutes } from "../../server/contract-settings.ts";
import type { sheetRoutes } from "../../server/contract-sheet.ts";
import { createLibrary } from "../../server/library.ts";
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
  | keyof typeof assignmentRoutes
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
async function openDeskKnowledge() {
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
  const ofQuestions = { ...deps, desk: questionDesk(store), nameOfProcedure: (id: string) => live.nameOf(id) };
  const handlers = {
    ...knowledgeReaders(deps),
    ...knowledgeChanges(deps),
    ...questionHandlers(ofQuestions),
    ...sheetHandlers(deps),
    ...settingHandlers(deps),
    ...deskAssignment(store, world),
    ...routingHandlers({
      ...deps,
      classifier: createScriptedClassifier(new Map()),
      places: createScriptedPlaces(new Map()),
    }),
  };
  return { store, handlers: handlers satisfies Pick<Handlers, KnowledgeOperation> };
}

/** Does one operation after the other; `tell` hears what consoles are told. */
export function createDeskKnowledge(tell: (name: string, id: string) => void) {
  let desk: ReturnType<typeof openDeskKnowledge> | undefined;
  return async (id: string, context: { staff: Staff }): Promise<unknown> => {
    desk ??= openDeskKnowledge();
    const { store, handlers } = await desk;
    const handle = handlers[id as KnowledgeOperation] as (context: unknown) => Promise<unknown>;
    const answer = await handle(context);
    for (const signal of store.published.splice(0)) tell(signal.name, signal.id);
    return answer;
  };
}
