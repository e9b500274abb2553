import { Composer, type ComposerDeps } from "./composer.ts";
import { drawings, el, icon } from "./dom.ts";
import { LogView } from "./log-view.ts";
import type { Looks } from "./looks.ts";
import type { Choice } from "./types.ts";

export interface FrameDeps extends Omit<ComposerDeps, "words" | "say"> {
  looks: Looks;
  ward: string;
  /** Set inside another site: closes the window there. */
  onClose?: (() => void) | undefined;
  onChoice(choice: Choice): void;
  /** The language changed: every word is drawn anew. */
  onLanguage(): void;
}

/** The window: who answers, the talk, the buttons, the field. Holds no state of the talk. */
export class Frame {
  readonly element: HTMLElement;
  readonly log: LogView;
  readonly composer: Composer;
  readonly #who = el("p", { class: "cn-answers", role: "status" });
  readonly #reading = el("p", { class: "cn-reading", hidden: true });
  readonly #note = el("p", { class: "cn-note", role: "status" });
  readonly #choices: HTMLElement;
  readonly #deps: FrameDeps;

  constructor(deps: FrameDeps) {
    const { looks, ward, onSend, onPlace, onClose } = deps;
    const { words } = looks;
    this.#deps = deps;
    this.log = new LogView(words.log);
    this.composer = new Composer({ words, onSend, onPlace, say: (text) => this.note(text) });
    this.#choices = el("div", { class: "cn-choices" });
    const settings = this.#settings();
    const toggle = el(
      "button",
      {
        type: "button",
        class: "cn-head-button",
        "aria-expanded": "false",
        "aria-label": words.view,
        title: words.view,
        onclick: () => {
          settings.hidden = !settings.hidden;
          toggle.setAttribute("aria-expanded", String(!settings.hidden));
        },
      },
      "Aa",
    );
    const close =
      onClose &&
      el(
        "button",
        { type: "button", class: "cn-head-button", "aria-label": words.close, title: words.close, onclick: onClose },
        icon(drawings.close),
      );
    const title = el("div", { class: "cn-title" }, el("h1", {}, words.title(ward)), this.#who);
    this.element = el(
      "section",
      { class: "cn-frame", lang: words.lang, "aria-label": words.title(ward) },
      el("header", { class: "cn-head" }, title, toggle, close),
      settings,
      this.log.box,
      this.#reading,
      this.#note,
      this.#choices,
      this.composer.form,
    );
  }

  /** Who answers right now. */
  answers(text: string, kind: string): void {
    if (this.#who.textContent === text) return;
    this.#who.textContent = text;
    this.#who.dataset.kind = kind;
  }

  /** Shown only while the bot really has something unread. */
  reading(text: string | undefined): void {
    this.#reading.hidden = text === undefined;
    if (text !== undefined && this.#reading.textContent !== text) this.#reading.textContent = text;
  }

  /** One sentence above the buttons, with something to press beside it. */
  note(text: string, link?: HTMLElement): void {
    this.#note.replaceChildren(...(text ? [text] : []), ...(link ? [" ", link] : []));
  }

  offer(choices: readonly Choice[]): void {
    const wanted = JSON.stringify(choices);
    if (this.#choices.dataset.shown === wanted) return;
    this.#choices.dataset.shown = wanted;
    const hadFocus = this.#choices.contains(document.activeElement);
    this.#choices.replaceChildren(
      ...choices.map((choice) => {
        const kind = choice.value.startsWith("rate:") ? "rate" : undefined;
        return choice.url
          ? el("a", { href: choice.url, target: "_blank", rel: "noopener", lang: "vi" }, choice.label)
          : el(
              "button",
              { type: "button", class: kind, lang: "vi", onclick: () => this.#deps.onChoice(choice) },
              choice.label,
            );
      }),
    );
    // the pressed button is gone: typing goes on where it would anyhow
    if (hadFocus) this.composer.focus();
  }

  #settings(): HTMLElement {
    const { looks, onLanguage } = this.#deps;
    const { words } = looks;
    const sizes = words.sizes.map((label, size) => {
      const button = el(
        "button",
        { type: "button", class: "cn-small", "aria-pressed": String(looks.size === size), onclick: () => press(size) },
        label,
      );
      return button;
    });
    const press = (size: number): void => {
      looks.setSize(size);
      for (const [index, button] of sizes.entries()) button.setAttribute("aria-pressed", String(index === size));
      this.log.toEnd();
    };
    const contrast = el(
      "button",
      {
        type: "button",
        class: "cn-small",
        "aria-pressed": String(looks.isStrong),
        onclick: () => {
          looks.setStrong(!looks.isStrong);
          contrast.setAttribute("aria-pressed", String(looks.isStrong));
        },
      },
      words.contrast,
    );
    const language = el(
      "button",
      {
        type: "button",
        class: "cn-small",
        lang: words.lang === "vi" ? "en" : "vi",
        onclick: () => {
          looks.switchLanguage();
          onLanguage();
        },
      },
      words.otherLanguage,
    );
    const group = el("div", { role: "group", "aria-label": words.size }, ...sizes);
    return el("div", { class: "cn-settings", hidden: true }, group, contrast, language);
  }
}
