-- AlterTable
ALTER TABLE "contact_check" ADD COLUMN     "category" TEXT,
ADD COLUMN     "street" TEXT,
ALTER COLUMN "ticket_code" DROP NOT NULL;

-- CreateTable
CREATE TABLE "news_watch" (
    "id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "street" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "told_until" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "news_watch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "news_watch_due_at_idx" ON "news_watch"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "news_watch_conversation_id_street_category_key" ON "news_watch"("conversation_id", "street", "category");
