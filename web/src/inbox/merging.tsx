import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { showHint } from "../shared/say-why.ts";
import { answeringWords } from "../words-answering.vi.ts";
import { rowWords } from "../words-rows.vi.ts";
import type { Compared } from "./merge-dialog.tsx";
import { isMergeable } from "./side-panel.tsx";

const MergeDialog = lazy(async () => ({ default: (await import("./merge-dialog.tsx")).MergeDialog }));
type Ticket = Schemas["TicketRow"];
/** Reports that are looked at side by side, as at the server. */
const most = 10;

/** Looks at reports side by side before they are merged; `dialog` is where they stand while they do. */
export function useMerging(onMerged?: () => void): {
  dialog: ReactNode;
  compare: (ticket: Ticket) => void;
  compareFirst: (tickets: Ticket[]) => void;
  compareTalks: (talks: string[]) => void;
} {
  const { can } = useSession();
  const [compared, setCompared] = useState<Compared>();
  const close = (): void => setCompared(undefined);
  const compare = ({ code, proposedParent = "" }: Ticket): void => setCompared({ codes: [code, proposedParent] });
  return {
    dialog: compared && (
      <Suspense fallback={null}>
        <MergeDialog compared={compared} onClose={close} {...(onMerged ? { onMerged } : {})} />
      </Suspense>
    ),
    compare,
    compareFirst: (tickets) => {
      const ticket = tickets.find(isMergeable);
      if (ticket) compare(ticket);
      else showHint(answeringWords.nothingToMerge);
    },
    compareTalks: (talks) => {
      if (talks.length > most) showHint(rowWords.tooManyToMerge);
      else if (can("incident.manage")) setCompared({ talks });
    },
  };
}
