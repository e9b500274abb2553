import { getRouteApi, useNavigate, useParams } from "@tanstack/react-router";
import { useSession } from "../session/session.ts";
import { type KeyMap, useKeys } from "../shared/keys.ts";
import { useIsNarrow } from "../shared/use-width.ts";
import { words } from "../words.vi.ts";
import { ConversationList } from "./conversation-list.tsx";
import { useGiving } from "./giving.tsx";
import styles from "./inbox-page.module.css";
import { useMerging } from "./merging.tsx";
import { Preview } from "./preview.tsx";
import { useInboxList } from "./use-inbox-list.ts";
import { type Marks, useMarks } from "./use-marks.ts";
import { usePreview } from "./use-preview.ts";
import { Workbench } from "./workbench.tsx";

const route = getRouteApi("/desk/hop-thu");

interface Steps {
  look: (step: 1 | -1) => void;
  move: (step: 1 | -1) => void;
  accept: () => void;
}

/** The keys that go through the list. */
function keysOf({ look, move, accept }: Steps): KeyMap {
  const [down, up, lookDown, lookUp] = [() => move(1), () => move(-1), () => look(1), () => look(-1)];
  return {
    ...{ KeyJ: down, ArrowDown: down, KeyK: up, ArrowUp: up, Period: accept },
    ...{ "Shift+KeyJ": lookDown, "Shift+ArrowDown": lookDown, "Shift+KeyK": lookUp, "Shift+ArrowUp": lookUp },
  };
}

interface MarkKeys {
  marks: Marks;
  /** Chooses the row under the cursor, or not any more. */
  mark: () => void;
  merge: () => void;
  give: () => void;
  off: boolean;
}

/** The keys of the chosen rows. */
function useMarkKeys({ marks, mark, merge, give, off }: MarkKeys): void {
  const { can } = useSession();
  useKeys({ KeyV: mark }, { off: !can("conversation.hold") });
  useKeys(
    {
      KeyE: () => void marks.run({ act: "done" }),
      KeyT: () => void marks.run({ act: "take" }),
      KeyX: () => void marks.run({ act: "spam" }),
      ...{ KeyA: give, KeyM: merge, Escape: marks.clear },
    },
    { off: off || marks.ids.size === 0 },
  );
}

/** The inbox: list, thread and right panel; one column on a phone. */
export function InboxPage() {
  const search = route.useSearch();
  const { id } = useParams({ strict: false });
  const navigate = useNavigate();
  const isNarrow = useIsNarrow();
  const list = useInboxList(search, id);

  const go = (next: string | undefined): void => {
    if (next && next !== id)
      void navigate({ to: "/hop-thu/$id", params: { id: next }, search, replace: id !== undefined });
  };
  /** Something was finished here: the cursor goes to the row below, and the row leaves the queue that waits. */
  const goOn = (): void => {
    const next = list.neighbour(id, 1);
    const other = next === id ? list.neighbour(id, -1) : next;
    if (id && (search.hang ?? "attention") === "attention") list.drop(id);
    if (other && other !== id) go(other);
    else void navigate({ to: "/hop-thu", search });
  };
  const preview = usePreview(id);
  const marks = useMarks(list, (search.hang ?? "attention") === "attention");
  /** Where the cursor is: on the row that is looked at, else on the open one. */
  const cursor = preview.id ?? id;
  const isMarking = marks.ids.size > 0;
  const merging = useMerging(marks.clear);
  const giving = useGiving(marks);
  const merge = (): void => merging.compareTalks([...marks.ids]);
  const open = (next: string | undefined): void => {
    preview.show(undefined);
    go(next);
  };
  const look = (step: 1 | -1): void => preview.show(list.neighbour(cursor, step));
  useKeys(keysOf({ look, move: (step) => open(list.neighbour(cursor, step)), accept: list.accept }));
  useKeys({ Enter: () => open(preview.id), Escape: () => preview.show(undefined) }, { off: !preview.id });
  /** A preview covers the open talk. */
  const isCovered = preview.id !== undefined;
  useMarkKeys({ marks, mark: () => cursor && marks.toggle(cursor), merge, give: giving.give, off: isCovered });

  return (
    <main className={styles.inbox}>
      {!id && !preview.id && <h1 className="sr">{words.inbox.title}</h1>}
      {!(isNarrow && id) && (
        <ConversationList {...{ list, search, preview, marks }} selected={id} onMerge={merge} onGive={giving.give} />
      )}
      {merging.dialog}
      {giving.dialog}
      {preview.id && (
        <Preview
          id={preview.id}
          onOpen={() => open(preview.id)}
          onEnd={() => preview.show(undefined)}
          onPointerEnter={preview.onPane}
          onPointerLeave={preview.onLeave}
        />
      )}
      {id ? (
        <Workbench
          key={id}
          id={id}
          search={search}
          onDone={goOn}
          isCovered={isCovered}
          isQuiet={isCovered || isMarking}
        />
      ) : (
        <p className={styles.blank}>{list.rows.length > 0 ? words.inbox.choose : null}</p>
      )}
    </main>
  );
}
