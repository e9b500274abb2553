import { openCaller } from "../../core/call/caller.ts";
import { staffActor } from "../../core/people/staff.ts";
import { openTicket } from "../../core/ticket/open-ticket.ts";
import { type CategoryId, categoryOf, type Severity } from "../../core/ticket/taxonomy.ts";
import type { Classification } from "../../core/understanding/classification.ts";
import type { PlaceFinder } from "../../core/understanding/place.ts";
import { normalise } from "../../nlp/normalise.ts";
import { makeReadable } from "../../nlp/patterns.ts";
import { summarise } from "../../nlp/summary.ts";
import type { Album } from "./album.ts";
import { minutesAfter } from "./case.ts";
import type { Cast } from "./colleagues.ts";
import { type Resident, streetOf } from "./residents.ts";
import type { Scene } from "./scene.ts";
import { takenFor } from "./shares.ts";
import { Talk } from "./talk.ts";
import type { Told } from "./words.ts";

/** One report that somebody will make. */
export interface PlannedReport {
  at: Date;
  resident: Resident;
  category: CategoryId;
  place: string;
  told: Told;
}

/** Where a report is told, and with whose help. */
export interface Telling {
  scene: Scene;
  album: Album;
  cast: Cast;
  places: PlaceFinder;
}

/** How the machine reads it: mostly sure and right, sometimes unsure, sometimes sure and wrong. */
function readingOf({ scene: { dice } }: Telling, { category, told }: PlannedReport): Partial<Classification> {
  const wrong = takenFor[category];
  const how = dice.weighted({ sure: 80, unsure: 12, wrong: wrong ? 4 : 0, lost: 4 });
  const summary = summarise(category, makeReadable(normalise(told.text)));
  const severity = severityOf(dice.chance(0.04), category);
  const intents: Classification["intents"] = [{ id: "report-issue", confidence: 0.96 }];
  const flags: Classification["flags"] = told.temper === "angry" ? ["angry"] : [];
  const base = { intents, severity, flags, ...(summary ? { summary } : {}) };
  const certain = (id: CategoryId) => [{ id, confidence: round(dice.between(0.82, 0.99)) }];
  if (category === "other-unclassified" || how === "lost")
    return { ...base, severity: "S3", categories: [], decision: "person" };
  if (severity === "S1" || how === "sure") return { ...base, categories: certain(category), decision: "route" };
  if (how === "wrong" && wrong)
    return { intents, flags, severity: categoryOf(wrong).severity, categories: certain(wrong), decision: "route" };
  const second = { id: wrong ?? ("other-unclassified" as const), confidence: 0.2 };
  const first = { id: category, confidence: round(dice.between(0.42, 0.75)) };
  return { ...base, categories: [first, second], decision: "confirm" };
}

const round = (share: number): number => Math.round(share * 100) / 100;

/** One step up where somebody vulnerable is told of, as the taxonomy has it. */
function severityOf(isRaised: boolean, category: CategoryId): Severity {
  const { severity } = categoryOf(category);
  if (!isRaised) return severity;
  return severity === "S4" ? "S3" : severity === "S3" ? "S2" : severity;
}

/** By chat: what is told, perhaps with a photo, then the answers to what the bot asks. */
export function tellByChat(telling: Telling, planned: PlannedReport): Talk {
  const { scene, album } = telling;
  const { dice } = scene;
  const { at, resident, category, place, told } = planned;
  const talk = new Talk(scene, resident);
  scene.world.teach(told.text, readingOf(telling, planned));
  scene.plan(at, async () => {
    const isPictured = categoryOf(category).fieldWork && dice.chance(0.38);
    await talk.write(told.text, isPictured ? album.photo(category, "before", streetOf(resident)) : []);
    talk.answerFrom({ category, place, style: told.style, leaves: dice.chance(0.04) });
  });
  return talk;
}

