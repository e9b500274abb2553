import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { words } from "../words.vi.ts";
import { incidentWords } from "../words-incident.vi.ts";
import styles from "./incident.module.css";
import { previewQuery } from "./queries.ts";

const say = incidentWords.flood;

/** What followers will read, who of them, and by which channel. */
export function Preview({
  code,
  of,
  body,
}: {
  code: string;
  of: "fact" | "news";
  body: { text: string; label?: string };
}) {
  const { text, label } = body;
  const { data } = useQuery(previewQuery(code, of, useDeferredValue(text), useDeferredValue(label)));
  if (!data || text.trim() === "") return null;
  return (
    <div className={styles.preview} aria-live="polite">
      <p>
        {say.reads} · {say.readers(data.readers.length)}
      </p>
      <blockquote>{data.text}</blockquote>
      <ul>
        {data.readers.map(({ name, channel, asTemplate }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: readers have no name of their own, and the list only grows
          <li key={index}>
            {name} ·{" "}
            {channel === null
              ? say.byPerson
              : [words.channels[channel], asTemplate && say.asTemplate].filter(Boolean).join(", ")}
          </li>
        ))}
      </ul>
    </div>
  );
}
