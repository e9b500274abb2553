import { Api } from "./api.ts";
import { Arrival, type Came } from "./arrival.ts";
import { el } from "./dom.ts";
import { createEntryStore } from "./entry-store.ts";
import { Frame } from "./frame.ts";
import { Host } from "./host.ts";
import type { Kept } from "./kept.ts";
import { Lines } from "./lines.ts";
import { Live } from "./live.ts";
import type { Row } from "./log-view.ts";
import type { Looks } from "./looks.ts";
import { offered } from "./offered.ts";
import { Outbox } from "./outbox.ts";
import { rowsOf } from "./rows.ts";
import type { Choice, Content, Entry, Line, Photo, Talk } from "./types.ts";

/** Lines asked for when something changed; more only when nobody knows how much was missed. */
const newestLines = 40;
const allLines = 200;
/** Several signals of one turn are one look. */
const settleMs = 60;
/** From then on the wait is spoken of. */
const slowMs = 15_000;

/** What the server wrote into the page for the window. */
export interface Given extends Came {
  root: HTMLElement;
  ward: string;
  codePrefix: string;
  menu: Choice[];
}

const newId = (): string =>
  crypto.randomUUID ? crypto.randomUUID() : `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 12)}`;

/** The resident's talk in one window: what was said, what is on its way, and the frame that shows both. */
export class Chat {
  readonly #given: Given;
  readonly #kept: Kept;
  readonly #looks: Looks;
  readonly #api: Api;
  readonly #arrival: Arrival;
  readonly #outbox: Outbox;
  readonly #host: Host;
  readonly #tabs = "BroadcastChannel" in window ? new BroadcastChannel("cau-noi-chat") : undefined;
  readonly #pictures = new Map<Blob, string>();
  readonly #progress = new Map<string, string>();
  readonly #lines = new Lines();
  #frame: Frame;
  #holder: Talk["holder"] = { kind: "bot" };
  #isLoaded = false;
  #isLive = false;
  #unread = 0;
  #mustLoadAll = true;
  #looking: ReturnType<typeof setTimeout> | undefined;

