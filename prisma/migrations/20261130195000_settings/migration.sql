-- CreateTable
CREATE TABLE "setting_version" (
    "kind" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "author" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,
    "restores" INTEGER,
    CONSTRAINT "setting_version_pkey" PRIMARY KEY ("kind", "number")
);

-- Written by hand. What was set stays as it was set, whoever asks.
CREATE FUNCTION refuse_setting_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'setting_version is append-only' USING ERRCODE = 'restrict_violation'; END $$;

CREATE TRIGGER "setting_version_append_only" BEFORE UPDATE OR DELETE ON "setting_version"
  FOR EACH ROW EXECUTE FUNCTION refuse_setting_change();
CREATE TRIGGER "setting_version_no_truncate" BEFORE TRUNCATE ON "setting_version"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_setting_change();
