-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "post_ref" TEXT;

-- Written by hand. How many talks began under a post of late.
CREATE INDEX "conversation_post_hand" ON "conversation" ("channel", "post_ref", "opened_at") WHERE "post_ref" IS NOT NULL;
