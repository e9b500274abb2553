-- The first schema. Tables as Prisma writes them; below them what its schema language cannot say.

CREATE TABLE "lane" (
    "queue" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "waiting" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "then_due_at" TIMESTAMPTZ(3),
    "rest_until" TIMESTAMPTZ(3),
    "burst_since" TIMESTAMPTZ(3),
    "lease_token" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    CONSTRAINT "lane_pkey" PRIMARY KEY ("queue","name")
);

CREATE TABLE "inbox_event" (
    "seq" BIGSERIAL NOT NULL,
    "lane" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" JSONB NOT NULL,
    "raw" JSON,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "handled_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT,
    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("seq")
);

CREATE TABLE "outbox" (
    "message_id" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "template" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "not_after" TIMESTAMPTZ(3),
    "last_inbound_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT,
    "sending_since" TIMESTAMPTZ(3),
    "uncertain_since" TIMESTAMPTZ(3),
    CONSTRAINT "outbox_pkey" PRIMARY KEY ("message_id")
);

CREATE TABLE "citizen" (
    "id" TEXT NOT NULL,
    "display_name" TEXT,
    "phone" TEXT,
    "kinship" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "citizen_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "citizen_address" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "citizen_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "citizen_address_pkey" PRIMARY KEY ("channel","account","user_id")
);

CREATE TABLE "conversation" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "thread" TEXT NOT NULL,
    "citizen_id" TEXT NOT NULL,
    "display_name" TEXT,
    "holder" TEXT NOT NULL,
    "holder_staff_id" TEXT,
    "holder_name" TEXT,
    "held_since" TIMESTAMPTZ(3),
    "attention_reason" TEXT,
    "attention_since" TIMESTAMPTZ(3),
    "attention_due_at" TIMESTAMPTZ(3),
    "attention_question" TEXT,
    "dialogue" JSONB NOT NULL,
    "draft_reply" TEXT,
    "last_inbound_at" TIMESTAMPTZ(3),
    "wake_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "active_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "message" (
    "id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "direction" TEXT NOT NULL,
    "author" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "choices" JSONB NOT NULL,
    "attachments" JSONB NOT NULL,
    "place" JSONB,
    "provider_ids" TEXT[],
    "state" TEXT NOT NULL,
    "failure" TEXT,
    "ticket_code" TEXT,
    "edited_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "message_ref" (
    "channel" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    CONSTRAINT "message_ref_pkey" PRIMARY KEY ("channel","ref")
);

CREATE TABLE "ticket" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "secondary" TEXT[],
    "proposals" JSONB NOT NULL,
    "cues" TEXT[],
    "severity" TEXT NOT NULL,
    "flags" TEXT[],
    "status" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "outside_unit" TEXT,
    "officer_id" TEXT,
    "place" JSONB,
    "when_text" TEXT,
    "attachments" JSONB NOT NULL,
    "proof" JSONB NOT NULL,
    "proposed_result" JSONB,
    "result" TEXT,
    "reporter_conversation_id" TEXT,
    "contact_phone" TEXT,
    "merged_into" TEXT,
    "visibility" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "first_due_at" TIMESTAMPTZ(3) NOT NULL,
    "result_due_at" TIMESTAMPTZ(3) NOT NULL,
    "ceiling_at" TIMESTAMPTZ(3) NOT NULL,
    "basis" TEXT[],
    "first_stopped_at" TIMESTAMPTZ(3),
    "result_stopped_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "next_due_at" TIMESTAMPTZ(3),
    "rings_at" TIMESTAMPTZ(3),
    "rating" INTEGER,
    "reopened_count" INTEGER NOT NULL,
    "returned_count" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ticket_change" (
    "id" TEXT NOT NULL,
    "ticket_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" JSONB NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "note" TEXT,
    CONSTRAINT "ticket_change_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ticket_follower" (
    "ticket_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "ticket_follower_pkey" PRIMARY KEY ("ticket_id","conversation_id")
);

