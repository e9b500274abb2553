-- CreateTable
CREATE TABLE "spot" (
    "id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "place" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "spot_pkey" PRIMARY KEY ("id")
);