/** By the 1022 line: a call that is taken, and what the operator heard. */
export function tellByPhone(telling: Telling, planned: PlannedReport): Talk {
  const { scene } = telling;
  const { dice, world, store } = scene;
  const { at, resident, told } = planned;
  const talk = new Talk(scene, resident);
  const callId = `demo-call-${at.getTime()}-${resident.user}`;
  const call = { kind: "call-state" as const, callId, direction: "inbound" as const, phone: resident.phone };
  world.teach(told.text, readingOf(telling, planned));
  const waitSeconds = dice.whole(4, 55);
  const talkSeconds = dice.whole(50, 320);
  scene.plan(at, () => talk.say({ ...call, phase: "queued" }));
  scene.plan(minutesAfter(at, waitSeconds / 60), () =>
    talk.say({ ...call, phase: "answered", extension: "101", waitSeconds }),
  );
  scene.plan(minutesAfter(at, (waitSeconds + talkSeconds) / 60), async () => {
    await talk.say({ ...call, phase: "ended", disposition: "answered", talkSeconds });
    const way = dice.weighted({ zns: 62, sms: 18, none: 20 });
    const learnt = { name: resident.name, verified: true, consents: way === "none" ? [] : [way] };
    await store.transaction((tx) => openCaller({ tx, world, phone: resident.phone, learnt }));
    await talk.say({ kind: "call", transcript: told.text, durationSeconds: talkSeconds });
    scene.plan(minutesAfter(scene.now, 0.2), () => linkCall(scene, callId, talk));
  });
  return talk;
}

/** The exchange's record of a call names the ticket that came of it. */
async function linkCall({ store }: Scene, callId: string, { conversation }: Talk): Promise<void> {
  await store.transaction(async (tx) => {
    const call = await tx.calls.byId(callId);
    const [ticket] = await tx.tickets.ofConversations([conversation?.id ?? ""], 1);
    if (call && ticket) await tx.calls.save({ ...call, ticketCodes: [ticket.code] });
  });
}

/** Told to somebody at the ward, who files it at once; nobody is written to. */
export function tellAtCounter({ scene, cast, places }: Telling, planned: PlannedReport): void {
  const { at, category, place, told, resident } = planned;
  scene.plan(at, async () => {
    const found = places.read(place);
    const summary = summarise(category, makeReadable(normalise(told.text)));
    const report = {
      ...{ title: summary ?? "", body: told.text, category, secondary: [], cues: [], attachments: [] },
      ...{ proposals: [{ id: category, confidence: 0.9 }], severity: categoryOf(category).severity, flags: [] },
      ...(found.kind === "found" && categoryOf(category).needsPlace ? { place: found.place } : {}),
      ...{ visibility: "public" as const, confident: true, contactPhone: resident.phone },
    };
    const actor = staffActor(cast.operator(scene.dice));
    const { world } = scene;
    await scene.store.transaction((tx) => openTicket({ tx, world, report, actor, origin: "counter" }));
  });
}

/** Filed whole by another system: a city app in somebody's name, or a camera. */
export function tellBySystem(telling: Telling, planned: PlannedReport): Talk {
  const { scene, album, places } = telling;
  const { at, resident, category, place, told } = planned;
  const { dice } = scene;
  const talk = new Talk(scene, resident);
  const isMachine = resident.channel === "machine";
  scene.world.teach(told.text, readingOf(telling, planned));
  const found = places.read(place);
  const spot = found.kind === "found" ? { place: found.place } : {};
  const attachments = album.photo(category, "before", streetOf(resident));
  const machine = {
    name: "demo-camera",
    sensor: `CAM-${dice.whole(1, 9)}`,
    confidence: round(dice.between(0.7, 0.99)),
  };
  const contact = { name: resident.name, phone: resident.phone, consents: [] };
  scene.plan(at, () =>
    talk.say({
      ...{ kind: "report", category, text: isMachine ? "" : told.text, attachments, urgent: false, ...spot },
      ...(isMachine ? { machine } : { contact }),
    }),
  );
  return talk;
}
