-- CreateTable
CREATE TABLE "second_reading" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "machine" TEXT NOT NULL,
    "said" TEXT,
    "fault" TEXT,
    "ticket_code" TEXT,
    CONSTRAINT "second_reading_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "second_reading_at_idx" ON "second_reading"("at");