CREATE TABLE "ticket_series" (
    "prefix" TEXT NOT NULL,
    "last" INTEGER NOT NULL,
    CONSTRAINT "ticket_series_pkey" PRIMARY KEY ("prefix")
);

CREATE TABLE "desk_task" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT,
    "emergency" TEXT,
    "conversation_id" TEXT,
    "ticket_code" TEXT,
    "reason" TEXT,
    "state" TEXT NOT NULL,
    "taken_by" JSONB,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_at" TIMESTAMPTZ(3),
    CONSTRAINT "desk_task_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "live_event" (
    "id" BIGSERIAL NOT NULL,
    "topic" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "version" INTEGER,
    CONSTRAINT "live_event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "secret" (
    "name" TEXT NOT NULL,
    "value" BYTEA NOT NULL,
    CONSTRAINT "secret_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "staff" (
    "id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unit" TEXT,
    "active" BOOLEAN NOT NULL,
    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "staff_read" (
    "staff_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "staff_read_pkey" PRIMARY KEY ("staff_id","conversation_id")
);

CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "username" TEXT,
    "display_username" TEXT,
    "role" TEXT,
    "banned" BOOLEAN DEFAULT false,
    "ban_reason" TEXT,
    "ban_expires" TIMESTAMPTZ(3),
    "two_factor_enabled" BOOLEAN DEFAULT false,
    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" TEXT NOT NULL,
    "impersonated_by" TEXT,
    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "two_factor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failed_verification_count" INTEGER DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "inbox_event_channel_provider_id_key" ON "inbox_event"("channel", "provider_id");
CREATE UNIQUE INDEX "outbox_key_key" ON "outbox"("key");
CREATE INDEX "citizen_phone_idx" ON "citizen"("phone");
CREATE INDEX "citizen_address_citizen_id_idx" ON "citizen_address"("citizen_id");
CREATE INDEX "conversation_citizen_id_idx" ON "conversation"("citizen_id");
CREATE INDEX "conversation_channel_account_user_id_idx" ON "conversation"("channel", "account", "user_id");
CREATE UNIQUE INDEX "conversation_channel_thread_key" ON "conversation"("channel", "thread");
CREATE INDEX "message_conversation_id_at_seq_idx" ON "message"("conversation_id", "at", "seq");
CREATE INDEX "message_ref_message_id_idx" ON "message_ref"("message_id");
CREATE UNIQUE INDEX "ticket_code_key" ON "ticket"("code");
CREATE INDEX "ticket_unit_status_idx" ON "ticket"("unit", "status");
CREATE INDEX "ticket_reporter_conversation_id_idx" ON "ticket"("reporter_conversation_id");
CREATE INDEX "ticket_contact_phone_idx" ON "ticket"("contact_phone");
CREATE UNIQUE INDEX "ticket_change_ticket_id_seq_key" ON "ticket_change"("ticket_id", "seq");
CREATE INDEX "ticket_follower_conversation_id_idx" ON "ticket_follower"("conversation_id");
CREATE INDEX "desk_task_conversation_id_idx" ON "desk_task"("conversation_id");
CREATE UNIQUE INDEX "staff_username_key" ON "staff"("username");
CREATE INDEX "staff_read_conversation_id_idx" ON "staff_read"("conversation_id");
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");
CREATE UNIQUE INDEX "user_username_key" ON "user"("username");
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");
CREATE INDEX "session_user_id_idx" ON "session"("user_id");
CREATE INDEX "account_user_id_idx" ON "account"("user_id");
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");
CREATE INDEX "two_factor_secret_idx" ON "two_factor"("secret");
CREATE INDEX "two_factor_user_id_idx" ON "two_factor"("user_id");
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "citizen_address" ADD CONSTRAINT "citizen_address_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "message" ADD CONSTRAINT "message_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "message_ref" ADD CONSTRAINT "message_ref_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ticket_change" ADD CONSTRAINT "ticket_change_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ticket_follower" ADD CONSTRAINT "ticket_follower_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ticket_follower" ADD CONSTRAINT "ticket_follower_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "staff_read" ADD CONSTRAINT "staff_read_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "staff_read" ADD CONSTRAINT "staff_read_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand. Names end in _hand: the drift check leaves them alone.

