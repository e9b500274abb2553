-- AlterTable
ALTER TABLE "errand" ADD COLUMN     "news" JSONB;

-- AlterTable
ALTER TABLE "news_watch" ADD COLUMN     "device" JSONB,
ADD COLUMN     "endpoint" TEXT,
ALTER COLUMN "conversation_id" DROP NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "news_watch_endpoint_street_category_key" ON "news_watch"("endpoint", "street", "category");
