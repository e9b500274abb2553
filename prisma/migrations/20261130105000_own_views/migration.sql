-- CreateTable
CREATE TABLE "own_views" (
    "staff_id" TEXT NOT NULL,
    "views" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "own_views_pkey" PRIMARY KEY ("staff_id")
);

-- AddForeignKey
ALTER TABLE "own_views" ADD CONSTRAINT "own_views_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
