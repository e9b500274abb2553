/** Less is a toolbar that came or went, px. */
const keyboardPx = 120;

/**
 * A keyboard that lies over the page (iPhones and the apps there): the page is made as high as what can be seen of it,
 * so that the field and the last line stay in sight. Where the keyboard shrinks the page itself, the sheet does it.
 */
export function makeRoom(page: HTMLElement): void {
  const view = window.visualViewport;
  view?.addEventListener("resize", () => {
    // zoomed in by two fingers, less is seen too, and nothing is to be moved then
    const isOpen = view.scale < 1.05 && window.innerHeight - view.height > keyboardPx;
    page.toggleAttribute("data-keyboard", isOpen);
    page.style.setProperty("--cn-seen", `${view.height}px`);
    if (isOpen) window.scrollTo(0, 0);
  });
}
