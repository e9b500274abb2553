import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { words } from "../words.vi.ts";
import styles from "./dialog.module.css";

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A panel that slides in from the right. */
export function Sheet({ title, onClose, children }: SheetProps) {
  return (
    <Drawer.Root opened onClose={onClose} position="right" size={390}>
      <Drawer.Overlay />
      <Drawer.Content className={styles.sheet ?? ""}>
        <div className={styles.head}>
          <Drawer.Title className={styles.title ?? ""}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={words.close} />
        </div>
        <Drawer.Body className={styles.sheetBody ?? ""}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
