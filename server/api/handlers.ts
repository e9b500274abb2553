import { accountSheetHandlers } from "./account-sheet.ts";
import { accountHandlers } from "./accounts.ts";
import { answerHandlers } from "./answers.ts";
import { assignmentHandlers } from "./assignment.ts";
import { auditHandlers } from "./audit.ts";
import { callHandlers } from "./calls.ts";
import { centreHandlers } from "./centre.ts";
import { knowledgeChanges } from "./change-knowledge.ts";
import { channelHandlers } from "./channels.ts";
import { connectionHandlers } from "./connections.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { conversationHandlers } from "./conversations.ts";
import { groundHandlers } from "./grounds.ts";
import { incidentHandlers } from "./incidents.ts";
import { knowledgeReaders } from "./knowledge.ts";
import { learningHandlers } from "./learning.ts";
import { lookUpPlaceHandler } from "./look-up-place.ts";
import { monthlyHandlers } from "./monthly.ts";
import { openTicketHandler } from "./open-ticket.ts";
import { peopleHandlers } from "./people.ts";
import { privacyHandlers } from "./privacy.ts";
import { publicPhotoHandlers } from "./public-photos.ts";
import { questionHandlers } from "./questions.ts";
import { readingHandlers } from "./readings.ts";
import { reportHandlers } from "./reports.ts";
import { routingHandlers } from "./routing.ts";
import { searchHandlers } from "./search.ts";
import { sessionHandlers } from "./session.ts";
import { settingHandlers } from "./settings.ts";
import { sheetHandlers } from "./sheet.ts";
import { spotHandlers } from "./spots.ts";
import { subscriptionHandlers } from "./subscriptions.ts";
import { taskHandlers } from "./tasks.ts";
import { ticketHandlers } from "./tickets.ts";
import { uploadHandlers } from "./uploads.ts";
import { viewerHandlers } from "./viewers.ts";
import { viewHandlers } from "./views.ts";
import { writingHandlers } from "./write-for-desk.ts";

/** Every operation of the contract, by its id. */
export function createHandlers(deps: ApiDeps): Handlers {
  return {
    ...sessionHandlers(deps),
    ...conversationHandlers(deps),
    ...answerHandlers(deps),
    ...viewerHandlers(deps),
    ...viewHandlers(deps),
    ...openTicketHandler(deps),
    ...ticketHandlers(deps),
    ...publicPhotoHandlers(deps),
    ...searchHandlers(deps),
    ...incidentHandlers(deps),
    ...callHandlers(deps),
    ...lookUpPlaceHandler(deps),
    ...channelHandlers(deps),
    ...connectionHandlers(deps),
    ...peopleHandlers(deps),
    ...taskHandlers(deps),
    ...learningHandlers(deps),
    ...knowledgeReaders(deps),
    ...knowledgeChanges(deps),
    ...sheetHandlers(deps),
    ...settingHandlers(deps),
    ...groundHandlers(deps),
    ...subscriptionHandlers(deps),
    ...uploadHandlers(deps),
    ...spotHandlers(deps),
    ...centreHandlers(deps),
    ...readingHandlers(deps),
    ...reportHandlers(deps),
    ...monthlyHandlers(deps),
    ...writingHandlers(deps),
    ...questionHandlers(deps),
    ...auditHandlers(deps),
    ...accountHandlers(deps),
    ...accountSheetHandlers(deps),
    ...assignmentHandlers(deps),
    ...routingHandlers(deps),
    ...privacyHandlers(deps),
    live: async ({ staff, request, response }) => {
      await deps.live.open(request, response, ["desk"], staff.id);
      return undefined;
    },
  };
}
