-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "proposed_parent" TEXT;
-- CreateIndex
CREATE INDEX "ticket_merged_into_idx" ON "ticket"("merged_into");
-- CreateIndex
CREATE INDEX "ticket_proposed_parent_idx" ON "ticket"("proposed_parent");

-- Written by hand. Reports near one another: by coordinates, and by street where there are none.
CREATE INDEX "ticket_spot_hand" ON "ticket" ("category", (("place" ->> 'latitude')::float8))
  WHERE "place" ->> 'latitude' IS NOT NULL;
CREATE INDEX "ticket_street_hand" ON "ticket" ("category", (coalesce("place" ->> 'street', "place" ->> 'label')))
  WHERE "place" IS NOT NULL;
