-- AlterTable
ALTER TABLE "message" ADD COLUMN "not_before" TIMESTAMPTZ(3);
-- AlterTable
ALTER TABLE "conversation" ADD COLUMN "snooze" JSONB, ADD COLUMN "snoozed_until" TIMESTAMPTZ(3),
  ADD COLUMN "spam" JSONB, ADD COLUMN "last_act" JSONB;
-- Only what is put off, and only what was judged.
CREATE INDEX "conversation_snoozed_until_hand" ON "conversation" ("snoozed_until") WHERE "snoozed_until" IS NOT NULL;
CREATE INDEX "conversation_spam_hand" ON "conversation" ("active_at" DESC, "id") WHERE "spam" IS NOT NULL;
-- AlterTable
ALTER TABLE "desk_task" ADD COLUMN "for_staff_id" TEXT, ADD COLUMN "asked_by" JSONB;
