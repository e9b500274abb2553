/** Lists of facts: a sentence alone is a confirmed one. */
const factLists = ["eligibility", "documents", "special_documents", "steps", "penalty", "validity", "notes"];
/** Lists that may be left out. */
const lists = ["benefit", "narrower", "excludes", "moves"];

/**
 * A record's body with nothing left unsaid, so that two can be compared and a form filled: every fact with its state, every
 * list there. Says the same as before, and stays as it was where it is no record.
 */
export function plainBody(body: unknown): unknown {
  if (body === null || typeof body !== "object" || Array.isArray(body)) return body;
  const written = body as Record<string, unknown>;
  const facts = factLists.map((name) => [name, plainFacts(written[name])]);
  const given = lists.map((name) => [name, written[name] ?? []]);
  const { time } = written;
  const plainTime = time !== null && typeof time === "object" ? { status: "confirmed", ...time } : time;
  return { ...written, ...Object.fromEntries([...facts, ...given]), time: plainTime };
}

/** The same for an article: every list is there. */
export function plainArticle(body: unknown): unknown {
  if (body === null || typeof body !== "object" || Array.isArray(body)) return body;
  const { asks, ...written } = body as Record<string, unknown>;
  const bothAsks = asks !== null && typeof asks === "object" ? { en: [], ...asks } : asks;
  return { prices: [], facts: [], before: [], unverified: [], ...written, asks: bothAsks };
}

function plainFacts(facts: unknown): unknown {
  if (!Array.isArray(facts)) return facts ?? [];
  return facts.map((fact) => (typeof fact === "string" ? { text: fact, status: "confirmed" } : fact));
}
