import { Button } from "@mantine/core";
import type { Schemas } from "../api.ts";
import { addressOf } from "../shared/photos.tsx";
import { momentOf, serverNow } from "../shared/time.ts";
import { photoWords as say } from "../words-photos.vi.ts";
import styles from "./photos.module.css";
import { type TicketPhoto, usePhotoActs } from "./queries.ts";

/** What a photo is called: "Hình trước 2". */
export function nameOf(photo: TicketPhoto, all: readonly TicketPhoto[]): string {
  const ofSide = all.filter(({ side }) => side === photo.side);
  return say.photo(say.sides[photo.side], ofSide.indexOf(photo) + 1);
}

function stateOf({ shown, takenDown }: TicketPhoto): string {
  if (shown) return say.states.shown(shown.byName, momentOf(shown.at, serverNow()));
  return takenDown ? say.states.down(takenDown.byName, momentOf(takenDown.at, serverNow())) : say.states.no;
}

interface PhotoListProps {
  code: string;
  photos: Schemas["TicketPhotos"];
  onMask: (photo: TicketPhoto) => void;
}

/** Photos of a ticket, each with what everybody sees of it. */
export function PhotoList({ code, photos, onMask }: PhotoListProps) {
  const { items, refusal, mayPublish, mayTakeDown } = photos;
  const { takeDown } = usePhotoActs(code);
  const isLeft = refusal !== undefined && items.some(({ shown }) => shown);
  if (items.length === 0) return <p>{say.none}</p>;
  return (
    <>
      {refusal && (
        <p className={styles.warning} role="note">
          {say.refusals[refusal]} {isLeft && say.stillShown}
        </p>
      )}
      <ul className={styles.list}>
        {items.map((photo) => {
          const { key, shown, isResidents } = photo;
          const name = nameOf(photo, items);
          const address = shown ? shown.thumbnailUrl : addressOf({ kind: "image", key });
          return (
            <li key={key} aria-label={name}>
              <img src={address} alt="" width="144" height="108" loading="lazy" />
              <div>
                <h3>{name}</h3>
                <p>{stateOf(photo)}</p>
                {isResidents && <p className={styles.quiet}>{say.residents}</p>}
                <div className={styles.acts}>
                  {mayPublish && !refusal && (
                    <Button
                      size="xs"
                      variant={shown ? "default" : "filled"}
                      aria-label={`${shown ? say.maskAgain : say.mask}: ${name}`}
                      onClick={() => onMask(photo)}
                    >
                      {shown ? say.maskAgain : say.mask}
                    </Button>
                  )}
                  {mayTakeDown && shown && (
                    <Button
                      size="xs"
                      color="red.9"
                      aria-label={`${say.takeDown}: ${name}`}
                      loading={takeDown.isPending && takeDown.variables === shown.id}
                      onClick={() => takeDown.mutate(shown.id)}
                    >
                      {say.takeDown}
                    </Button>
                  )}
                  {shown && !refusal && (
                    <a href={shown.url} target="_blank" rel="noreferrer">
                      {say.see}
                    </a>
                  )}
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
