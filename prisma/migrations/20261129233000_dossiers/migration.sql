-- AlterTable
ALTER TABLE "ticket" ADD COLUMN "dossier_code" TEXT;

-- CreateTable
CREATE TABLE "dossiers" (
    "code" TEXT NOT NULL,
    "procedure" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "phone_tail" TEXT,

    CONSTRAINT "dossiers_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "dossier_watch" (
    "code" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "look_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dossier_watch_pkey" PRIMARY KEY ("code", "conversation_id")
);

-- CreateIndex
CREATE INDEX "dossier_watch_look_at_idx" ON "dossier_watch"("look_at");

-- CreateIndex
CREATE INDEX "ticket_dossier_code_idx" ON "ticket"("dossier_code");
