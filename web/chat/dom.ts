type Child = Node | string | false | undefined;

/** What may be said about an element: attributes by name, listeners by `on…`. */
export type Props = Record<string, string | number | boolean | undefined | ((event: never) => void)>;

function give(element: Element, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
}

/** One element with its attributes, listeners and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  give(element, props);
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

const svgSpace = "http://www.w3.org/2000/svg";

/** A line drawing of 24 × 24 from one path; words stand beside or in the button's label. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS(svgSpace, "svg");
  give(svg, { viewBox: "0 0 24 24", width: 24, height: 24, "aria-hidden": "true", class: "cn-icon" });
  const line = document.createElementNS(svgSpace, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** Drawings of the frame's buttons, our own. */
export const drawings = {
  camera: "M4 8h3l2-3h6l2 3h3v11H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
  pin: "M12 21s7-6.6 7-11.5a7 7 0 0 0-14 0C5 14.4 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  send: "M4 12l16-8-5 16-3-6zM12 14l8-10",
  close: "M6 6l12 12M18 6L6 18",
  chat: "M4 5h16v11H10l-5 4v-4H4z",
};
