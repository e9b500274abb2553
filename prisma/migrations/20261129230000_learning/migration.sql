-- CreateTable
CREATE TABLE "correction" (
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "ticket_id" TEXT NOT NULL,
    "from_category" TEXT NOT NULL,
    "to_category" TEXT NOT NULL,
    "proposed" TEXT,
    "confidence" DOUBLE PRECISION,
    "model_version" TEXT,
    "channel" TEXT NOT NULL,
    "style" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "model_version" (
    "version" TEXT NOT NULL,
    "base_version" TEXT NOT NULL,
    "trained_at" TIMESTAMPTZ(3) NOT NULL,
    "trained_by" JSONB NOT NULL,
    "corrections" INTEGER NOT NULL,
    "up_to" BIGINT NOT NULL,
    "scores" JSONB,
    "verdict" TEXT NOT NULL,
    "reason" TEXT,
    "checksum" TEXT,
    CONSTRAINT "model_version_pkey" PRIMARY KEY ("version")
);
-- CreateTable
CREATE TABLE "model_activation" (
    "seq" BIGSERIAL NOT NULL,
    "version" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" JSONB NOT NULL,
    "learn_after" BIGINT NOT NULL,
    CONSTRAINT "model_activation_pkey" PRIMARY KEY ("seq")
);
-- CreateTable
CREATE TABLE "model_file" (
    "checksum" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    CONSTRAINT "model_file_pkey" PRIMARY KEY ("checksum")
);
-- CreateTable
CREATE TABLE "model_training" (
    "id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "actor" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "version" TEXT,
    CONSTRAINT "model_training_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE UNIQUE INDEX "correction_seq_key" ON "correction"("seq");
-- CreateIndex
CREATE INDEX "correction_ticket_id_seq_idx" ON "correction"("ticket_id", "seq");
-- CreateIndex
CREATE INDEX "model_version_trained_at_idx" ON "model_version"("trained_at");
-- CreateIndex
CREATE INDEX "model_activation_at_seq_idx" ON "model_activation"("at", "seq");
-- CreateIndex
CREATE INDEX "model_training_asked_at_idx" ON "model_training"("asked_at");
-- CreateIndex
CREATE INDEX "ticket_opened_at_idx" ON "ticket"("opened_at");
-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand. One model is in use, one training waits or runs.
CREATE UNIQUE INDEX "model_version_active_hand" ON "model_version" ("verdict") WHERE "verdict" = 'active';
CREATE UNIQUE INDEX "model_training_open_hand" ON "model_training" ((true)) WHERE "ended_at" IS NULL;
