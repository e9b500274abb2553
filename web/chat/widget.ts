import type { ToFrame, ToHost } from "./host.ts";

/**
 * The loader that other sites put into their pages: a button that opens the ward's chat in a frame. It takes nothing of
 * the page it stands in but a corner, and reads nothing of it.
 */
const script = document.currentScript as HTMLScriptElement | null;
const options = script?.dataset ?? {};
const origin = new URL(script?.src ?? location.href).origin;
const isEnglish = options.lang === "en";
const label = options.label ?? (isEnglish ? "Message the ward" : "Nhắn phường");
const unreadLabel = (count: number): string =>
  count === 0 ? label : `${label}, ${count} ${isEnglish ? "new" : "tin mới"}`;
const side = options.position === "left" ? "left" : "right";
const stateName = "cau-noi:khung";

const look = `
:host{all:initial}
button{position:fixed;bottom:16px;${side}:16px;z-index:2147483000;display:flex;align-items:center;gap:8px;min-height:56px;padding:0 20px;border:2px solid #fff;border-radius:28px;background:#0f6b5c;color:#fff;font:600 17px/1 system-ui,"Segoe UI",Roboto,Arial,sans-serif;cursor:pointer;box-shadow:0 2px 10px rgba(0,0,0,.3)}
button:hover{background:#0b4a40}
button:focus-visible{outline:3px solid #0b4a40;outline-offset:3px}
b{min-width:24px;padding:4px 7px;box-sizing:border-box;border-radius:12px;background:#b83267;text-align:center;font-size:14px}
b:empty{display:none}
svg{width:26px;height:26px;fill:none;stroke:currentColor;stroke-width:2;stroke-linejoin:round}
iframe{position:fixed;bottom:84px;${side}:16px;z-index:2147483000;width:400px;height:min(640px,calc(100vh - 100px));border:1px solid #8a9692;border-radius:14px;background:#f5f7f6;box-shadow:0 6px 30px rgba(0,0,0,.3);color-scheme:light dark}
iframe[hidden]{display:none}
@media (max-width:480px){iframe{inset:0;width:100%;height:100%;border:0;border-radius:0}button[aria-expanded=true]{display:none}}
@media print{button,iframe{display:none}}`;

function read(): string | null {
  try {
    return localStorage.getItem(stateName);
  } catch {
    return null;
  }
}

function keep(state: "open" | "closed"): void {
  try {
    localStorage.setItem(stateName, state);
  } catch {
    // a page without storage forgets whether it was open; nothing else is lost
  }
}

/** The button, and the frame once somebody asked for it. */
class Launcher {
  readonly #root: ShadowRoot;
  readonly #button = document.createElement("button");
  readonly #badge = document.createElement("b");
  #frame: HTMLIFrameElement | undefined;
  #isReady = false;
  #wantsFocus = false;

  constructor(place: HTMLElement) {
    this.#root = place.attachShadow({ mode: "open" });
    dress(this.#root);
    const button = this.#button;
    button.type = "button";
    button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 5h16v11H10l-5 4v-4H4z"/></svg>';
    const text = document.createElement("span");
    text.textContent = label;
    button.append(text, this.#badge);
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => (this.#isOpen ? this.#close() : this.#open(true)));
    this.#root.append(button);
    this.#root.addEventListener("keydown", (event) => {
      if ((event as KeyboardEvent).key === "Escape") this.#close();
    });
    addEventListener("message", (event: MessageEvent) => this.#hear(event));
    this.#count(0);
  }

  /** As it was on the page before. Who talked here hears of answers on the button; everybody else loads nothing. */
  begin(): void {
    const before = read();
    if (before === "open") this.#open(false);
    else if (before === "closed") setTimeout(() => this.#load(), 1_500);
  }

  get #isOpen(): boolean {
    return this.#frame !== undefined && !this.#frame.hidden;
  }

  #load(): HTMLIFrameElement {
    if (this.#frame) return this.#frame;
    const frame = document.createElement("iframe");
    const query = new URLSearchParams(isEnglish ? { tieng: "en" } : {});
    if (options.place) query.set("noi", options.place);
    frame.src = `${origin}/chat/khung?${query}`;
    frame.title = label;
    frame.allow = "geolocation";
    frame.hidden = true;
    this.#root.insertBefore(frame, this.#button);
    this.#frame = frame;
    return frame;
  }

  #open(focus: boolean): void {
    const frame = this.#load();
    frame.hidden = false;
    this.#button.setAttribute("aria-expanded", "true");
    keep("open");
    this.#count(0);
    this.#wantsFocus = focus;
    if (focus) frame.focus();
    if (this.#isReady) this.#tell({ cauNoi: "shown", focus });
  }

  #close(): void {
    if (!this.#isOpen || !this.#frame) return;
    this.#frame.hidden = true;
    this.#button.setAttribute("aria-expanded", "false");
    keep("closed");
    this.#tell({ cauNoi: "hidden" });
    this.#button.focus();
  }

  #tell(message: ToFrame): void {
    this.#frame?.contentWindow?.postMessage(message, origin);
  }

  #hear({ source, origin: from, data }: MessageEvent<Partial<ToHost> | null>): void {
    if (!this.#frame || source !== this.#frame.contentWindow || from !== origin || !data) return;
    if (data.cauNoi === "close") this.#close();
    if (data.cauNoi === "unread" && "count" in data) this.#count(this.#isOpen ? 0 : Number(data.count) || 0);
    if (data.cauNoi !== "ready") return;
    this.#isReady = true;
    this.#tell(this.#isOpen ? { cauNoi: "shown", focus: this.#wantsFocus } : { cauNoi: "hidden" });
  }

  #count(unread: number): void {
    this.#badge.textContent = unread > 0 ? String(Math.min(unread, 99)) : "";
    this.#button.setAttribute("aria-label", unreadLabel(unread));
  }
}

function start(): void {
  const place = document.createElement("div");
  document.body.append(place);
  new Launcher(place).begin();
}

/** The page's own policy may forbid style elements; made sheets are no such elements. */
function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(look);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement("style");
    style.textContent = look;
    root.append(style);
  }
}

if (document.body) start();
else addEventListener("DOMContentLoaded", start);
