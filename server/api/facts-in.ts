import type { MoveFacts, Position } from "../../core/ticket/ticket.ts";
import type { ApiDeps, Context } from "./context.ts";
import { given } from "./given.ts";
import { attachmentsOf } from "./uploads.ts";

/** An act that reached us sooner than this was not kept on a phone. */
const keptMs = 60_000;

/** When it was done, where that is worth telling beside when it was sent. */
export function doneFact(doneAt: Date | undefined, now: Date): Pick<MoveFacts, "doneAt"> {
  return doneAt && now.getTime() - doneAt.getTime() >= keptMs ? { doneAt } : {};
}

type FactsIn = Context<"moveTicket">["body"]["facts"];

/** What a photo's camera said, without what it did not say. */
export const shotsOf = (shots: FactsIn["shots"]): Pick<MoveFacts, "shots"> =>
  shots ? { shots: shots.map(({ position, ...shot }) => ({ ...given(shot), ...positionOf(position) })) } : {};

const positionOf = (position: FactsIn["position"]): { position?: Position } =>
  position ? { position: given(position) } : {};

/** The facts of a request as core knows them: photos are files on our side. */
export async function factsOf({ files }: ApiDeps, { photos, shots, position, ...facts }: FactsIn): Promise<MoveFacts> {
  return {
    ...given(facts),
    ...(photos ? { photos: await attachmentsOf(files, photos) } : {}),
    ...shotsOf(shots),
    ...positionOf(position),
  };
}
