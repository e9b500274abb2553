import { isAppError } from "../core/errors.ts";
import { checkArticles } from "../nlp/knowledge/article-check.ts";
import { checkKnowledge } from "../nlp/knowledge/check.ts";
import { loadKnowledge } from "../nlp/knowledge/load.ts";
import { stageWard } from "../tests/fakes/stage.ts";

/** Looks through nlp/data for faults, ends and gaps: npm run knowledge:check. Exit status 1 where something must be mended. */
try {
  const { records, articles } = loadKnowledge(stageWard);
  const now = new Date();
  const findings = [...checkKnowledge(records, now), ...checkArticles(articles, records, now)];
  for (const { level, id, rule, text } of findings) console.log(`${level}  ${rule}  ${id}: ${text}`);
  const faults = findings.filter(({ level }) => level === "fault").length;
  console.log(
    `${records.length} procedures, ${articles.length} articles of the demo ward, ${faults} faults, ${findings.length - faults} warnings`,
  );
  process.exitCode = faults > 0 ? 1 : 0;
} catch (error) {
  if (!isAppError(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
