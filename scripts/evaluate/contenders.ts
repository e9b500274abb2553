import { serialize } from "node:v8";
import type { Example } from "../../nlp/data-files.ts";
import type { LinearModel } from "../../nlp/linear-model.ts";
import { intentReader, readerOf } from "../../nlp/model-reader.ts";
import type { Models } from "../../nlp/models.ts";
import { type Task, typeWays } from "../../nlp/training-set.ts";
import type { PatientReader, Peer } from "../peers/peer.ts";

/** Somebody who reads a task's sentences: our model, or a peer that learnt the very same ones. */
export interface Contender {
  name: string;
  reader: PatientReader;
  /** What it has learnt takes this much room, not compressed. */
  bytes: number;
  /** Undefined where it was not taught just now. */
  trainingSeconds?: number;
  close?(): void;
}

/** Our name in every table. */
export const us = "Cầu Nối";

/** Our own model of a task. */
export function ourContender(models: Models, task: Task): Contender {
  const model: LinearModel = models[task];
  const reader = task === "intent" ? intentReader(models) : readerOf(model, task);
  return { name: us, reader, bytes: serialize(model).length };
}

async function train(peer: Peer, name: string, examples: readonly Example[]): Promise<Contender | undefined> {
  const teach = await peer.load();
  if (!teach) return undefined;
  const from = performance.now();
  const reader = await teach(examples);
  const trainingSeconds = (performance.now() - from) / 1000;
  const close = reader.close && (() => reader.close?.());
  return { name, reader, bytes: reader.bytes, trainingSeconds, ...(close && { close }) };
}

/**
 * Teaches the peers, one after the other, from the sentences ours learnt from: as they are written, then (where
 * that is feasible) with the noisy copies as well. A peer this machine lacks is left out.
 */
export async function* trainPeers(peers: readonly Peer[], examples: readonly Example[]): AsyncGenerator<Contender> {
  for (const peer of peers) {
    const plain = await train(peer, peer.name, examples);
    if (plain) yield plain;
    const copies =
      plain && peer.learnsCopies && (await train(peer, `${peer.name} + copies`, typeWays(examples).flat()));
    if (copies) yield copies;
  }
}
