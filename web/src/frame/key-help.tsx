import { Dialog } from "../shared/dialog.tsx";
import { Kbd } from "../shared/kbd.tsx";
import { keyWords } from "../words-keys.vi.ts";
import styles from "./key-help.module.css";

const groups = ["list", "triage", "anywhere"] as const;

/** All keys at a glance. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={keyWords.keys.title} onClose={onClose} size="xl">
      <div className={styles.columns}>
        {groups.map((group) => (
          <section key={group}>
            <h2>{keyWords.keys.groups[group]}</h2>
            <dl>
              {keyWords.keys.rows[group].map(([keys = "", act]) => (
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
    </Dialog>
  );
}
