import { queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, call, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { initialOf } from "../shared/numbers.ts";
import { serverNow, useNow } from "../shared/time.ts";
import { rowWords } from "../words-rows.vi.ts";
import styles from "./viewers.module.css";

type State = "looking" | "writing" | "gone";

/** Quick steps through the list are no looking. */
const settleMs = 1_000;
/** The server forgets whoever says nothing for 30 s. */
const beatMs = 12_000;
/** Whoever typed so long ago still writes. */
const writesMs = 10_000;

/** Comings and goings are told at once; that somebody is still there is asked, while anybody is. */
const viewersQuery = queryOptions({
  queryKey: ["viewers"],
  queryFn: () => call(api.GET("/api/viewers")),
  select: ({ items }) => items,
  refetchInterval: ({ state }) => (state.data?.items.length ? beatMs : false),
});

/** Colleagues who have this conversation on the screen. */
function useOthers(id: string): Schemas["Viewer"][] {
  const { staff } = useSession();
  const { data = [] } = useQuery(viewersQuery);
  useNow();
  const now = serverNow();
  return data.filter(
    ({ conversationId, staffId, until }) => conversationId === id && staffId !== staff.id && Date.parse(until) > now,
  );
}

const namesOf = (people: Schemas["Viewer"][]): string => people.map(({ name }) => name).join(", ");

/** Their initials, on the row. */
export function Faces({ id }: { id: string }) {
  const others = useOthers(id);
  if (others.length === 0) return null;
  const writers = others.filter(({ writing }) => writing);
  const text = writers.length > 0 ? rowWords.writes(namesOf(writers)) : rowWords.looks(namesOf(others));
  return (
    <span className={styles.faces} title={text} data-writing={writers.length > 0}>
      <span className="sr">{text}</span>
      {others.slice(0, 3).map(({ staffId, name }) => (
        <i key={staffId} aria-hidden>
          {initialOf(name)}
        </i>
      ))}
    </span>
  );
}

/** Who else is here, over the thread. It keeps nobody from anything. */
export function Company({ id }: { id: string }) {
  const others = useOthers(id);
  const writers = others.filter(({ writing }) => writing);
  const text =
    writers.length > 0 ? rowWords.writes(namesOf(writers)) : others.length > 0 && rowWords.looks(namesOf(others));
  return (
    <div role="status" className={styles.company}>
      {text && (
        <p>
          <Faces id={id} /> <span aria-hidden>{text}</span>
        </p>
      )}
    </div>
  );
}

/** Tells colleagues that this conversation is on the screen here, and whether somebody writes in it. */
export function useTellViewing(id: string): void {
  useEffect(() => {
    let told: State = "gone";
    let typedAt = Number.NEGATIVE_INFINITY;
    const tell = (state: State): void => {
      told = state;
      call(api.POST("/api/conversations/{id}/viewing", { params: { path: { id } }, body: { state } })).catch(
        () => undefined,
      );
    };
    const beat = (): void => {
      if (document.hidden) return;
      tell(performance.now() - typedAt < writesMs ? "writing" : "looking");
    };
    const onInput = ({ target }: Event): void => {
      if (!(target instanceof HTMLTextAreaElement)) return;
      typedAt = performance.now();
      if (told !== "writing") beat();
    };
    const first = setTimeout(beat, settleMs);
    const beats = setInterval(beat, beatMs);
    window.addEventListener("input", onInput);
    return () => {
      clearTimeout(first);
      clearInterval(beats);
      window.removeEventListener("input", onInput);
      if (told !== "gone") tell("gone");
    };
  }, [id]);
}
