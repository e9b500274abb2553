import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ApiError } from "../api.ts";
import { sayWhy } from "../shared/say-why.ts";
import { Failure, GreyRows } from "../shared/states.tsx";
import { settingWords as say } from "../words-setting.vi.ts";
import styles from "./setting.module.css";
import { SettingHistory } from "./setting-history.tsx";
import { type Setting, type SettingKind, settingQuery, useSettingActs } from "./settings.ts";

/** What a form of a setting works with. */
export interface SettingForm<K extends SettingKind> {
  body: Setting<K>["body"];
  change(next: Setting<K>["body"]): void;
  /** Code of what is wrong at a place ("week.0.1") or anywhere below it, once the server refused it. */
  faultAt(path: string): string | undefined;
  isReadOnly: boolean;
}

interface PageProps<K extends SettingKind> {
  kind: K;
  title: string;
  intro: string;
  children: (form: SettingForm<K>) => ReactNode;
}

/** "week.0.1: overlap" for each fault, as the server writes them. */
function faultsOf(error: unknown): Map<string, string> {
  const { issues } = error instanceof ApiError ? error.details : {};
  const lines = Array.isArray(issues) ? issues : [];
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]));
}

function Refusal({
  error,
  setting,
  onSeeNew,
}: {
  error: unknown;
  setting: Setting<SettingKind>;
  onSeeNew: () => void;
}) {
  const isStale = error instanceof ApiError && error.code === "STALE";
  if (faultsOf(error).size > 0) return <p role="alert">{say.faults}</p>;
  if (!isStale) return <p role="alert">{sayWhy(error)}</p>;
  return (
    <p role="alert">
      {say.changed(setting.history[0]?.authorName ?? say.somebody)}{" "}
      <Button size="compact-xs" variant="default" onClick={onSeeNew}>
        {say.seeNew}
      </Button>
    </p>
  );
}

/** The form over one version; a newer one does not take away what is being written. */
function Editor<K extends SettingKind>({
  setting,
  children,
}: { setting: Setting<K> } & Pick<PageProps<K>, "children">) {
  const [draft, setDraft] = useState<{ base: number; body: Setting<K>["body"] }>();
  const [note, setNote] = useState("");
  const { change, restore } = useSettingActs(setting.kind as K);
  const faults = faultsOf(change.error);
  const isReadOnly = !setting.mayEdit;
  const drop = (): void => {
    setDraft(undefined);
    setNote("");
    change.reset();
  };
  const form: SettingForm<K> = {
    body: draft?.body ?? setting.body,
    change: (body) => setDraft((before) => ({ base: before?.base ?? setting.number, body })),
    faultAt: (path) => faults.get(path) ?? [...faults].find(([at]) => at.startsWith(`${path}.`))?.[1],
    isReadOnly,
  };
  const save = (): void => {
    if (draft) change.mutate({ ...draft, ...(note.trim() ? { note: note.trim() } : {}) }, { onSuccess: drop });
  };
  return (
    <>
      {children(form)}
      {draft && (
        <div className={styles.bar}>
          {change.error && <Refusal error={change.error} setting={setting} onSeeNew={drop} />}
          <TextInput label={say.note} value={note} maxLength={500} onChange={(e) => setNote(e.currentTarget.value)} />
          <Button variant="default" onClick={drop}>
            {say.drop}
          </Button>
          <Button loading={change.isPending} onClick={save}>
            {say.save}
          </Button>
        </div>
      )}
      <SettingHistory
        setting={setting}
        onRestore={isReadOnly || draft ? undefined : (number) => restore.mutate({ base: setting.number, number })}
        error={restore.error}
      />
    </>
  );
}

/** One setting: its form, saved as a new version, and every version before it to go back to. */
export function SettingPage<K extends SettingKind>({ kind, title, intro, children }: PageProps<K>) {
  const { data, error, refetch } = useQuery(settingQuery(kind));
  return (
    <section className={styles.page}>
      <h1>{title}</h1>
      <p className={styles.intro}>{intro}</p>
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={4} height={56} />}
      {data && <Editor setting={data}>{children}</Editor>}
    </section>
  );
}
