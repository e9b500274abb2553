import { createInterface } from "node:readline/promises";
import { createCitizenBot } from "../bots/citizen.ts";
import { createPhrasebook } from "../bots/phrasebook.ts";
import type { Decision } from "../core/conversation/turn.ts";
import { createClassifier } from "../nlp/classifier.ts";
import { loadKnowledge } from "../nlp/knowledge/load.ts";
import { openKnowledge } from "../nlp/knowledge/released.ts";
import { loadModels } from "../nlp/models.ts";
import { createPlaceFinder, loadGazetteer } from "../nlp/places.ts";
import { Stage, type StageEvent, stageWard } from "../tests/fakes/stage.ts";

/** Talk to the bot in a terminal: real understanding, no database, no keys. A line is a message; see `help`. */
const help = `Gõ như người dân nhắn. Số thứ tự hay chữ trên nút đều được.
  /hinh [chữ]   gửi một tấm hình      /doi 15   để 15 phút trôi qua      /tra   người trực trả lại cho trợ lý
  /thoat        thôi`;

const user = "người dân";
const channel = "webchat";
const places = createPlaceFinder(loadGazetteer());
const bot = createCitizenBot({
  classifier: createClassifier(loadModels()),
  knowledge: openKnowledge(loadKnowledge(stageWard)),
  places,
});
const stage = new Stage({ bot, phrasebook: createPhrasebook({ ward: stageWard }), now: new Date() });

const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: "› " });
console.log(help);
terminal.prompt();
for await (const line of terminal) {
  if (line.trim() === "/thoat") break;
  await answer(line.trim());
  terminal.prompt();
}
terminal.close();

async function answer(line: string): Promise<void> {
  const [command = "", ...rest] = line.split(" ");
  if (command === "/tra") return stage.change(user, { heldBy: { kind: "bot" } });
  if (command === "/doi") {
    stage.now = new Date(stage.now.getTime() + Number(rest[0] ?? 15) * 60_000);
    return show({ kind: "wake" });
  }
  if (command !== "/hinh") return show({ kind: "message", text: line, attachments: [] });
  await show({ kind: "message", text: rest.join(" "), attachments: [{ kind: "image", url: "hinh.jpg" }] });
}

async function show(event: StageEvent): Promise<void> {
  const { said, decisions } = await stage.hear(user, channel, [event]);
  for (const { text, choices } of said) {
    console.log(text.replace(/^/gm, "  "));
    choices.forEach((choice, index) => {
      console.log(`    ${index + 1} [${choice.label}]`);
    });
  }
  const acts = decisions.filter((one) => one.do !== "say" && one.do !== "remember").map(inShort);
  if (acts.length > 0) console.log(`  · ${acts.join(", ")}`);
  if (said.length === 0 && acts.length === 0) console.log("  · (im lặng)");
}

function inShort(decision: Decision): string {
  if (decision.do !== "openTicket") return decision.do;
  const { category, severity, place, flags } = decision.report;
  return `openTicket ${category} ${severity} ${place?.precision ?? "không rõ chỗ"} ${flags.join(" ")}`.trim();
}
