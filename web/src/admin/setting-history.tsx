import { Button } from "@mantine/core";
import { sayWhy } from "../shared/say-why.ts";
import { momentOf, useNow } from "../shared/time.ts";
import { settingWords as say } from "../words-setting.vi.ts";
import styles from "./setting.module.css";
import type { Setting, SettingKind } from "./settings.ts";

interface HistoryProps {
  setting: Setting<SettingKind>;
  onRestore: ((number: number) => void) | undefined;
  error: unknown;
}

/** Who set what when, newest first. Going back is one more version, so it can be undone as well. */
export function SettingHistory({ setting: { history }, onRestore, error }: HistoryProps) {
  const now = useNow();
  const [inForce] = history;
  const back = (number: number) =>
    onRestore && (
      <Button size="xs" variant="default" aria-label={say.backLabel(number)} onClick={() => onRestore(number)}>
        {say.back}
      </Button>
    );
  return (
    <section className={styles.history}>
      <h2>{say.history}</h2>
      {error ? <p role="alert">{sayWhy(error)}</p> : null}
      {!inForce && <p className={styles.muted}>{say.never}</p>}
      <ol>
        {history.map(({ number, authorName, at, note, restores }) => (
          <li key={number}>
            <b>{say.number(number)}</b>
            <span>
              {restores === undefined
                ? say.written(authorName, momentOf(at, now))
                : say.restored(authorName, momentOf(at, now), restores)}
              {note && <q>{note}</q>}
            </span>
            {number === inForce?.number ? <em>{say.inForce}</em> : back(number)}
          </li>
        ))}
        {inForce && (
          <li>
            <b>{say.released}</b>
            <span />
            {back(0)}
          </li>
        )}
      </ol>
    </section>
  );
}
