import { Modal, type ModalProps } from "@mantine/core";
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { words } from "../words.vi.ts";
import styles from "./dialog.module.css";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  size?: NonNullable<ModalProps["size"]>;
  closeLabel?: string;
  /** A click beside it does not close it: too much would be lost to a slip. */
  steady?: boolean;
}

/**
 * Focus goes back to where it was. The library does so when it closes a window itself; ours leave the page with whatever
 * opened them, and a screen reader would find itself at the top of the page.
 */
function useReturnFocus(): void {
  const before = useRef(document.activeElement);
  useEffect(
    () => () => {
      const { current } = before;
      // Later: what the closing act gives the focus to is meant.
      setTimeout(() => {
        if (document.activeElement === document.body && current instanceof HTMLElement)
          current.focus({ preventScroll: true });
      });
    },
    [],
  );
}

/** The library moves the focus a moment after the window is seen; a key pressed in between would be lost. */
function Body({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus(), []);
  return <div ref={box}>{children}</div>;
}

/** A window over the screen: named by its title, closed by Esc, focus stays inside and returns. */
export function Dialog({
  title,
  onClose,
  children,
  size = "md",
  closeLabel = words.close,
  steady = false,
}: DialogProps) {
  useReturnFocus();
  return (
    <Modal.Root opened onClose={onClose} size={size} closeOnClickOutside={!steady}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title className={styles.title ?? ""}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={closeLabel} />
        </div>
        <Modal.Body>
          <Body>{children}</Body>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
