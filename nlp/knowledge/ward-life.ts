import type { Answer, Question } from "../../core/understanding/knowledge.ts";
import { articles as cut, knowledge as procedureCut } from "../thresholds.ts";
import type { WordKnowledge } from "./answerer.ts";
import { type Article, isTold } from "./article.ts";
import { articleAnswer, nearestOf, wholeArticle } from "./article-answer.ts";
import { type ArticleHit, createArticleSearch } from "./article-search.ts";
import { cueText, facetsOf, isAsking, isHarmless, isPlainQuestion, subjectWords, tellsFault } from "./article-words.ts";

/**
 * A knowledge base that answers on ward life beside procedures. Procedures go first where one is plainly meant; articles
 * answer what no procedure does, and follow-ups on themselves.
 */
export function withArticles(procedures: WordKnowledge, articles: readonly Article[]): WordKnowledge {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const search = createArticleSearch(articles);

  /** The article that a question names by itself. */
  function named(text: string, from: number): Article | undefined {
    const [hit] = search(text);
    const needed = hit && hit.strange > 0 ? Math.max(from, cut.toldStrange) : from;
    return hit && hit.likeness >= needed ? hit.article : undefined;
  }

  /** The article the talk is about, where a question asks one of its facts and names nothing else. */
  function followed({ text, articleId }: Question): Article | undefined {
    const article = articleId === undefined ? undefined : byId.get(articleId);
    const facets = facetsOf(text);
    if (!article || facets.length === 0) return undefined;
    const own = new Set(
      subjectWords(`${article.title} ${article.answer.vi} ${article.answer.en ?? ""}`).map((word) => word.folded),
    );
    const others = subjectWords(text).filter(
      (word) => !isAsking(word) && !isHarmless(word) && !own.has(word.folded) && !ofFacet.has(word.folded),
    );
    const cases = new Set(
      article.prices.flatMap(({ case: what = "" }) => subjectWords(what).map((word) => word.folded)),
    );
    return others.every(({ folded }) => cases.has(folded)) ? article : undefined;
  }

  function tell(question: Question, from: number): Answer | undefined {
    if (tellsFault(question.text)) return undefined;
    const follows = followed(question);
    const article = named(question.text, follows ? Math.max(from, cut.overProcedure) : from) ?? follows;
    return article && articleAnswer(article, question, article.id === question.articleId);
  }

  /** How alike an article must be to go before what a procedure says. */
  function neededBefore(said: Answer, { text }: Question): number {
    const [hit] = search(text);
    const isPosted = "procedureId" in said && hit?.article.before.includes(said.procedureId);
    if (isPosted && facetsOf(text).some((facet) => facet === "hours" || facet === "when")) return cut.told;
    return procedures.plainness(text) < procedureCut.plain ? cut.overProcedure : cut.exact;
  }

  return {
    ...procedures,
    answer(question, byMeaning) {
      const chosen = question.chosenArticleId === undefined ? undefined : byId.get(question.chosenArticleId);
      if (chosen) return wholeArticle(chosen, question);
      const said = procedures.answer(question, byMeaning);
      if (question.chosenId !== undefined) return said;
      if (said.kind === "unsure") return tell(question, cut.told) ?? offer(said, search(question.text), question.now);
      return tell(question, neededBefore(said, question)) ?? said;
    },
    plainlyAsked(question) {
      const procedure = procedures.plainlyAsked(question);
      if (procedure) return procedure;
      if (!isPlainQuestion(question.text)) return undefined;
      const said = tell(question, cut.plain);
      return said?.kind === "article" || question.articleId !== undefined ? said : undefined;
    },
  };
}

/** Words of the facts themselves: they name no other subject. */
const ofFacet = new Set(cueText("giờ vé giá tiền phí học phí ngày chỗ địa chỉ ticket").split(" "));

/** A refusal with the nearest article, where no procedure is nearer. */
function offer(said: Extract<Answer, { kind: "unsure" }>, [hit]: readonly ArticleHit[], now: Date): Answer {
  if (said.nearest || !hit || hit.likeness < cut.nearest || !isTold(hit.article, now)) return said;
  return { ...said, nearest: nearestOf(hit.article) };
}
