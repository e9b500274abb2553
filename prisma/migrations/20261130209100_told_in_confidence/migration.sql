-- Written by hand. Talks in which something was told in confidence are left out of lists; there are few, and each list asks.
CREATE INDEX "ticket_in_confidence_hand" ON "ticket"("reporter_conversation_id") WHERE "visibility" = 'confidential';
