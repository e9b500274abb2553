import type { NewsWatch, PushedNews } from "../../core/news/news-watch.ts";
import { listLink } from "../../core/news/word-digest.ts";
import { kindName, type Site } from "./words.ts";

/** A notice as the worker in the browser gets it (assets/device-worker.js): every word of it, and where its buttons lead. */
export interface PushNote {
  lang: string;
  title: string;
  body: string;
  /** A later one takes the place of an earlier one of the same topic. */
  tag: string;
  url: string;
  stop: { url: string; name: string; done: string };
}

/** How much is new of a topic: no report, no address and nobody's name stands on a screen that others see. */
export function pushNote(site: Site, watch: NewsWatch, { reported, finished }: PushedNews): PushNote {
  const { world, words } = site;
  const { device: say } = words;
  const { street, category } = watch;
  return {
    lang: words.language,
    title: say.noteTitle(words.ward(world.ward)),
    body: say.note(say.topic(category && kindName(site, category), street), reported, finished),
    tag: watch.id,
    url: listLink(watch, world.ward.publicUrl),
    stop: { url: world.newsStopLink(watch.id), name: words.news.stopDo, done: words.news.stopped },
  };
}
