-- CreateTable
CREATE TABLE "appointment" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "service_id" TEXT NOT NULL,
    "procedure_id" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "day" TEXT NOT NULL,
    "conversation_id" TEXT,
    "phone" TEXT,
    "state" TEXT NOT NULL,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,
    "reminded_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    CONSTRAINT "appointment_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "appointment_slot" (
    "service_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "appointment_slot_pkey" PRIMARY KEY ("service_id", "starts_at")
);
-- CreateTable
CREATE TABLE "queue_number" (
    "id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "service_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "appointment_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "counter_id" TEXT,
    "called_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    CONSTRAINT "queue_number_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE UNIQUE INDEX "appointment_code_key" ON "appointment"("code");
-- CreateIndex
CREATE INDEX "appointment_service_id_starts_at_idx" ON "appointment"("service_id", "starts_at");
-- CreateIndex
CREATE INDEX "appointment_conversation_id_idx" ON "appointment"("conversation_id");
-- CreateIndex
CREATE INDEX "appointment_phone_idx" ON "appointment"("phone");
-- CreateIndex
CREATE INDEX "appointment_day_idx" ON "appointment"("day");
-- CreateIndex
CREATE UNIQUE INDEX "queue_number_day_label_key" ON "queue_number"("day", "label");
-- One of a service a day for each holder, also when two requests come at once.
CREATE UNIQUE INDEX "appointment_holder_day_hand" ON "appointment"("service_id", "day", coalesce("conversation_id", "phone")) WHERE "state" = 'booked';
