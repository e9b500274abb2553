import { Button } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "../shared/dialog.tsx";
import { showFailure } from "../shared/say-why.ts";
import { isLate, readSheet, type SheetFile, whyRefused } from "../shared/spreadsheet.ts";
import { GreyRows } from "../shared/states.tsx";
import styles from "../shared/take-spreadsheet.module.css";
import { ChooseSheet } from "../shared/take-spreadsheet.tsx";
import { sheetWords as say } from "../words-sheet.vi.ts";
import knowledge from "./knowledge.module.css";
import { SheetLook, Stale } from "./sheet-look.tsx";
import { type Look, useDraftSheet, useLook, useProposeDrafts } from "./sheet-queries.ts";

type Made = NonNullable<ReturnType<typeof useDraftSheet>["data"]>;

/** Drafts that are kept now: all of them are offered to a second person at once. */
function Drafts({ made: { drafts, waiting, stale }, onClose }: { made: Made; onClose: () => void }) {
  const propose = useProposeDrafts();
  const ids = drafts.map(({ versionId }) => versionId);
  return (
    <div className={styles.look}>
      <p role="status">{say.drafted(drafts.length)}</p>
      {waiting.length > 0 && <p className={knowledge.muted}>{say.waiting(waiting.length)}</p>}
      {drafts.length > 0 && <p className={knowledge.muted}>{say.later}</p>}
      <Stale entries={stale} />
      <div className={knowledge.acts}>
        {ids.length > 0 && (
          <Button loading={propose.isPending} onClick={() => propose.mutate(ids, { onSuccess: onClose })}>
            {say.propose}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {say.close}
        </Button>
      </div>
    </div>
  );
}

/** What was found in a file, and the act that makes drafts of it. */
function Found({ file, look, onMade, onLate }: FoundProps) {
  const draft = useDraftSheet();
  const mayDraft = look.problemCount === 0 && look.changes.length > 0;
  const write = (): void =>
    draft.mutate(
      { file, seen: look.fingerprint },
      { onSuccess: onMade, onError: (error) => (isLate(error) ? onLate() : undefined) },
    );
  return (
    <>
      <SheetLook look={look} />
      {draft.error && !isLate(draft.error) && (
        <p role="alert" className={knowledge.warning}>
          {whyRefused(draft.error)}
        </p>
      )}
      {mayDraft && (
        <div className={knowledge.acts}>
          <Button loading={draft.isPending} onClick={write}>
            {say.draft}
          </Button>
        </div>
      )}
    </>
  );
}

interface FoundProps {
  file: SheetFile;
  look: Look;
  onMade: (made: Made) => void;
  onLate: () => void;
}

/** Takes a spreadsheet back: looked at first, then made into drafts, then offered for approval. */
export function SheetDialog({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<SheetFile>();
  const [made, setMade] = useState<Made>();
  const [isLateNow, setLate] = useState(false);
  const look = useLook();
  const choose = async (chosen: File): Promise<void> => {
    const read = await readSheet(chosen);
    setFile(read);
    setLate(false);
    look.mutate(read);
  };
  const lookAgain = (): void => {
    setLate(true);
    if (file) look.mutate(file);
  };
  return (
    <Dialog title={say.title} onClose={onClose} size="xl" steady>
      {made ? (
        <Drafts made={made} onClose={onClose} />
      ) : (
        <>
          <p className={knowledge.muted}>{say.intro}</p>
          <ChooseSheet
            accept=".xlsx,.zip"
            hint={say.file}
            name={file?.name}
            onChoose={(chosen) => void choose(chosen).catch(showFailure)}
          />
          <div aria-live="polite">
            {isLateNow && <p className={knowledge.warning}>{say.changedMeanwhile}</p>}
            {look.isPending && <GreyRows rows={3} height={44} />}
            {look.error && (
              <p role="alert" className={knowledge.warning}>
                {whyRefused(look.error)}
              </p>
            )}
          </div>
          {file && look.data && (
            <Found key={look.data.fingerprint} file={file} look={look.data} onMade={setMade} onLate={lookAgain} />
          )}
        </>
      )}
    </Dialog>
  );
}
