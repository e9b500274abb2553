-- CreateTable
CREATE TABLE "channel_send" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "process" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "quota" JSONB,
    CONSTRAINT "channel_send_pkey" PRIMARY KEY ("channel","account","minute","process","code")
);
-- CreateTable
CREATE TABLE "channel_hour" (
    "channel" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "received" INTEGER NOT NULL,
    CONSTRAINT "channel_hour_pkey" PRIMARY KEY ("channel","hour")
);
-- CreateIndex
CREATE INDEX "inbox_event_channel_received_at_idx" ON "inbox_event"("channel", "received_at");
