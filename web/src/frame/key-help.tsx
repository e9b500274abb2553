import { Modal } from "@mantine/core";
import { Kbd } from "../shared/kbd.tsx";
import { words } from "../words.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import styles from "./key-help.module.css";

const groups = ["list", "triage", "anywhere"] as const;

/** All keys at a glance. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={deskWords.keys.title}
      size="xl"
      closeButtonProps={{ "aria-label": words.close }}
    >
      <div className={styles.columns}>
        {groups.map((group) => (
          <section key={group}>
            <h2>{deskWords.keys.groups[group]}</h2>
            <dl>
              {deskWords.keys.rows[group].map(([keys = "", act]) => (
                <div key={keys}>
                  <dt>
                    <Kbd>{keys}</Kbd>
                  </dt>
                  <dd>{act}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
