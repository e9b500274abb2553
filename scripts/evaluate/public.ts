import { compareOutcomes, type Outcome, type Report, scoreOutcomes, toOutcome } from "../../nlp/evaluate.ts";
import { count } from "../../nlp/features.ts";
import { predict } from "../../nlp/linear-model.ts";
import { normalise } from "../../nlp/normalise.ts";
import { learnSentences } from "../../nlp/train.ts";
import type { Peer } from "../peers/peer.ts";
import type { PublicSet } from "../public-sets/public-set.ts";
import { type Contender, trainPeers, us } from "./contenders.ts";
import { measureNormalisation, type Normalisation } from "./normalisation.ts";

/** What a reader made of a public set's test file after learning its training file. */
export interface PublicRow extends Pick<Report, "sentences" | "accuracy" | "macroF1" | "interval"> {
  set: string;
  reader: string;
  trainingSeconds: number;
  ahead?: ReturnType<typeof compareOutcomes>;
}

/** Figures of one public set. */
export type PublicFigures = { rows: PublicRow[] } | { set: string; normalisation: Normalisation };

type Labelled = Extract<PublicSet, { kind: "labels" }>;

/** Our way of learning, on their sentences. Confidence is not calibrated on them, so only the order counts. */
function learnOurs({ train }: Labelled): Contender {
  const from = performance.now();
  const model = learnSentences([...new Set(train.map(({ label }) => label))], train);
  const rank = (text: string) => {
    const chances = predict(model, count(normalise(text)), 1);
    return model.labels
      .map((id, at) => ({ id, confidence: chances[at] ?? 0 }))
      .sort((a, b) => b.confidence - a.confidence);
  };
  return { name: us, reader: { rank }, bytes: 0, trainingSeconds: (performance.now() - from) / 1000 };
}

async function readTest({ reader }: Contender, { test }: Labelled): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { text, label } of test) outcomes.push(toOutcome(label, await reader.rank(text)));
  return outcomes;
}

/** Teaches us, then each of the peers, and measures all on the test file. */
export async function measurePublic(set: PublicSet, peers: readonly Peer[]): Promise<PublicFigures> {
  if (set.kind === "pairs") return { set: set.name, normalisation: measureNormalisation(set.test) };
  const tell = (contender: Contender, outcomes: Outcome[]): PublicRow => {
    const { sentences, accuracy, macroF1, interval } = scoreOutcomes(outcomes);
    const { name, trainingSeconds = 0 } = contender;
    return { set: set.name, reader: name, sentences, accuracy, macroF1, interval, trainingSeconds };
  };
  const own = learnOurs(set);
  const ours = await readTest(own, set);
  const rows = [tell(own, ours)];
  for await (const contender of trainPeers(peers, set.train)) {
    const theirs = await readTest(contender, set);
    contender.close?.();
    rows.push({ ...tell(contender, theirs), ahead: compareOutcomes(ours, theirs) });
  }
  return { rows };
}
