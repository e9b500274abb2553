import { z } from "zod";
import { attachmentSchema } from "../channel/event.ts";
import { dossierStateIds } from "../dossier/dossier.ts";
import { categoryIds, severities } from "../ticket/taxonomy.ts";
import { flags } from "../understanding/classification.ts";
import { aspects } from "../understanding/knowledge.ts";
import { placeSchema } from "../understanding/place.ts";

const category = z.enum(categoryIds as [string, ...string[]]) as unknown as z.ZodType<(typeof categoryIds)[number]>;

/** A report that is still being put together (dialogues §2). */
export const reportDraftSchema = z.object({
  /** All the resident's words so far. */
  text: z.string(),
  summary: z.string().optional(),
  /** The summary in Vietnamese, for staff, where the resident writes another language. */
  title: z.string().optional(),
  category: category.optional(),
  /** Further categories of the same matter at the same place. */
  secondary: z.array(category).optional(),
  proposals: z.array(z.object({ id: category, confidence: z.number() })),
  cues: z.array(z.string()),
  /** The model or a rule is above the leaf's threshold, or the resident chose it. */
  sure: z.boolean(),
  severity: z.enum(severities),
  flags: z.array(z.enum(flags)),
  place: placeSchema.optional(),
  /** Places offered as buttons. */
  candidates: z.array(placeSchema),
  when: z.string().optional(),
  attachments: z.array(attachmentSchema),
  /** Questions asked in a row; three at most. */
  questions: z.number(),
  startedAt: z.coerce.date(),
  reminded: z.boolean(),
  /** The resident said it is not so: the next showing is a correction. */
  denied: z.boolean().optional(),
  /** How often the place was asked; two tries at most. */
  placeTries: z.number().optional(),
  /** The known incident it seems to tell of, once the resident was asked about it; asked once. */
  alike: z.object({ code: z.string(), likeness: z.number() }).optional(),
  /** The incident whose flood mode it falls under; the resident was told what is known and asked whether anybody is in danger. */
  flooded: z.string().optional(),
  /** The resident was led back to it after another subject; done once. */
  resumed: z.boolean().optional(),
  /** The name under which a second reader's word on it is kept. */
  askedAs: z.string().optional(),
});
export type ReportDraft = z.infer<typeof reportDraftSchema>;

const choice = z.object({
  label: z.string(),
  value: z.string(),
  url: z.string().optional(),
  asksLocation: z.boolean().optional(),
});

/** What the bot must remember between turns; stored with the conversation, checked when read. */
export const dialogueSchema = z.object({
  introduced: z.boolean(),
  draft: reportDraftSchema.optional(),
  /** Reports told in the same go, in order: each becomes the draft once the one before it is settled. */
  queue: z.array(reportDraftSchema).optional(),
  /** Codes of reports that are filed already and told together with the last of the queue. */
  untold: z.array(z.string()).optional(),
  /** The question we are waiting on: its phrase key and buttons, so that typed labels and numbers count. */
  pending: z
    .object({
      key: z.string(),
      choices: z.array(choice),
      ticketCode: z.string().optional(),
      dossierCode: z.string().optional(),
      /** The resident's words that led to the question, to act on once it is answered. */
      text: z.string().optional(),
      at: z.coerce.date(),
    })
    .optional(),
  /** Procedure the talk is about, for follow-ups. */
  procedureId: z.string().optional(),
  /** Of that procedure: what was told by itself, so that only the rest is offered. */
  toldAspects: z.array(z.enum(aspects)).optional(),
  /** Article on ward life the talk is about, likewise; never both. */
  articleId: z.string().optional(),
  /** The hour at the service centre the talk is about: what for, what was offered, which one is being moved or was just told. */
  booking: z
    .object({
      serviceId: z.string(),
      procedureId: z.string().optional(),
      /** What to bring, as the record has it. */
      papers: z.string().optional(),
      offered: z.array(z.coerce.date()),
      movingId: z.string().optional(),
      startsAt: z.coerce.date().optional(),
    })
    .optional(),
  /** The number for the hall that was taken here last; it counts on its day alone. */
  hallNumberId: z.string().optional(),
  /** Misunderstandings in a row. */
  misunderstood: z.number(),
  thankedAt: z.coerce.date().optional(),
  spamToldAt: z.coerce.date().optional(),
  /** So much was sent that it is kept and not answered one by one; `liftedUntil`: a person lets the bot answer until then. */
  flood: z
    .object({ since: z.coerce.date(), toldAt: z.coerce.date(), liftedUntil: z.coerce.date().optional() })
    .optional(),
  kinship: z.string().optional(),
  /** Wrong guesses of a number's last digits, by the ticket or the dossier they were made for. */
  digitMisses: z.record(z.string(), z.number()).optional(),
  /** Dossiers that were shown here after their number's last digits were named, and what was told of them; newest last. */
  provenDossiers: z
    .array(
      z.object({
        code: z.string(),
        state: z.enum(dossierStateIds),
        dueAt: z.coerce.date().optional(),
        changedAt: z.coerce.date(),
        asOf: z.coerce.date(),
      }),
    )
    .optional(),
  /** The person's own thread, in which this talk under a public post goes on. */
  movedTo: z.string().optional(),
  language: z.enum(["vi", "en", "other"]),
});
export type Booking = NonNullable<z.infer<typeof dialogueSchema>["booking"]>;
export type Dialogue = z.infer<typeof dialogueSchema>;

/** The state of a conversation nobody has written in yet. */
export const emptyDialogue: Dialogue = { introduced: false, misunderstood: 0, language: "vi" };
