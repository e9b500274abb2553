import { Modal } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import IconSearch from "@tabler/icons-react/icons/IconSearch";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useSession } from "../session/session.ts";
import { Failure } from "../shared/states.tsx";
import { findWords as say } from "../words-find.vi.ts";
import { type Option, useCommandOptions, useHitOptions } from "./options.tsx";
import styles from "./palette.module.css";
import { findQuery, minChars } from "./queries.ts";

/** Letters are typed faster than this, ms: one question for a word, not one for each letter. */
const pauseMs = 180;
/** Hits of each kind. */
const shownHits = 5;

/** It is there at once: one types right after the key that opens it. */
const noTransition = { duration: 0 };

interface PaletteProps {
  /** Offers what can be done besides what can be found. */
  hasCommands: boolean;
  onClose: () => void;
}

/** Everything there is to choose for what was typed; `isFresh`: it is the answer to just that. */
function useOptions(text: string, hasCommands: boolean) {
  const { can } = useSession();
  const navigate = useNavigate();
  const [asked] = useDebouncedValue(text, pauseMs);
  const maySearch = can("ticket.list");
  const isAsking = maySearch && text.length >= minChars;
  const { data, error, refetch, isPlaceholderData, isFetching } = useQuery({
    ...findQuery(asked, shownHits),
    enabled: maySearch && asked.length >= minChars,
  });
  const commands = useCommandOptions(text);
  const hits = useHitOptions(isAsking ? data : undefined);
  const toAll: Option = {
    id: "all",
    group: say.title,
    body: say.all(text),
    run: () => void navigate({ to: "/tim", search: { q: text } }),
  };
  return {
    options: [...(hasCommands ? commands : []), ...hits, ...(isAsking ? [toAll] : [])],
    isFresh: !isAsking || (asked === text && !isFetching && !isPlaceholderData),
    hits: isAsking ? data && hits.length : undefined,
    isLoose: isAsking && data?.loose === true,
    isAsking,
    maySearch,
    hasFailed: isAsking && error !== null,
    retry: () => void refetch(),
  };
}
type Found = ReturnType<typeof useOptions>;

interface NoteProps {
  text: string;
  found: Found;
  hasCommands: boolean;
  onRetry: () => void;
}

/** What the list cannot say: that nothing is there, that it loads, that it failed. */
function Note({ text, found, hasCommands, onRetry }: NoteProps) {
  const { options, isFresh, hits, isLoose, isAsking, maySearch, hasFailed } = found;
  if (hasFailed) return <Failure title={say.failed} onRetry={onRetry} />;
  if (!isAsking) {
    if (options.length > 0) return null;
    return <p className={styles.note}>{hasCommands && text ? say.noCommand(text) : maySearch && say.hint}</p>;
  }
  if (!isFresh) return hits === undefined ? <p className={styles.note}>{say.searching}</p> : null;
  if (hits === 0) return <p className={styles.note}>{say.none(text)}</p>;
  return isLoose ? <p className={styles.note}>{say.loose}</p> : null;
}

interface ListProps {
  id: string;
  options: Option[];
  active: Option | undefined;
  onPick: (option: Option) => void;
}

/** The options under their groups' names. */
function List({ id, options, active, onPick }: ListProps) {
  const groups = [...new Set(options.map(({ group }) => group))];
  return (
    <div id={id} role="listbox" aria-label={say.list} className={styles.list}>
      {groups.map((group, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={group} role="group" aria-labelledby={`${id}-group-${index}`}>
          <p id={`${id}-group-${index}`} className={styles.group}>
            {group}
          </p>
          {options
            .filter((option) => option.group === group)
            .map((option) => (
              <button
                key={option.id}
                id={`${id}-${option.id}`}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={option === active}
                onClick={() => onPick(option)}
              >
                {option.body}
              </button>
            ))}
        </div>
      ))}
    </div>
  );
}

/** Which option is under the cursor, and the keys that move it; Enter waits for the answer to what was typed. */
function useCursor(found: Found, pick: (option: Option) => void) {
  const { options, isFresh } = found;
  const [at, setAt] = useState(0);
  const [isAwaited, setAwaited] = useState(false);
  const active = options[Math.min(at, options.length - 1)];
  useEffect(() => {
    if (!isAwaited || !isFresh) return;
    setAwaited(false);
    if (active) pick(active);
  });
  const steps: Record<string, () => void> = {
    ArrowDown: () => setAt(Math.min(options.length - 1, at + 1)),
    ArrowUp: () => setAt(Math.max(0, at - 1)),
    Enter: () => setAwaited(true),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.nativeEvent.isComposing ? undefined : steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
  const restart = (): void => {
    setAt(0);
    setAwaited(false);
  };
  return { active, onKeyDown, restart };
}

/** Search while one types, and with `hasCommands` everything that can be done here by its name. */
export function Palette({ hasCommands, onClose }: PaletteProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [before] = useState(() => document.activeElement);
  const text = typed.trim();
  const found = useOptions(text, hasCommands);
  const pick = (option: Option): void => {
    onClose();
    // once this dialog is gone: what the command opens or puts the cursor into is not taken from it again
    setTimeout(option.run);
  };
  const { active, onKeyDown, restart } = useCursor(found, pick);
  useEffect(() => {
    if (active) document.getElementById(`${id}-${active.id}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id]);
  const leave = (): void => {
    onClose();
    if (before instanceof HTMLElement) setTimeout(() => before.focus());
  };
  const field = useRef<HTMLInputElement>(null);
  const retry = (): void => {
    found.retry();
    field.current?.focus();
  };
  // the next letter typed is already text
  useEffect(() => field.current?.focus(), []);
  const title = hasCommands ? say.commandTitle : say.title;
  return (
    <Modal.Root opened onClose={leave} size="lg" returnFocus={false} yOffset="8vh" transitionProps={noTransition}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.palette}>
          <Modal.Title className="sr">{title}</Modal.Title>
          <div className={styles.field}>
            <IconSearch size={18} aria-hidden />
            <input
              ref={field}
              data-autofocus
              role="combobox"
              type="text"
              autoComplete="off"
              aria-label={title}
              aria-expanded={found.options.length > 0}
              aria-controls={id}
              aria-autocomplete="list"
              aria-activedescendant={active && `${id}-${active.id}`}
              placeholder={hasCommands ? say.commandField : say.field}
              value={typed}
              maxLength={200}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                restart();
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <div className={styles.body} aria-busy={!found.isFresh}>
            <Note text={text} found={found} hasCommands={hasCommands} onRetry={retry} />
            <List id={id} options={found.options} active={active} onPick={pick} />
          </div>
          <p className={styles.foot}>
            <span>{say.keys}</span>
            <span role="status">{found.isFresh && found.hits !== undefined && say.count(found.hits)}</span>
          </p>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}
