-- CreateTable
CREATE TABLE "contact_check" (
    "id" TEXT NOT NULL,
    "ticket_code" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "code_seal" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "contact_check_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "contact_check_ticket_code_started_at_idx" ON "contact_check"("ticket_code", "started_at");
-- CreateIndex
CREATE INDEX "contact_check_user_started_at_idx" ON "contact_check"("user", "started_at");
-- CreateIndex
CREATE INDEX "citizen_email_idx" ON "citizen"("email");
