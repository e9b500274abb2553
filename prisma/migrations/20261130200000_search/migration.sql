-- CreateIndex
CREATE INDEX "message_at_idx" ON "message"("at");

-- What was done about a ticket is found as well as what was reported.
DROP INDEX "ticket_words_hand";
DROP FUNCTION ticket_words(text, text, text, jsonb);
CREATE FUNCTION ticket_words(code text, title text, body text, place jsonb, result text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT public.words(code || ' ' || title || ' ' || body || ' ' || coalesce(place ->> 'label', '') || ' ' || coalesce(result, '')) $$;
CREATE INDEX "ticket_words_hand" ON "ticket" USING gin (ticket_words("code", "title", "body", "place", "result"));
