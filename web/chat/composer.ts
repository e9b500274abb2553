import { drawings, el, icon } from "./dom.ts";
import { shrink } from "./shrink.ts";
import type { Photo } from "./types.ts";
import type { Words } from "./words.vi.ts";

/** Photos one message may carry; the server takes ten. */
const maxPhotos = 5;
/** A chooser that opens takes the focus away within this time; one that a web view swallows does not. */
const chooserMs = 1_500;

export interface ComposerDeps {
  words: Words;
  onSend(text: string, photos: Photo[]): void;
  onPlace(): void;
  say(note: string): void;
}

/** Where the resident writes: words, photos waiting to go, a place. */
export class Composer {
  readonly form: HTMLFormElement;
  readonly #field: HTMLTextAreaElement;
  readonly #tray: HTMLUListElement;
  readonly #deps: ComposerDeps;
  #photos: Photo[] = [];
  readonly #urls: string[] = [];

  constructor(deps: ComposerDeps) {
    const { words } = deps;
    this.#deps = deps;
    this.#tray = el("ul", { class: "cn-tray" });
    this.#field = el("textarea", {
      id: "cn-text",
      rows: 1,
      maxlength: 4000,
      placeholder: words.placeholder,
      onkeydown: (event: KeyboardEvent) => this.#onKey(event),
      oninput: () => this.#grow(),
    });
    const chooser = el("input", {
      type: "file",
      accept: "image/*",
      multiple: true,
      "aria-label": words.photo,
      title: words.photo,
      onchange: () => void this.#take(chooser),
      onclick: () => this.#watch(),
    });
    this.form = el(
      "form",
      { class: "cn-form", onsubmit: (event: SubmitEvent) => this.#submit(event) },
      this.#tray,
      el("span", { class: "cn-tool" }, icon(drawings.camera), chooser),
      el(
        "button",
        {
          type: "button",
          class: "cn-tool",
          "aria-label": words.place,
          title: words.place,
          onclick: () => deps.onPlace(),
        },
        icon(drawings.pin),
      ),
      el("label", { for: "cn-text", class: "cn-hidden" }, words.field),
      this.#field,
      el("button", { class: "cn-send", "aria-label": words.send, title: words.send }, icon(drawings.send)),
    );
  }

  get text(): string {
    return this.#field.value;
  }

  set text(value: string) {
    this.#field.value = value;
    this.#grow();
  }

  focus(): void {
    this.#field.focus({ preventScroll: true });
  }

  #onKey(event: KeyboardEvent): void {
    // while a tone mark is being typed, Enter belongs to the typing tool
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#submit(event);
  }

  #submit(event: Event): void {
    event.preventDefault();
    const text = this.text.trim();
    this.focus();
    if (!text && this.#photos.length === 0) return;
    const photos = this.#photos;
    this.#photos = [];
    this.text = "";
    this.#showTray();
    this.#deps.onSend(text, photos);
  }

  async #take(chooser: HTMLInputElement): Promise<void> {
    const files = [...(chooser.files ?? [])].filter(({ type }) => type === "" || type.startsWith("image/"));
    chooser.value = "";
    const free = maxPhotos - this.#photos.length;
    if (files.length > free) this.#deps.say(this.#deps.words.tooMany(maxPhotos));
    for (const file of files.slice(0, free)) this.#photos.push({ blob: await shrink(file) });
    this.#showTray();
    this.focus();
  }

  /** Some apps' web views open no chooser and say nothing; then the resident is told another way. */
  #watch(): void {
    const timer = setTimeout(() => {
      if (document.hasFocus() && !document.hidden) this.#deps.say(this.#deps.words.noChooser);
    }, chooserMs);
    const opened = (): void => clearTimeout(timer);
    for (const name of ["blur", "pagehide"]) addEventListener(name, opened, { once: true });
    document.addEventListener("visibilitychange", opened, { once: true });
  }

  #showTray(): void {
    for (const url of this.#urls.splice(0)) URL.revokeObjectURL(url);
    const items = this.#photos.map((photo, index) => {
      const url = URL.createObjectURL(photo.blob);
      this.#urls.push(url);
      const label = this.#deps.words.removePhoto(index + 1);
      const remove = (): void => {
        this.#photos = this.#photos.filter((other) => other !== photo);
        this.#showTray();
        this.focus();
      };
      const button = el("button", { type: "button", "aria-label": label, title: label, onclick: remove });
      button.append(icon(drawings.close));
      return el("li", {}, el("img", { src: url, alt: "" }), button);
    });
    this.#tray.replaceChildren(...items);
  }

  #grow(): void {
    this.#field.rows = Math.min(5, this.text.split("\n").length + Math.floor(this.text.length / 60));
  }
}
