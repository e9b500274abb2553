import { createCitizenBot } from "../../bots/citizen.ts";
import { createPhrasebook } from "../../bots/phrasebook.ts";
import { createClassifier } from "../../nlp/classifier.ts";
import { type Example, readExamples } from "../../nlp/data-files.ts";
import type { Split } from "../../nlp/evaluate.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { loadModels } from "../../nlp/models.ts";
import { addNoise } from "../../nlp/noise.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";
import { makeRandom } from "../../nlp/random.ts";
import { Stage, stageWard } from "../../tests/fakes/stage.ts";
import { show } from "./print.ts";
import { type AskedWay, askedWays } from "./questions.ts";
import { printTable } from "./table.ts";
import type { Share } from "./whole.ts";

/** What becomes of questions on ward life when the whole bot reads them, and of what no article may take. */
interface ArticleFigures {
  way: AskedWay;
  /** Told the right article, told another, told none. */
  right: Share;
  wrong: Share;
  refused: Share;
  /** Questions that nothing answers, questions on procedures and reports: told no article. */
  none: Share;
  procedure: Share;
  report: Share;
}

const seed = 779;
/** A day on which every article of the demo ward holds. */
const now = new Date("2026-11-30T10:00:00+07:00");
const others = ["none", "procedure", "report"] as const;

/** Asks the whole bot each sentence, each in a talk of its own. */
export async function measureArticles(split: Split): Promise<ArticleFigures[]> {
  const bot = createCitizenBot({
    classifier: createClassifier(loadModels()),
    knowledge: openKnowledge(loadKnowledge(stageWard)),
    places: createPlaceFinder(loadGazetteer()),
  });
  const phrasebook = createPhrasebook({ ward: stageWard });
  const told = async (text: string): Promise<string | undefined> => {
    const stage = new Stage({ bot, phrasebook, now });
    await stage.hear("resident", "zalo", [{ kind: "message", text, attachments: [] }]);
    return stage.conversation("resident", "zalo").dialogue.articleId;
  };
  const figures: ArticleFigures[] = [];
  for (const way of askedWays) {
    const random = makeRandom(seed);
    const read: (Example & { id: string | undefined })[] = [];
    for (const { text, label } of readExamples(`${split}/articles`))
      read.push({ text, label, id: await told(way === "typed" ? text : addNoise(text, way, random)) });
    figures.push(figuresOf(way, read));
  }
  return figures;
}

function figuresOf(way: AskedWay, read: readonly { label: string; id: string | undefined }[]): ArticleFigures {
  const isOther = ({ label }: { label: string }) => others.some((other) => other === label);
  const asked = read.filter((each) => !isOther(each));
  const among = (all: typeof read, is: (each: (typeof read)[number]) => boolean): Share => ({
    of: all.length,
    times: all.filter(is).length,
  });
  const left = (label: (typeof others)[number]) =>
    among(
      read.filter((each) => each.label === label),
      ({ id }) => id === undefined,
    );
  return {
    way,
    right: among(asked, ({ id, label }) => id === label),
    wrong: among(asked, ({ id, label }) => id !== undefined && id !== label),
    refused: among(asked, ({ id }) => id === undefined),
    none: left("none"),
    procedure: left("procedure"),
    report: left("report"),
  };
}

/** Prints what residents read when they ask about ward life. */
export function printArticles(split: Split, figures: readonly ArticleFigures[]): void {
  const rows: [string, (each: ArticleFigures) => Share][] = [
    ["answered from the right article", ({ right }) => right],
    ["answered from another", ({ wrong }) => wrong],
    ["not answered", ({ refused }) => refused],
    ["nothing answers it: no article told", ({ none }) => none],
    ["on a procedure: no article told", ({ procedure }) => procedure],
    ["a report: no article told", ({ report }) => report],
  ];
  const cells = rows.map(([name, pick]) => [name, ...figures.map((each) => show(pick(each)))]);
  printTable(`Ward life: what residents read, in % (${split})`, ["", ...figures.map(({ way }) => way)], cells);
}
