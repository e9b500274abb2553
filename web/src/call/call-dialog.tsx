import { Dialog } from "../shared/dialog.tsx";
import { deskWords } from "../words-desk.vi.ts";
import { CallForm } from "./call-form.tsx";
import { useCallEntry } from "./use-call-entry.ts";

/** The call entry over whatever screen one is on; closing keeps what was typed. */
export function CallDialog({ onClose }: { onClose: () => void }) {
  const entry = useCallEntry();
  return (
    <Dialog title={deskWords.call.title} onClose={onClose} size={900} closeLabel={deskWords.call.minimise} steady>
      <CallForm entry={entry} onLeave={onClose} />
    </Dialog>
  );
}
