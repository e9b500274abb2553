import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog } from "../shared/dialog.tsx";
import { addressOf } from "../shared/photos.tsx";
import { Failure, GreyRows } from "../shared/states.tsx";
import { photoWords as say } from "../words-photos.vi.ts";
import { focusOn } from "./focus-on.ts";
import { MaskEditor } from "./mask-editor.tsx";
import type { Mask } from "./masks.ts";
import { nameOf, PhotoList } from "./photo-list.tsx";
import styles from "./photos.module.css";
import { Preview } from "./preview.tsx";
import { photosQuery, type TicketPhoto } from "./queries.ts";

/** A photo somebody is masking, and how far they are. */
interface Work {
  photo: TicketPhoto;
  name: string;
  masks: Mask[];
  step: "mask" | "preview";
}

/** Looks photos of a ticket through for everybody: masks by hand, shows what would be public, approves, takes down. */
export function PhotosDialog({ code, onClose }: { code: string; onClose: () => void }) {
  const { data: photos, error, refetch } = useQuery(photosQuery(code));
  const [work, setWork] = useState<Work>();
  const back = (): void => setWork(undefined);
  const title = !work ? say.title(code) : work.step === "mask" ? say.editor.title(work.name) : say.preview.title;
  const address = work && addressOf({ kind: "image", key: work.photo.key });
  return (
    <Dialog title={title} onClose={onClose} size={820} steady={work !== undefined}>
      <section key={work?.step} ref={focusOn} tabIndex={-1} aria-label={title} className={styles.step}>
        {!work && <p className={styles.intro}>{say.intro}</p>}
        {!photos && !error && <GreyRows rows={2} height={108} />}
        {!photos && error && <Failure title={say.failed} onRetry={() => void refetch()} />}
        {photos && !work && (
          <PhotoList
            code={code}
            photos={photos}
            onMask={(photo) => setWork({ photo, name: nameOf(photo, photos.items), masks: [], step: "mask" })}
          />
        )}
        {work?.step === "mask" && address && (
          <MaskEditor
            address={address}
            name={work.name}
            masks={work.masks}
            onChange={(change) => setWork((now) => now && { ...now, masks: change(now.masks) })}
            onPreview={() => setWork({ ...work, step: "preview" })}
            onBack={back}
          />
        )}
        {work?.step === "preview" && (
          <Preview
            code={code}
            photo={work.photo}
            masks={work.masks}
            onChange={() => setWork({ ...work, step: "mask" })}
            onDone={back}
          />
        )}
      </section>
    </Dialog>
  );
}
