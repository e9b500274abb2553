-- AlterTable
ALTER TABLE "question_group" ADD COLUMN "entry_id" TEXT;
-- CreateIndex
CREATE INDEX "question_group_entry_id_idx" ON "question_group"("entry_id");
