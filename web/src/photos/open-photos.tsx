import { Button } from "@mantine/core";
import IconPhotoShare from "@tabler/icons-react/icons/IconPhotoShare";
import { lazy, Suspense, useState } from "react";
import { useSession } from "../session/session.ts";
import type { Ticket } from "../ticket/queries.ts";
import { photoWords as say } from "../words-photos.vi.ts";

const PhotosDialog = lazy(async () => ({ default: (await import("./photos-dialog.tsx")).PhotosDialog }));

/** The way to what everybody sees of a ticket's photos; there is none where it has no photo. */
export function OpenPhotos({ ticket }: { ticket: Ticket }) {
  const { can } = useSession();
  const [isOpen, setOpen] = useState(false);
  const hasPhotos = [...ticket.attachments, ...ticket.proof].some(({ kind, key }) => kind === "image" && key);
  if (!hasPhotos || !(can("photo.publish") || can("photo.take-down"))) return null;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        mt={8}
        leftSection={<IconPhotoShare size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {can("photo.publish") ? say.open : say.openShown}
      </Button>
      {isOpen && (
        <Suspense>
          <PhotosDialog code={ticket.code} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
