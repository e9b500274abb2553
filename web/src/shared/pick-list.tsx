import { TextInput } from "@mantine/core";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { deskWords } from "../words-desk.vi.ts";
import { Dialog } from "./dialog.tsx";
import { fold } from "./numbers.ts";
import styles from "./pick-list.module.css";

/** Something to choose. */
interface Option<T extends string> {
  id: T;
  label: string;
  hint?: string | undefined;
}

interface PickListProps<T extends string> {
  title: string;
  options: Option<T>[];
  onPick: (id: T) => void;
  onClose: () => void;
}

/** Chooses one of many by typing a few letters, with or without marks; arrows and Enter, or a click. */
export function PickList<T extends string>({ title, options, onPick, onClose }: PickListProps<T>) {
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const parts = fold(text).split(/\s+/).filter(Boolean);
  const found = options.filter(({ label, hint = "" }) => {
    const hay = fold(`${label} ${hint}`);
    return parts.every((part) => hay.includes(part));
  });
  const active = found[Math.min(at, found.length - 1)];
  useEffect(() => {
    if (active) document.getElementById(`${id}-${active.id}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id]);
  const pick = (chosen: T): void => {
    onPick(chosen);
    onClose();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt((now) => Math.min(found.length - 1, now + 1));
    else if (event.key === "ArrowUp") setAt((now) => Math.max(0, now - 1));
    else if (event.key === "Enter" && active) pick(active.id);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={deskWords.picker.search}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={active && `${id}-${active.id}`}
        placeholder={deskWords.picker.search}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div id={id} role="listbox" aria-label={title} className={styles.options}>
        {found.map((option) => (
          <button
            key={option.id}
            id={`${id}-${option.id}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={option.id === active?.id}
            onClick={() => pick(option.id)}
          >
            {option.label}
            {option.hint && <small>{option.hint}</small>}
          </button>
        ))}
      </div>
      {found.length === 0 && <p className={styles.none}>{deskWords.picker.none}</p>}
    </Dialog>
  );
}
