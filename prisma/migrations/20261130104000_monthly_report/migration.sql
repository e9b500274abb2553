-- CreateTable
CREATE TABLE "monthly_report" (
    "id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "edition" INTEGER,
    "figures" JSONB,
    "shortfalls" JSONB NOT NULL,
    "reason" TEXT,
    "author" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "monthly_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "monthly_report_month_number_key" ON "monthly_report"("month", "number");

-- Written by hand. What was approved stays as it was approved, whoever asks.
CREATE FUNCTION refuse_monthly_report_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'monthly_report is append-only' USING ERRCODE = 'restrict_violation'; END $$;

CREATE TRIGGER "monthly_report_append_only" BEFORE UPDATE OR DELETE ON "monthly_report"
  FOR EACH ROW EXECUTE FUNCTION refuse_monthly_report_change();
CREATE TRIGGER "monthly_report_no_truncate" BEFORE TRUNCATE ON "monthly_report"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_monthly_report_change();
