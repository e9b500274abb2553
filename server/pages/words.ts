import type { Request } from "express";
import { type CentreService, usualServices } from "../../core/appointment/services.ts";
import type { PhraseParams } from "../../core/conversation/phrasebook.ts";
import { publicName } from "../../core/routing/category-rules.ts";
import { type CategoryId, categoryOf } from "../../core/ticket/taxonomy.ts";
import type { World } from "../../core/world.ts";
import { type Html, html } from "./html.ts";
import { type Language, languageOf } from "./language.ts";
import { english } from "./words/en.ts";
import { vietnamese, type Words } from "./words/vi.ts";

const inLanguages: Record<Language, Words> = { vi: vietnamese, en: english };

export type { Words };
export const wordsIn = (language: Language): Words => inLanguages[language];

/** For whom a page is made: the ward as it is now, and the words of the language it is read in. */
export interface Site {
  world: World;
  words: Words;
}

/** The ward in the language of whoever asks. */
export const siteFor = (world: World, request: Pick<Request, "query" | "headers">): Site => ({
  world,
  words: wordsIn(languageOf(request)),
});

/** What is Vietnamese on every page: names, and what somebody wrote. */
export const named = ({ asVietnamese }: Words, text: string): Html =>
  asVietnamese.text === "" ? html`${text}` : html`<span${asVietnamese}>${text}</span>`;

/** A sentence with the Vietnamese name that stands in it. */
export function around(words: Words, sentence: string, name: string): Html {
  const at = name === "" ? -1 : sentence.indexOf(name);
  if (at < 0) return html`${sentence}`;
  return html`${sentence.slice(0, at)}${named(words, name)}${sentence.slice(at + name.length)}`;
}

/** A sentence of the ward's assistant, on a page. */
export const phrase = ({ world, words }: Site, key: string, params: PhraseParams): string =>
  world.phrasebook.say(`${words.phrases}${key}`, params, world.clock.now()).text;

/** Whether a kind goes by the name the ward gave it. */
export const isOwnKind = ({ ward }: Pick<World, "ward">, id: CategoryId): boolean =>
  publicName(ward.categories, id) !== categoryOf(id).name;

/** A kind of matter; one the ward gave a name of its own keeps it. */
export const kindName = ({ world, words }: Site, id: CategoryId): string =>
  isOwnKind(world, id) ? publicName(world.ward.categories, id) : words.kinds[id];

/** A kind of matter as part of a page. */
export function kind(site: Site, id: CategoryId): Html {
  const name = kindName(site, id);
  return isOwnKind(site.world, id) ? named(site.words, name) : html`${name}`;
}

/** A service of the centre; one the ward gave a name of its own keeps it. */
export function serviceName(words: Words, { id, name }: CentreService): string {
  const isUsual = usualServices.some((one) => one.id === id && one.name === name);
  return (isUsual ? words.services[id] : undefined) ?? name;
}

/** The same as part of a page. */
export function service(words: Words, of: CentreService): Html {
  const name = serviceName(words, of);
  return name === of.name ? named(words, name) : html`${name}`;
}
