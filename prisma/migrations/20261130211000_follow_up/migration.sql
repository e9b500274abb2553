-- AlterTable
ALTER TABLE "ticket" ADD COLUMN "follow_up_at" TIMESTAMPTZ(3);
