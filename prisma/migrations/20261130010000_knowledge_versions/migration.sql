-- CreateTable
CREATE TABLE "knowledge_version" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "base" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "author" JSONB NOT NULL,
    "approver" JSONB,
    "ended_by" JSONB,
    "restores" INTEGER,
    "note" TEXT,
    "answer" TEXT,
    "end_note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    CONSTRAINT "knowledge_version_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE UNIQUE INDEX "knowledge_version_kind_entry_id_number_key" ON "knowledge_version"("kind", "entry_id", "number");

-- Written by hand. One version of an entry is in force; the open ones are what lists and loading look at.
CREATE UNIQUE INDEX "knowledge_version_in_force_hand" ON "knowledge_version" ("kind", "entry_id") WHERE "state" = 'published';
CREATE INDEX "knowledge_version_open_hand" ON "knowledge_version" ("state") WHERE "state" <> 'withdrawn';
