import { AppError } from "../../core/errors.ts";
import { can } from "../../core/people/access.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import { removeDoomed } from "../../core/privacy/remove-doomed.ts";
import { isShown, type PublicPhoto } from "../../core/publication/photo.ts";
import { photosIn, type TicketPhoto, whyNoPhotos } from "../../core/publication/public-photo.ts";
import { photoToShow, publishPhoto, takeDownPhoto } from "../../core/publication/publish-photo.ts";
import type { Transaction } from "../../core/store.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { besideTheAct, noteInAudit } from "../audit.ts";
import { photoLinks } from "../photo-link.ts";
import { again } from "./again.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";
import { ticketFor } from "./view-ticket.ts";

function presentPhoto(photo: TicketPhoto, publications: readonly PublicPhoto[]) {
  const own = publications.filter(({ source }) => source === photo.key);
  const shown = own.find(isShown);
  const down = shown ? undefined : own.at(-1);
  return {
    ...photo,
    ...given({
      shown: shown && {
        ...{ id: shown.id, ...photoLinks(shown), width: shown.shown.width, height: shown.shown.height },
        ...{ byName: shown.approvedBy.name, at: shown.approvedAt.toISOString() },
      },
      takenDown: down?.takenDownBy &&
        down.takenDownAt && { byName: down.takenDownBy.name, at: down.takenDownAt.toISOString() },
    }),
  };
}

/** Photos for everybody: looked through, approved and taken down by a person; which may be is said by core. */
export function publicPhotoHandlers({ store, world, files, masker }: ApiDeps) {
  const view = async (tx: Transaction, staff: Staff, ticket: Ticket) => {
    const publications = await tx.publicPhotos.ofTicket(ticket.code);
    return {
      items: photosIn(ticket).map((photo) => presentPhoto(photo, publications)),
      ...given({ refusal: whyNoPhotos(ticket, world.ward) }),
      mayPublish: can(staff, "photo.publish"),
      mayTakeDown: can(staff, "photo.take-down"),
    };
  };
  const make = async (sent: {
    staff: Staff;
    params: { code: string };
    body: { key: string; masks: Parameters<typeof masker.mask>[1] };
    agreed: boolean;
  }) => {
    const { staff, params, body, agreed } = sent;
    const { key: source, masks } = body;
    const ticket = await store.transaction((tx) => ticketFor(tx, params.code, staff));
    photoToShow(ticket, world.ward, { source, agreed });
    const file = await files.get(source);
    if (!file) throw new AppError("BAD_INPUT", "no such file", { details: { issues: ["body.key"] } });
    return masker.mask(file.content, masks);
  };
  /** Files nobody is shown any more go at once; what the disk refuses now is tried again every hour. */
  const sweep = (): Promise<unknown> => besideTheAct(() => removeDoomed({ store, files })).catch(() => undefined);
  return {
    listTicketPhotos: ({ staff, params }) =>
      store.transaction(async (tx) => view(tx, staff, await ticketFor(tx, params.code, staff))),
    previewPhoto: async ({ staff, params, body, response }) => {
      const { picture, mimeType } = await make({ staff, params, body, agreed: true });
      response.set({ "content-type": mimeType, "x-content-type-options": "nosniff" }).send(Buffer.from(picture));
      return undefined;
    },
    publishPhoto: async ({ staff, params, body }) => {
      const { key: source, agreed, masks } = body;
      const { mimeType, width, height, ...made } = await make({ staff, params, body, agreed });
      const put: string[] = [];
      const keep = async (content: Uint8Array): Promise<string> => {
        const { key } = await files.put(content, mimeType);
        put.push(key);
        return key;
      };
      const actor = staffActor(staff);
      try {
        const shown = { picture: await keep(made.picture), thumbnail: await keep(made.thumbnail), width, height };
        return await again(() =>
          store.transaction(async (tx) => {
            const ticket = await ticketFor(tx, params.code, staff);
            const photo = await publishPhoto({ tx, world, ticket, actor, source, agreed, shown });
            noteInAudit({ photo: photo.id, masks: masks.length });
            return view(tx, staff, ticket);
          }),
        );
      } catch (error) {
        await besideTheAct(() => store.transaction((tx) => tx.personal.doomFiles(put))).catch(() => undefined);
        throw error;
      } finally {
        await sweep();
      }
    },
    takeDownPhoto: async ({ staff, params: { code, id } }) => {
      const actor = staffActor(staff);
      const answer = await again(() =>
        store.transaction(async (tx) => {
          const ticket = await ticketFor(tx, code, staff);
          await takeDownPhoto({ tx, world, ticket, actor, id });
          return view(tx, staff, ticket);
        }),
      );
      await sweep();
      return answer;
    },
  } satisfies Partial<Handlers>;
}
