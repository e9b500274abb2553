import { join } from "node:path";
import type { Example } from "../../nlp/data-files.ts";
import { type PublicSource, readLines, wrongLayout } from "./public-set.ts";

const layout =
  "a folder with train/ and test/, in each sents.txt, sentiments.txt (0–2) and topics.txt (0–3), a line each";
const questions = {
  sentiment: { file: "sentiments.txt", labels: ["negative", "neutral", "positive"] },
  topic: { file: "topics.txt", labels: ["lecturer", "programme", "facility", "others"] },
} as const;

function read(folder: string, question: keyof typeof questions): Example[] {
  const { file, labels } = questions[question];
  return readLines([join(folder, "sents.txt"), join(folder, file)], layout).map(([text = "", number = ""], at) => {
    const label = /^\d$/.test(number) ? labels[Number(number)] : undefined;
    if (!label) throw wrongLayout(`${join(folder, file)}, line ${at + 1}: no label`, layout);
    return { text, label };
  });
}

/** UIT-VSFC: 16,175 sentences of students about their courses (Nguyen et al. 2018); two questions. */
export const uitVsfc: PublicSource = {
  layout,
  load: (folder) =>
    (["sentiment", "topic"] as const).map((question) => ({
      kind: "labels",
      name: `UIT-VSFC ${question}`,
      train: read(join(folder, "train"), question),
      test: read(join(folder, "test"), question),
    })),
};
