import { Button } from "@mantine/core";
import IconRobot from "@tabler/icons-react/icons/IconRobot";
import { useMutation } from "@tanstack/react-query";
import { ApiError, api, call } from "../api.ts";
import { useSession } from "../session/session.ts";
import { fullDateOf } from "../shared/time.ts";
import { writingWords as words } from "../words-writing.vi.ts";
import styles from "./machine-writing.module.css";

type Written =
  | { kind: "draft"; text: string; record: { name: string; source: string; checked: string } }
  | { kind: "summary"; text: string };

async function write(id: string, kind: Written["kind"]): Promise<Written> {
  const path = { params: { path: { id } } };
  if (kind === "summary") return { kind, ...(await call(api.POST("/api/conversations/{id}/summary", path))) };
  return { kind, ...(await call(api.POST("/api/conversations/{id}/draft", path))) };
}

/** What a machine wrote, under its mark, which stays as long as the words do. */
function Paper({ written, onUse, onClose }: { written: Written; onUse: (text: string) => void; onClose: () => void }) {
  return (
    <section className={styles.paper} aria-label={words.label}>
      <p className={styles.mark}>
        <IconRobot size={16} aria-hidden />
        {written.kind === "draft" ? words.draftMark : words.summaryMark}
      </p>
      <p className={styles.text}>{written.text}</p>
      {written.kind === "draft" && (
        <small>{words.from(written.record.name, written.record.source, fullDateOf(written.record.checked))}</small>
      )}
      <div className={styles.bar}>
        {written.kind === "draft" && (
          <Button size="xs" variant="default" onClick={() => onUse(written.text)}>
            {words.use}
          </Button>
        )}
        <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </section>
  );
}

/** Drafts and summaries on request, where a model is set up. Nothing is sent from here. */
export function MachineWriting({ id, onUse }: { id: string; onUse: (text: string) => void }) {
  const { writes, can } = useSession();
  const writing = useMutation({ mutationFn: (kind: Written["kind"]) => write(id, kind) });
  if (!writes || !can("conversation.draft")) return null;
  const code = writing.error instanceof ApiError ? writing.error.code : "other";
  return (
    <>
      {writing.data && <Paper written={writing.data} onUse={onUse} onClose={writing.reset} />}
      {writing.error && <p role="alert">{words.errors[code] ?? words.errors.other}</p>}
      <div className={styles.bar}>
        {(["draft", "summary"] as const).map((kind) => (
          <Button
            key={kind}
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconRobot size={15} aria-hidden />}
            loading={writing.isPending && writing.variables === kind}
            onClick={() => writing.mutate(kind)}
          >
            {words[kind]}
          </Button>
        ))}
      </div>
    </>
  );
}
