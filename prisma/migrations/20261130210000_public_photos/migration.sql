-- CreateTable
CREATE TABLE "public_photo" (
    "id" TEXT NOT NULL,
    "ticket_code" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "picture" TEXT,
    "thumbnail" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "agreed" BOOLEAN NOT NULL,
    "approved_by" JSONB NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_down_by" JSONB,
    "taken_down_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    CONSTRAINT "public_photo_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "public_photo_ticket_code_idx" ON "public_photo"("ticket_code");

-- CreateIndex
CREATE INDEX "public_photo_source_idx" ON "public_photo"("source");

-- AddForeignKey
ALTER TABLE "public_photo" ADD CONSTRAINT "public_photo_ticket_code_fkey" FOREIGN KEY ("ticket_code") REFERENCES "ticket"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. Of one photo of a ticket one is shown at a time.
CREATE UNIQUE INDEX "public_photo_shown_hand" ON "public_photo"("ticket_code", "source") WHERE "picture" IS NOT NULL;
