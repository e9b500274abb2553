import { readdirSync } from "node:fs";
import type { Ward } from "../../core/ward.ts";
import { type Article, articleFileSchema } from "./article.ts";
import { dataFolder, readFile, refuseFaults } from "./load.ts";

/**
 * Reads what is told of the life of one ward: files whose `ward` is just this one's kind and name. A ward that wrote none has
 * none. Fails with CONFIG_INVALID listing every fault.
 */
export function loadArticles({ kind, name }: Pick<Ward, "kind" | "name">, folder: URL = dataFolder): Article[] {
  const faults: string[] = [];
  const files = readdirSync(new URL("articles/", folder)).filter((file) => file.endsWith(".yaml"));
  const read = files.sort().map((file) => readFile(folder, `articles/${file}`, articleFileSchema, faults));
  const articles = read.flatMap((file) => (file?.ward === `${kind} ${name}` ? file.articles : []));
  faults.push(...doubles(articles, "id"), ...doubles(articles, "label"));
  refuseFaults(faults);
  return articles;
}

function doubles(articles: readonly Article[], what: "id" | "label"): string[] {
  const seen = new Set<string>();
  return articles.flatMap((article) => {
    const isDouble = seen.has(article[what]);
    seen.add(article[what]);
    return isDouble ? [`${article.id}: the ${what} "${article[what]}" is used twice`] : [];
  });
}
