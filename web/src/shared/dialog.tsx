import { Modal, type ModalProps } from "@mantine/core";
import type { ReactNode } from "react";
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

/** A window over the screen: named by its title, closed by Esc, focus stays inside. */
export function Dialog({
  title,
  onClose,
  children,
  size = "md",
  closeLabel = words.close,
  steady = false,
}: DialogProps) {
  return (
    <Modal.Root opened onClose={onClose} size={size} closeOnClickOutside={!steady}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title className={styles.title ?? ""}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={closeLabel} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
