-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "avatar_url" TEXT;
-- AlterTable
ALTER TABLE "desk_task" ADD COLUMN     "advice" TEXT;
-- CreateTable
CREATE TABLE "channel_connection" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "connected_at" TIMESTAMPTZ(3) NOT NULL,
    "connected_by" JSONB NOT NULL,
    "settings" JSONB NOT NULL,
    "caught_up_to" TIMESTAMPTZ(3),
    CONSTRAINT "channel_connection_pkey" PRIMARY KEY ("channel","account")
);
