-- CreateTable
CREATE TABLE "viewer" (
    "staff_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "writing" BOOLEAN NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "viewer_pkey" PRIMARY KEY ("staff_id","conversation_id")
);
-- AddForeignKey
ALTER TABLE "viewer" ADD CONSTRAINT "viewer_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "viewer" ADD CONSTRAINT "viewer_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
