-- CreateTable
CREATE TABLE "errand" (
    "id" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "notice" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT,
    "sending_since" TIMESTAMPTZ(3),
    "uncertain_since" TIMESTAMPTZ(3),
    CONSTRAINT "errand_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "relay" (
    "id" TEXT NOT NULL,
    "ticket_code" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "expected_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "request_id" TEXT,
    "token" TEXT,
    "remote" JSONB,
    "look_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    CONSTRAINT "relay_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "subscription" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "active" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "relay_ticket_code_idx" ON "relay"("ticket_code");
-- CreateIndex
CREATE INDEX "relay_look_at_idx" ON "relay"("look_at");

-- Written by hand. Only what waits is in the index, so that it stays small for ever.
CREATE INDEX "errand_waiting_hand" ON "errand" ("lane", "position") WHERE "state" = 'waiting';
