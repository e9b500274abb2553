import { canSeeTicket } from "../../core/people/access.ts";
import { staffActor } from "../../core/people/staff.ts";
import type { Span } from "../../core/report/facts.ts";
import type { Transaction } from "../../core/store.ts";
import { askTraining } from "../../core/understanding/ask-training.ts";
import { otherBar } from "../../core/understanding/drift.ts";
import type { ModelTraining, ModelVersion } from "../../core/understanding/model-version.ts";
import { isUsable, putToUse } from "../../core/understanding/put-to-use.ts";
import { agreementOf, type QualityFigure, qualityDays, qualityFigures } from "../../core/understanding/quality.ts";
import { iso } from "../present.ts";
import { presentTicketRow } from "../present-ticket.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";
import { viewerFor } from "./view-ticket.ts";

/** What the console lists; more is no list any more. */
const maxModels = 20;
const maxActivations = 10;
const maxPairs = 12;
const maxListed = 200;
const dayMs = 86_400_000;

function presentModel(model: ModelVersion, release: string) {
  const { version, baseVersion, trainedAt, trainedBy, corrections, scores, verdict, reason } = model;
  return {
    ...{ version, isRelease: version === baseVersion, trainedAt: trainedAt.toISOString(), corrections, verdict },
    trainedByName: trainedBy.name,
    mayUse: verdict !== "active" && isUsable(model, release),
    ...given({ scores, reason }),
  };
}

function presentTraining({ askedAt, actor, startedAt, endedAt, outcome }: ModelTraining) {
  const times = given({ startedAt: iso(startedAt), endedAt: iso(endedAt), outcome });
  return { askedAt: askedAt.toISOString(), byName: actor.name, ...times };
}

async function known(tx: Transaction, release: string) {
  const models = await tx.models.all(maxModels);
  const inUse = (await tx.models.inUse())?.version;
  const isListed = models.some(({ version }) => version === inUse?.version);
  const listed = inUse && !isListed ? [...models, inUse] : models;
  const activations = await tx.models.activations(maxActivations);
  const pairs = await tx.corrections.pairsAfter(inUse?.upTo ?? 0);
  const training = await tx.models.lastTraining();
  return {
    models: listed.map((model) => presentModel(model, release)),
    activations: activations.map(({ version, at, actor }) => ({ version, at: at.toISOString(), byName: actor.name })),
    waiting: { count: pairs.reduce((sum, { count }) => sum + count, 0), pairs: pairs.slice(0, maxPairs) },
    ...(training ? { training: presentTraining(training) } : {}),
  };
}

/** Models, trainings and drift: for those who answer for the machine. */
export function learningHandlers(deps: ApiDeps) {
  const { store, world, learning, desk } = deps;
  const lately = (now: Date, days = qualityDays): Span => ({ from: new Date(now.getTime() - days * dayMs), to: now });
  const { release, atNightFrom, readDrift } = learning;
  const ok = { ok: true } as const;
  return {
    getLearning: async () => {
      const now = world.clock.now();
      const windows = await readDrift(now);
      const facts = await store.transaction((tx) => known(tx, release));
      const read = await desk.readingFacts(lately(now));
      const count = (figure: QualityFigure): number => read.filter(qualityFigures[figure]).length;
      const counts = { days: qualityDays, judged: count("judged"), confirmed: count("confirmed") };
      const quality = { ...counts, agreement: agreementOf(read) };
      return { ...facts, atNightFrom, drift: { otherBar, windows }, quality, at: now.toISOString() };
    },
    listReadings: async ({ staff, query: { figure, proposed, days } }) => {
      const now = world.clock.now();
      const behind = (await desk.readingFacts(lately(now, days))).filter(
        (fact) =>
          canSeeTicket(staff, fact) && qualityFigures[figure](fact) && (!proposed || fact.proposed === proposed),
      );
      const viewer = await viewerFor(deps, staff);
      const tickets = await desk.ticketsByCodes(behind.slice(0, maxListed).map(({ code }) => code));
      const items = tickets.map((ticket) => presentTicketRow(ticket, viewer));
      return { items, total: behind.length, at: now.toISOString() };
    },
    askTraining: async ({ staff }) => {
      await store.transaction((tx) => askTraining({ tx, world, actor: staffActor(staff) }));
      return ok;
    },
    useModel: async ({ staff, params: { id: version } }) => {
      await store.transaction((tx) => putToUse({ tx, world, version, release, actor: staffActor(staff) }));
      await learning.refresh();
      return ok;
    },
  } satisfies Partial<Handlers>;
}
