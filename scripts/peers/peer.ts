import type { Example } from "../../nlp/data-files.ts";
import type { Ranked } from "../../nlp/evaluate.ts";

/** A `Reader` that may have to wait: some peers answer through a promise or from another process. */
export interface PatientReader {
  rank(text: string): Ranked | Promise<Ranked>;
}

/** A peer that has learnt. */
export interface TrainedPeer extends PatientReader {
  /** Size of what it has learnt, as it saves it. */
  bytes: number;
  /** Ends the process it runs in, where it has one. */
  close?(): void;
}

/** Teaches a peer these sentences. It lower-cases them, as is usual with it, and gets no other help. */
export type TrainPeer = (examples: readonly Example[]) => Promise<TrainedPeer>;

/** A classifier of others that can be run beside ours. */
export interface Peer {
  name: string;
  /** Whether it is also taught the noisy copies: five times the sentences, which some take too long for. */
  learnsCopies: boolean;
  /** Loads its package or finds its program; undefined where this machine has none. */
  load(): Promise<TrainPeer | undefined>;
}
