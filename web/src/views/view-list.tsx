import { ActionIcon, Button, TextInput } from "@mantine/core";
import IconArrowDown from "@tabler/icons-react/icons/IconArrowDown";
import IconArrowUp from "@tabler/icons-react/icons/IconArrowUp";
import IconTrash from "@tabler/icons-react/icons/IconTrash";
import { useReference } from "../session/session.ts";
import { filterWords as say } from "../words-filter.vi.ts";
import styles from "./filter.module.css";
import { saidOf, type View } from "./queries.ts";

interface ListProps {
  label: string;
  views: View[];
  /** Unset: it may only be looked at. */
  onChange?: ((how: (views: View[]) => View[]) => void) | undefined;
  onRemove?: (view: View) => void;
  /** Gives one to the other list; its word, and its name for screen readers. */
  move?: { word: string; label: (name: string) => string; run: (view: View) => void } | undefined;
}

const moved = (views: View[], id: string, step: 1 | -1): View[] => {
  const at = views.findIndex((one) => one.id === id);
  const view = views[at];
  return view ? views.toSpliced(at, 1).toSpliced(Math.max(0, at + step), 0, view) : views;
};
const renamed = (views: View[], id: string, name: string): View[] =>
  views.map((one) => (one.id === id ? { ...one, name } : one));

function Row({ view, isFirst, isLast, ...list }: ListProps & { view: View; isFirst: boolean; isLast: boolean }) {
  const reference = useReference();
  const { onChange, onRemove, move } = list;
  const { id, name } = view;
  const rename = (next: string): void => {
    if (next.trim() && next.trim() !== name) onChange?.((views) => renamed(views, id, next.trim()));
  };
  const step = (by: 1 | -1) => ({
    variant: "default",
    size: 32,
    "aria-label": by > 0 ? say.down(name) : say.up(name),
    disabled: by > 0 ? isLast : isFirst,
    onClick: () => onChange?.((views) => moved(views, id, by)),
  });
  return (
    <li className={styles.view}>
      <span className={styles.named}>
        {onChange ? (
          <TextInput
            key={name}
            size="xs"
            aria-label={say.rename(name)}
            maxLength={40}
            defaultValue={name}
            onBlur={(event) => rename(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
          />
        ) : (
          <b>{name}</b>
        )}
        <small>{saidOf(view.filters, reference)}</small>
      </span>
      {onChange && (
        <span className={styles.acts}>
          {move && (
            <Button size="compact-sm" variant="subtle" aria-label={move.label(name)} onClick={() => move.run(view)}>
              {move.word}
            </Button>
          )}
          <ActionIcon {...step(-1)}>
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon {...step(1)}>
            <IconArrowDown size={16} />
          </ActionIcon>
          <ActionIcon variant="default" size={32} aria-label={say.remove(name)} onClick={() => onRemove?.(view)}>
            <IconTrash size={16} />
          </ActionIcon>
        </span>
      )}
    </li>
  );
}

/** Saved views with their names, in their order. */
export function ViewList(props: ListProps) {
  const { label, views } = props;
  if (views.length === 0) return <p className={styles.muted}>{say.none}</p>;
  return (
    <ul className={styles.views} aria-label={label}>
      {views.map((view, at) => (
        <Row key={view.id} {...props} view={view} isFirst={at === 0} isLast={at === views.length - 1} />
      ))}
    </ul>
  );
}
