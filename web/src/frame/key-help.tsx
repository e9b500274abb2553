import { Dialog } from "../shared/dialog.tsx";
import { Kbd } from "../shared/kbd.tsx";
import { deskWords } from "../words-desk.vi.ts";
import styles from "./key-help.module.css";

const groups = ["list", "triage", "anywhere"] as const;

/** All keys at a glance. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={deskWords.keys.title} onClose={onClose} size="xl">
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
    </Dialog>
  );
}
