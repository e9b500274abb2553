-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "extension" TEXT;
-- CreateTable
CREATE TABLE "call" (
    "id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "phone" TEXT,
    "called_number" TEXT,
    "queue" TEXT,
    "extensions" TEXT[],
    "answered_by" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "wait_seconds" INTEGER,
    "talk_seconds" INTEGER,
    "disposition" TEXT,
    "recording_url" TEXT,
    "conversation_id" TEXT,
    "ticket_codes" TEXT[],
    "call_back_task_id" TEXT,
    "transcribed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    CONSTRAINT "call_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "call_phone_started_at_idx" ON "call"("phone", "started_at");
-- CreateIndex
CREATE INDEX "call_started_at_idx" ON "call"("started_at");
-- CreateIndex
CREATE INDEX "staff_extension_idx" ON "staff"("extension");
