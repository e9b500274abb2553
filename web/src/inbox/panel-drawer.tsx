import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { words } from "../words.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import styles from "./panel-drawer.module.css";

/** The right panel where there is no room beside the thread. */
export function PanelDrawer({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={390}
      title={deskWords.panel.label}
      classNames={{ body: styles.body ?? "", content: styles.content ?? "" }}
      closeButtonProps={{ "aria-label": words.close }}
    >
      {children}
    </Drawer>
  );
}
