import type { Request, RequestHandler } from "express";

/** Languages of the public pages; the first is meant where nothing is said. */
export const languages = ["vi", "en"] as const;
export type Language = (typeof languages)[number];

const cookieName = "cau-noi-tieng";
const yearMs = 365 * 86_400_000;

const known = (said: unknown): Language | undefined => languages.find((one) => one === said);
/** A language by its name; the first one for a name nobody knows. */
export const languageNamed = (said: unknown): Language => known(said) ?? languages[0];
const chosenIn = ({ query }: Pick<Request, "query">): Language | undefined => known(query.lang);

/** What a reader reads: the address says it, else what they chose before. */
export function languageOf({ query, headers }: Pick<Request, "query" | "headers">): Language {
  const [, kept] = new RegExp(`(?:^|;\\s*)${cookieName}=(\\w+)`).exec(headers.cookie ?? "") ?? [];
  return chosenIn({ query }) ?? languageNamed(kept);
}

/** A path of this site with the language said in it. */
export function inLanguage(path: string, language: Language): string {
  const url = new URL(path, "http://here.invalid");
  url.searchParams.set("lang", language);
  return `${url.pathname}${url.search}`;
}

/** `?lang=en` on any page: shown in that language, and so are the pages after it. */
export function keepLanguage({ isSecure }: { isSecure: boolean }): RequestHandler {
  return (request, response, next) => {
    const chosen = chosenIn(request);
    if (chosen && request.method === "GET") {
      response.cookie(cookieName, chosen, {
        ...{ httpOnly: true, maxAge: yearMs, path: "/", sameSite: "lax", secure: isSecure },
      });
    }
    next();
  };
}
