/** HTML that is safe to send: made only by the `html` tag, which escapes everything put into it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | undefined | false | readonly Part[];

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapePart(part: Part): string {
  if (part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(escapePart).join("");
  return String(part).replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

/** Template tag: strings are escaped, other `Html` and lists of it are taken as they are, undefined and false vanish. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, piece, index) => text + escapePart(parts[index - 1]) + piece));
}

/** A code that is not broken at the end of a line. */
export const whole = (code: string): Html => html`<span class="whole">${code}</span>`;

/** A link whose words stand in a sentence. */
export const linkTo =
  (href: string) =>
  (words: string): Html =>
    html`<a href="${href}">${words}</a>`;
