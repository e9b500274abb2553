-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "machine" JSONB;
