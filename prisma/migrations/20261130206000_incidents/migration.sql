-- CreateTable
CREATE TABLE "incident" (
    "id" TEXT NOT NULL,
    "parent_code" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "area" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by" JSONB NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" JSONB,
    "version" INTEGER NOT NULL,
    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_fact" (
    "id" TEXT NOT NULL,
    "incident_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "by" JSONB NOT NULL,
    CONSTRAINT "incident_fact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "incident_parent_code_idx" ON "incident"("parent_code");

-- CreateIndex
CREATE INDEX "incident_fact_incident_id_idx" ON "incident_fact"("incident_id");

-- AddForeignKey
ALTER TABLE "incident_fact" ADD CONSTRAINT "incident_fact_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. Of one ticket one is under way; each report that comes in reads those under way.
CREATE UNIQUE INDEX "incident_under_way_hand" ON "incident"("parent_code") WHERE "ended_at" IS NULL;

-- Written by hand. What was said stays as it was said, whoever asks.
CREATE FUNCTION refuse_incident_fact_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'incident_fact is append-only' USING ERRCODE = 'restrict_violation'; END $$;

CREATE TRIGGER "incident_fact_append_only" BEFORE UPDATE OR DELETE ON "incident_fact"
  FOR EACH ROW EXECUTE FUNCTION refuse_incident_fact_change();
CREATE TRIGGER "incident_fact_no_truncate" BEFORE TRUNCATE ON "incident_fact"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_incident_fact_change();
