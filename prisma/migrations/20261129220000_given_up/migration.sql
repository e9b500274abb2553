-- AlterTable
ALTER TABLE "channel_connection" ADD COLUMN "given_up_at" TIMESTAMPTZ(3);
