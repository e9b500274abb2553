import { Modal } from "@mantine/core";
import { words } from "../words.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import { CallForm } from "./call-form.tsx";
import { useCallEntry } from "./use-call-entry.ts";

/** The call entry over whatever screen one is on; closing keeps what was typed. */
export function CallDialog({ onClose }: { onClose: () => void }) {
  const entry = useCallEntry();
  return (
    <Modal
      opened
      onClose={onClose}
      title={deskWords.call.title}
      size={900}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": deskWords.call.minimise }}
      aria-label={words.nav.call}
    >
      <CallForm entry={entry} onLeave={onClose} />
    </Modal>
  );
}