-- Queues: only lanes that wait and entries that wait are in the indexes, so that they stay small for ever.
CREATE INDEX "lane_due_hand" ON "lane" ("queue", "due_at") WHERE "due_at" IS NOT NULL;
CREATE INDEX "inbox_event_waiting_hand" ON "inbox_event" ("lane", "at", "seq") WHERE "state" = 'waiting';
CREATE INDEX "outbox_waiting_hand" ON "outbox" ("lane", "position") WHERE "state" = 'waiting';
ALTER TABLE "lane" SET (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);

-- The desk. A place is a text that sorts: what is due first comes first, then what is newest. It is its own page mark.
CREATE FUNCTION place_in_list(due timestamptz, newest timestamptz, id text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT (lpad(coalesce((extract(epoch FROM due) * 1000)::bigint, 99999999999999)::text, 14, '0')
    || lpad((99999999999999 - (extract(epoch FROM newest) * 1000)::bigint)::text, 14, '0') || id) COLLATE "C" $$;

CREATE FUNCTION place_on_desk(reason text, due timestamptz, newest timestamptz, id text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT (CASE WHEN reason = 'emergency' THEN '0' ELSE '1' END || public.place_in_list(due, newest, id)) COLLATE "C" $$;

CREATE INDEX "conversation_place_hand" ON "conversation"
  (place_on_desk("attention_reason", "due_at", "active_at", "id"));
CREATE INDEX "conversation_attention_hand" ON "conversation" ("attention_due_at")
  WHERE "attention_reason" IS NOT NULL OR "holder" = 'queue';
CREATE INDEX "conversation_holder_hand" ON "conversation" ("holder_staff_id") WHERE "holder" = 'operator';
CREATE INDEX "conversation_wake_hand" ON "conversation" ("wake_at") WHERE "wake_at" IS NOT NULL;
CREATE INDEX "ticket_due_place_hand" ON "ticket" (place_in_list("next_due_at", "opened_at", "id"));
CREATE INDEX "ticket_new_place_hand" ON "ticket" (place_in_list(NULL, "opened_at", "id"));
CREATE INDEX "ticket_rings_hand" ON "ticket" ("rings_at") WHERE "rings_at" IS NOT NULL;
CREATE UNIQUE INDEX "desk_task_key_hand" ON "desk_task" ("key") WHERE "state" <> 'done';
CREATE INDEX "desk_task_open_hand" ON "desk_task" ("opened_at") WHERE "state" <> 'done';

-- Search without accents: words of letters and digits only, so that "BS-2611-0412" is found by "2611 0412".
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;

CREATE FUNCTION fold(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, $1)), '[^a-z0-9]+', ' ', 'g') $$;

CREATE FUNCTION words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT to_tsvector('simple'::regconfig, public.fold($1)) $$;

CREATE FUNCTION ticket_words(code text, title text, body text, place jsonb) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT public.words(code || ' ' || title || ' ' || body || ' ' || coalesce(place ->> 'label', '')) $$;

CREATE INDEX "ticket_words_hand" ON "ticket" USING gin (ticket_words("code", "title", "body", "place"));
CREATE INDEX "message_words_hand" ON "message" USING gin (words("text"));
CREATE INDEX "conversation_name_hand" ON "conversation" USING gin (words("display_name"));

-- The log of a ticket is append-only, whoever asks.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'ticket_change is append-only' USING ERRCODE = 'restrict_violation'; END $$;

CREATE TRIGGER "ticket_change_append_only" BEFORE UPDATE OR DELETE ON "ticket_change"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ticket_change_no_truncate" BEFORE TRUNCATE ON "ticket_change"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
