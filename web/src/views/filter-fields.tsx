import { NativeSelect, TextInput } from "@mantine/core";
import { inboxChannels, inboxQueues, severities } from "../search.ts";
import { useReference } from "../session/session.ts";
import { channelName } from "../shared/channel-mark.tsx";
import { words } from "../words.vi.ts";
import { filterWords as say } from "../words-filter.vi.ts";
import styles from "./filter.module.css";
import type { Filters } from "./queries.ts";

interface FieldsProps {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** The same without what is empty. */
function change({ filters, onChange }: FieldsProps, part: keyof Filters, value: string): void {
  const { [part]: _, ...rest } = filters;
  onChange((value ? { ...rest, [part]: value } : rest) as Filters);
}

/** What the inbox is narrowed to. */
export function FilterFields(props: FieldsProps) {
  const { categories } = useReference();
  const { filters } = props;
  const any = { value: "", label: say.any };
  const select = (part: "queue" | "channel" | "category" | "severity", data: { value: string; label: string }[]) => (
    <NativeSelect
      label={say[part]}
      data={data}
      value={filters[part] ?? ""}
      onChange={(event) => change(props, part, event.currentTarget.value)}
    />
  );
  return (
    <div className={styles.fields}>
      {select(
        "queue",
        inboxQueues.map((value) => ({ value, label: words.inbox.queues[value] })),
      )}
      {select("channel", [any, ...inboxChannels.map((value) => ({ value, label: channelName(value) }))])}
      {select("category", [any, ...categories.map(({ id, name }) => ({ value: id, label: name }))])}
      {select("severity", [
        any,
        ...severities.map((value) => ({ value, label: `${value} · ${words.severities[value]}` })),
      ])}
      <TextInput
        className={styles.wide ?? ""}
        label={say.q}
        maxLength={200}
        value={filters.q ?? ""}
        onChange={(event) => change(props, "q", event.currentTarget.value)}
      />
    </div>
  );
}
