import { create as attachment } from "content-disposition";
import { AppError } from "../../core/errors.ts";
import { draftEntries } from "../../core/knowledge/draft-entries.ts";
import { proposeVersions } from "../../core/knowledge/propose-versions.ts";
import { staffActor } from "../../core/people/staff.ts";
import { localDate } from "../../core/ticket/working-time.ts";
import { dayWords } from "../../nlp/knowledge/day-words.ts";
import { saysSame } from "../../nlp/knowledge/record-meaning.ts";
import { recordsInForce } from "../../nlp/knowledge/records-in-force.ts";
import type { SheetType } from "../../nlp/knowledge/sheet/archive.ts";
import { writeKnowledgeSheet } from "../../nlp/knowledge/sheet/sheet.ts";
import type { Handlers } from "./context.ts";
import type { KnowledgeDeps } from "./knowledge.ts";
import { fileNameOf, lookAt, presentLook } from "./look-at-sheet.ts";

const forms: Record<SheetType, { ending: string; mimeType: string }> = {
  xlsx: { ending: "xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  csv: { ending: "zip", mimeType: "application/zip" },
};
const kind = "procedure";

/** The records as a spreadsheet: handed out, looked at when it comes back, and made into drafts. */
export function sheetHandlers({ store, world, library }: KnowledgeDeps) {
  return {
    downloadSheet: async ({ query: { type }, response }) => {
      const versions = await store.transaction((tx) => tx.knowledge.inState(["published"]));
      const content = await writeKnowledgeSheet(recordsInForce(library.release, versions), type);
      const { ending, mimeType } = forms[type];
      const { ward, clock } = world;
      const day = localDate(clock.now());
      const fileName = `Kho kiến thức ${ward.kind} ${ward.name} ${day}.${ending}`;
      response.writeHead(200, {
        "content-type": mimeType,
        "content-disposition": attachment(fileName, { fallback: `kho-kien-thuc-${day}.${ending}` }),
        "content-length": content.length,
        "x-content-type-options": "nosniff",
      });
      response.end(content);
      return undefined;
    },
    lookAtSheet: async ({ staff, request }) => presentLook(await lookAt(request.file, staff, { store, library })),
    draftFromSheet: async ({ staff, request, query: { seen } }) => {
      const look = await lookAt(request.file, staff, { store, library });
      if (look.problems.length > 0)
        throw new AppError("BAD_INPUT", "the file has slips", { details: { reason: "slips" } });
      if (look.fingerprint !== seen) throw new AppError("STALE", "this is not what was looked at");
      const note = `Từ bảng tính ${fileNameOf(request.file)}, ${dayWords(world.clock.now())}`;
      const entries = look.changes.map(({ id: entryId, base, after: body }) => ({ entryId, base, body }));
      const { validators } = library;
      const common = { world, actor: staffActor(staff), kind, entries, note, validators, saysSame } as const;
      const drafted = await store.transaction((tx) => draftEntries({ tx, ...common }));
      const nameOf = new Map(look.changes.map(({ id, after }) => [id, after.name]));
      const told = (outcome: "waits" | "stale") =>
        drafted.flatMap((one) =>
          one.outcome === outcome ? [{ id: one.entryId, name: nameOf.get(one.entryId) ?? one.entryId }] : [],
        );
      const drafts = drafted.flatMap((one) =>
        one.outcome === "drafted"
          ? [{ versionId: one.version.id, id: one.entryId, name: nameOf.get(one.entryId) ?? one.entryId }]
          : [],
      );
      const late = look.stale.map(({ id, name }) => ({ id, name }));
      return { drafts, waiting: told("waits"), stale: [...late, ...told("stale")] };
    },
    proposeDrafts: async ({ staff, body: { ids } }) => {
      const actor = staffActor(staff);
      const { proposed, stale } = await store.transaction((tx) =>
        proposeVersions({ tx, world, actor, ids, validators: library.validators }),
      );
      return { proposed: proposed.length, stale: stale.map(({ id }) => ({ id })) };
    },
  } satisfies Partial<Handlers>;
}
