-- AlterTable
ALTER TABLE "citizen" ADD COLUMN     "consents" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "email" TEXT,
ADD COLUMN     "phone_verified" BOOLEAN NOT NULL DEFAULT false;
-- AlterTable
ALTER TABLE "desk_task" ADD COLUMN     "phone" TEXT;
-- AlterTable
ALTER TABLE "lane" ADD COLUMN     "priority" INTEGER NOT NULL DEFAULT 0;
-- AlterTable
ALTER TABLE "message" ADD COLUMN     "via" TEXT;
-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "as_template" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_forwarded" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "news_id" TEXT,
ADD COLUMN     "refused" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "urgent" BOOLEAN NOT NULL DEFAULT false;
-- CreateTable
CREATE TABLE "citizen_link" (
    "id" TEXT NOT NULL,
    "kept_id" TEXT NOT NULL,
    "joined_id" TEXT NOT NULL,
    "proof" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "addresses" JSONB NOT NULL,
    "conversation_ids" TEXT[],
    "before" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    CONSTRAINT "citizen_link_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "link_code" (
    "hash" TEXT NOT NULL,
    "citizen_id" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "link_code_pkey" PRIMARY KEY ("hash")
);
-- CreateIndex
CREATE INDEX "outbox_news_id_idx" ON "outbox"("news_id");
-- CreateIndex
CREATE INDEX "citizen_link_kept_id_idx" ON "citizen_link"("kept_id");
-- CreateIndex
CREATE INDEX "citizen_link_joined_id_idx" ON "citizen_link"("joined_id");

-- Written by hand. What somebody waits for is claimed before news and comments.
DROP INDEX "lane_due_hand";
CREATE INDEX "lane_due_hand" ON "lane" ("queue", "priority", "due_at") WHERE "due_at" IS NOT NULL;
