-- CreateTable
CREATE TABLE "question_group" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "answer" JSONB,
    "actor" JSONB,
    "acted_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "question_group_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "unanswered_question" (
    "id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "procedure_id" TEXT,
    "aspect" TEXT,
    "channel" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "unanswered_question_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "unanswered_question_group_id_at_idx" ON "unanswered_question"("group_id", "at");
-- CreateIndex
CREATE INDEX "unanswered_question_at_idx" ON "unanswered_question"("at");
-- AddForeignKey
ALTER TABLE "unanswered_question" ADD CONSTRAINT "unanswered_question_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "question_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
