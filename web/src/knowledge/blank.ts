import { dayKeyOf, serverNow } from "../shared/time.ts";
import type { Article, Procedure } from "./queries.ts";

/** A record with nothing in it but its name. */
export function blankProcedure(id: string, name: string): Procedure {
  const today = dayKeyOf(serverNow());
  return {
    ...{ id, name, spoken: "", label: "", nearest: "", aliases: [], codes: [], result: "" },
    office: { name: "", ward_counter: true },
    ...{ eligibility: [], documents: [{ text: "", status: "confirmed" }], special_documents: [], steps: [] },
    ...{ penalty: [], validity: [], notes: [], benefit: [], legal: [], forms: [], unverified: [] },
    where: { place: "", online: { can: "unknown", how: "" }, vneid: false, post: false },
    time: { value: null, unit: "ngày làm việc", status: "confirmed" },
    fee: { items: [{ channel: "any", amount: null, unit: "lần", status: "unverified" }], waivers: [] },
    ...{ related: [], narrower: [], excludes: [], moves: [] },
    sources: [{ id: "main", title: "", checked: today }],
    ...{ valid_from: today, confidence: "medium" },
  };
}

/** An article with nothing in it but its title. */
export function blankArticle(id: string, title: string): Article {
  const today = dayKeyOf(serverNow());
  return {
    ...{ id, title, label: "", kind: "other", asks: { vi: [], en: [] }, answer: { vi: "" } },
    ...{ prices: [], facts: [], before: [], unverified: [], source: { title: "", checked: today } },
    ...{ valid_from: today, valid_to: "", confidence: "medium" },
  };
}
