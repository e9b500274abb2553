ALTER TABLE "conversation"
    ADD COLUMN "assigned_staff_id" TEXT,
    ADD COLUMN "assigned_name" TEXT,
    ADD COLUMN "assigned_since" TIMESTAMPTZ(3),
    ADD COLUMN "assigned_until" TIMESTAMPTZ(3),
    ADD COLUMN "assigned_tried" TEXT[] DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "ticket" ADD COLUMN "passes_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "presence" (
    "staff_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "deputy_id" TEXT,
    "seen_at" TIMESTAMPTZ(3),
    CONSTRAINT "presence_pkey" PRIMARY KEY ("staff_id")
);
-- CreateTable
CREATE TABLE "handover" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "work" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "from_id" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "handover_from_id_at_idx" ON "handover"("from_id", "at");

-- What waits, what goes on with somebody, what officers have: each looked at every few seconds.
CREATE INDEX "conversation_assigned_hand" ON "conversation" ("assigned_staff_id")
  WHERE "assigned_staff_id" IS NOT NULL;
CREATE INDEX "conversation_held_hand" ON "conversation" ("last_inbound_at") WHERE "holder" = 'operator';
CREATE INDEX "ticket_assigned_hand" ON "ticket" ("first_due_at") WHERE "status" = 'assigned';
CREATE INDEX "ticket_officer_hand" ON "ticket" ("officer_id")
  WHERE "status" IN ('assigned', 'accepted', 'in-progress');
