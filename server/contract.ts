import { accountSheetRoutes } from "./contract-account-sheet.ts";
import { accountRoutes } from "./contract-accounts.ts";
import { answerRoutes } from "./contract-answers.ts";
import { assignmentRoutes } from "./contract-assignment.ts";
import { auditRoutes } from "./contract-audit.ts";
import { callRoutes } from "./contract-calls.ts";
import { centreRoutes } from "./contract-centre.ts";
import { channelRoutes } from "./contract-channels.ts";
import { connectionRoutes } from "./contract-connections.ts";
import { conversationRoutes } from "./contract-conversations.ts";
import { groundRoutes } from "./contract-deadlines.ts";
import { deskRoutes } from "./contract-desk.ts";
import { incidentRoutes } from "./contract-incidents.ts";
import { knowledgeRoutes } from "./contract-knowledge.ts";
import { learningRoutes } from "./contract-learning.ts";
import { monthlyRoutes } from "./contract-monthly.ts";
import { peopleRoutes } from "./contract-people.ts";
import { privacyRoutes } from "./contract-privacy.ts";
import { publicPhotoRoutes } from "./contract-public-photos.ts";
import { questionRoutes } from "./contract-questions.ts";
import { readingRoutes } from "./contract-readings.ts";
import { reportRoutes } from "./contract-reports.ts";
import type { Route } from "./contract-route.ts";
import { routingRoutes } from "./contract-routing.ts";
import { searchRoutes } from "./contract-search.ts";
import { settingRoutes } from "./contract-settings.ts";
import { sheetRoutes } from "./contract-sheet.ts";
import { spotRoutes } from "./contract-spots.ts";
import { systemRoutes } from "./contract-systems.ts";
import { ticketRoutes } from "./contract-tickets.ts";
import { undoRoutes } from "./contract-undo.ts";
import { viewerRoutes } from "./contract-viewers.ts";
import { viewRoutes } from "./contract-views.ts";
import { writingRoutes } from "./contract-writing.ts";

/**
 * The whole JSON API under /api (sign-in is better-auth's own, under /api/auth). The key is the operation's id; the
 * OpenAPI document, the console's types and the server's checks are made from this table.
 */
export const routes = {
  ...deskRoutes,
  ...conversationRoutes,
  ...undoRoutes,
  ...answerRoutes,
  ...viewerRoutes,
  ...viewRoutes,
  ...ticketRoutes,
  ...publicPhotoRoutes,
  ...searchRoutes,
  ...incidentRoutes,
  ...callRoutes,
  ...channelRoutes,
  ...connectionRoutes,
  ...systemRoutes,
  ...peopleRoutes,
  ...spotRoutes,
  ...centreRoutes,
  ...learningRoutes,
  ...knowledgeRoutes,
  ...sheetRoutes,
  ...settingRoutes,
  ...groundRoutes,
  ...assignmentRoutes,
  ...routingRoutes,
  ...readingRoutes,
  ...reportRoutes,
  ...monthlyRoutes,
  ...writingRoutes,
  ...questionRoutes,
  ...auditRoutes,
  ...accountRoutes,
  ...accountSheetRoutes,
  ...privacyRoutes,
} as const satisfies Record<string, Route>;
export type OperationId = keyof typeof routes;
