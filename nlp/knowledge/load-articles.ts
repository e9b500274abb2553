import { readdirSync } from "node:fs";
import type { z } from "zod";
import type { Ward } from "../../core/ward.ts";
import { type Article, articleFileSchema } from "./article.ts";
import { check, dataFolder, parseFile, refuseFaults } from "./files.ts";

/** A ward as files of articles name it: "phường Bến Sen". */
export type WardName = Pick<Ward, "kind" | "name">;

/** Articles that come with the release, and by their ids how they are written. */
export interface ReleasedArticles {
  articles: Article[];
  articleBodies: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/**
 * Reads what is told of the life of one ward: files whose `ward` is just this one's kind and name. A ward that wrote none has
 * none. Fails with CONFIG_INVALID listing every fault.
 */
export function loadArticles({ kind, name }: WardName, folder: URL = dataFolder): ReleasedArticles {
  const faults: string[] = [];
  const names = readdirSync(new URL("articles/", folder)).filter((file) => file.endsWith(".yaml"));
  const files = names.sort().flatMap((file) => {
    const written = parseFile(folder, `articles/${file}`, faults);
    const read = check(`articles/${file}`, articleFileSchema, written, faults);
    if (read?.ward !== `${kind} ${name}`) return [];
    return [{ read: read.articles, written: (written as z.input<typeof articleFileSchema>).articles }];
  });
  const articles = files.flatMap(({ read }) => read);
  faults.push(...doubles(articles, "id"), ...doubles(articles, "label"));
  refuseFaults(faults);
  return { articles, articleBodies: new Map(files.flatMap(({ written }) => written.map((body) => [body.id, body]))) };
}

function doubles(articles: readonly Article[], what: "id" | "label"): string[] {
  const seen = new Set<string>();
  return articles.flatMap((article) => {
    const isDouble = seen.has(article[what]);
    seen.add(article[what]);
    return isDouble ? [`${article.id}: the ${what} "${article[what]}" is used twice`] : [];
  });
}
