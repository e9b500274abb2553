-- CreateTable
CREATE TABLE "rights_case" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "right" TEXT,
    "state" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "citizen_id" TEXT,
    "conversation_id" TEXT,
    "name" TEXT,
    "phone" TEXT,
    "request" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "rings_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "prolonged_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "history" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "rights_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "doomed_file" (
    "key" TEXT NOT NULL,
    CONSTRAINT "doomed_file_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "retention_mark" (
    "kind" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    CONSTRAINT "retention_mark_pkey" PRIMARY KEY ("kind")
);

-- CreateTable
CREATE TABLE "retention_count" (
    "day" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "retention_count_pkey" PRIMARY KEY ("day","kind")
);

-- CreateIndex
CREATE UNIQUE INDEX "rights_case_code_key" ON "rights_case"("code");

-- CreateIndex
CREATE INDEX "rights_case_citizen_id_idx" ON "rights_case"("citizen_id");

-- Written by hand. What waits for a decision or a hand; what rings.
CREATE INDEX "rights_case_open_hand" ON "rights_case" ("due_at") WHERE "state" IN ('received', 'accepted');
CREATE INDEX "rights_case_rings_hand" ON "rights_case" ("rings_at") WHERE "rings_at" IS NOT NULL;

-- The log of a ticket stays append-only but for one thing: words and files of somebody who is erased, or whose time is over,
-- go. Who did what when to which state stays; a transaction says so for itself alone, and no row is ever deleted.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('cau_noi.redacting', true) = 'on'
    AND to_jsonb(NEW) - 'note' - 'facts' = to_jsonb(OLD) - 'note' - 'facts' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'ticket_change is append-only' USING ERRCODE = 'restrict_violation';
END $$;
