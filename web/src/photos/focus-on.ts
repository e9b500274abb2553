/** A ref that takes the focus to what has just appeared; always the same function, so that it is called once for each. */
export const focusOn = (node: HTMLElement | null): void => node?.focus({ preventScroll: true });