  constructor(given: Given, kept: Kept, looks: Looks) {
    this.#given = given;
    this.#kept = kept;
    this.#looks = looks;
    this.#arrival = new Arrival(given, kept);
    this.#api = new Api(kept, given.isEmbedded);
    this.#outbox = new Outbox({
      store: createEntryStore(),
      send: (entry) => this.#send(entry),
      newId,
      now: () => Date.now(),
      later: (work, ms) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
      onChange: () => this.#show(),
    });
    this.#frame = this.#mount();
    this.#host = new Host(given.isEmbedded, (isShown, focus) => this.#onShown(isShown, focus));
  }

  /** Opens the session, shows what was said, listens, and sends what an earlier page left. */
  async begin(): Promise<void> {
    addEventListener("online", () => this.#outbox.kick());
    document.addEventListener("visibilitychange", () => this.#seen());
    if (this.#tabs) this.#tabs.onmessage = () => void this.#outbox.load();
    for (let pauseMs = 1_000; ; pauseMs = Math.min(pauseMs * 2, 15_000)) {
      try {
        await this.#api.open();
        this.#frame.note("");
        break;
      } catch {
        this.#frame.note(this.#looks.words.broken);
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
    await this.#outbox.load();
    new Live({
      headers: () => this.#api.headers,
      onNews: (missed) => this.#look(missed),
      onState: (isLive) => {
        this.#isLive = isLive;
        this.#show();
      },
    }).connect();
  }

  /** Says once how the resident came. */
  #arrive(): void {
    if (!this.#isLoaded || !this.#host.isSeen) return;
    const content = this.#arrival.take(this.#lines.all);
    if (content) this.#add(content);
  }

  #mount(): Frame {
    const { root, ward, isEmbedded } = this.#given;
    const frame = new Frame({
      looks: this.#looks,
      ward,
      onSend: (text, photos) => this.#add(text ? { text } : {}, photos),
      onPlace: () => this.#findPlace(),
      onChoice: (choice) =>
        choice.asksLocation ? this.#findPlace() : this.#add({ choice: choice.value, label: choice.label }),
      onLanguage: () => {
        const { text } = this.#frame.composer;
        this.#frame = this.#mount();
        this.#frame.composer.text = text;
        this.#show();
        this.#frame.log.speak();
        this.#frame.composer.focus();
      },
      onClose: isEmbedded ? () => this.#host.say({ cauNoi: "close" }) : undefined,
    });
    if (isEmbedded) {
      frame.element.addEventListener("keydown", (event) => {
        if (event.key === "Escape") this.#host.say({ cauNoi: "close" });
      });
    }
    root.replaceChildren(frame.element);
    return frame;
  }

  #add(content: Content, photos: Photo[] = []): void {
    if (this.#api.isLost) void this.#ask();
    this.#outbox.add(content, photos);
    this.#frame.note("");
    this.#frame.log.toEnd();
    this.#tabs?.postMessage("changed");
  }

  /** Storage may be asked for only while the resident does something. */
  async #ask(): Promise<void> {
    if (await this.#kept.ask()) this.#api.isLost = false;
    this.#show();
  }

  async #send(entry: Entry): Promise<Awaited<ReturnType<Api["send"]>>> {
    const { words } = this.#looks;
    const outcome = await this.#api.send(entry, (index, share) => {
      const percent = Math.round(share * 100);
      this.#progress.set(entry.clientId, words.uploading(index + 1, entry.photos.length, percent));
      this.#show();
    });
    this.#progress.delete(entry.clientId);
    return outcome;
  }

  #findPlace(): void {
    const { words } = this.#looks;
    const refused = (): void => void this.#offerMap();
    if (!navigator.geolocation) {
      refused();
      return;
    }
    this.#frame.note(words.locating);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => this.#add({ place: { latitude, longitude }, label: words.here }),
      refused,
      { timeout: 15_000, maximumAge: 60_000, enableHighAccuracy: true },
    );
  }

  /** No position from the device: the ward's own map, on which a place is touched; its pin comes into this talk. */
  async #offerMap(): Promise<void> {
    const { words } = this.#looks;
    const url = await this.#api.mapLink().catch(() => undefined);
    const link = url ? el("a", { href: url, target: "_blank", rel: "noopener" }, words.map) : undefined;
    this.#frame.note(words.noPlace, link);
    link?.focus();
  }

  #look(missed: boolean): void {
    this.#mustLoadAll ||= missed;
    clearTimeout(this.#looking);
    this.#looking = setTimeout(() => void this.#load(), settleMs);
  }

  async #load(): Promise<void> {
    const isAll = this.#mustLoadAll;
    try {
      const { holder, messages } = await this.#api.talk(isAll ? allLines : newestLines);
      this.#mustLoadAll = false;
      this.#take(holder, messages);
    } catch {
      this.#looking = setTimeout(() => void this.#load(), 3_000);
    }
  }

  #take(holder: Talk["holder"], messages: readonly Line[]): void {
    const fresh = this.#lines.take(messages);
    this.#holder = holder;
    this.#outbox.forget(messages.flatMap(({ clientId }) => (clientId ? [clientId] : [])));
    if (this.#isLoaded && !this.#host.isSeen) this.#unread += fresh;
    const isFirst = !this.#isLoaded;
    this.#isLoaded = true;
    this.#show();
    this.#seen();
    if (!isFirst) return;
    this.#frame.log.speak();
    this.#arrive();
  }

  #onShown(isShown: boolean, focus: boolean): void {
    if (!isShown) return;
    this.#seen();
    this.#frame.log.toEnd();
    if (focus) this.#frame.composer.focus();
    this.#arrive();
  }

  #seen(): void {
    if (this.#host.isSeen) this.#unread = 0;
    this.#host.say({ cauNoi: "unread", count: this.#unread });
    if (this.#given.isEmbedded) return;
    const title = document.title.replace(/^\(\d+\) /, "");
    document.title = this.#unread > 0 ? `(${this.#unread}) ${title}` : title;
  }

  #rows(): Row[] {
    return rowsOf({
      lines: this.#lines.all,
      entries: this.#outbox.entries,
      progress: this.#progress,
      isLoaded: this.#isLoaded,
      isLost: this.#api.isLost,
      words: this.#looks.words,
      codePrefix: this.#given.codePrefix,
      urlOf: (blob) => this.#urlOf(blob),
      again: (clientId) => this.#outbox.retry(clientId),
      drop: (clientId) => this.#outbox.forget([clientId]),
    });
  }

  #urlOf(blob: Blob): string {
    const url = this.#pictures.get(blob) ?? URL.createObjectURL(blob);
    this.#pictures.set(blob, url);
    return url;
  }

  /** Puts everything as it is now into the frame. */
  #show(): void {
    const frame = this.#frame;
    if (!frame) return;
    const { words } = this.#looks;
    const { kind, name } = this.#holder;
    frame.log.show(this.#rows());
    const who = kind === "operator" ? words.answers.operator(name ?? words.person) : words.answers[kind];
    if (!this.#isLoaded) frame.answers("", kind);
    else if (navigator.onLine === false || this.#outbox.isStuck) frame.answers(words.offline, "off");
    else frame.answers(this.#isLive || !this.#isLoaded ? who : words.reconnecting, this.#isLive ? kind : "off");
    const { entries } = this.#outbox;
    const unread = entries.filter(({ state }) => state === "sent");
    const isLate = unread.some(({ at }) => Date.now() - at > slowMs);
    frame.reading(kind === "bot" && unread.length > 0 ? (isLate ? words.slow : words.reading) : undefined);
    if (unread.length > 0 && !isLate) this.#showLater();
    const lines = this.#lines.all;
    const isAnswering = entries.some(({ state }) => state !== "refused");
    frame.offer(this.#isLoaded ? offered(lines, isAnswering, this.#given.menu) : []);
  }

  #later: ReturnType<typeof setTimeout> | undefined;
  #showLater(): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#show(), slowMs + 500);
  }
}
