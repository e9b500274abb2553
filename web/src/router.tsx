import type { QueryClient } from "@tanstack/react-query";
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { adminRoutes } from "./admin/routes.ts";
import { desk, root } from "./desk-route.ts";
import { InboxPage } from "./inbox/inbox-page.tsx";
import {
  readCalls,
  readChannels,
  readFigure,
  readFind,
  readInbox,
  readIncidents,
  readKnowledge,
  readMonthly,
  readNext,
  readReadings,
  readReport,
  readTickets,
} from "./search.ts";
import { landingOf, sessionQuery } from "./session/session.ts";
import { sayWhy } from "./shared/say-why.ts";
import { Empty, Failure } from "./shared/states.tsx";
import { deskWords } from "./words-desk.vi.ts";

const signIn = createRoute({
  getParentRoute: () => root,
  path: "dang-nhap",
  validateSearch: readNext,
  component: lazyRouteComponent(() => import("./session/sign-in-page.tsx"), "SignInPage"),
});

/** Where somebody chooses their own password; nothing else is open to them before. */
const ownPassword = createRoute({
  getParentRoute: () => root,
  path: "doi-mat-khau",
  component: lazyRouteComponent(() => import("./session/password-page.tsx"), "PasswordPage"),
});

const home = createRoute({
  getParentRoute: () => desk,
  path: "/",
  beforeLoad: async ({ context }) => {
    const { staff } = await context.client.ensureQueryData(sessionQuery);
    throw redirect({ to: landingOf(staff.role) });
  },
});

const inbox = createRoute({
  getParentRoute: () => desk,
  path: "hop-thu",
  validateSearch: readInbox,
  component: InboxPage,
});
const conversation = createRoute({ getParentRoute: () => inbox, path: "$id" });
const ticketList = createRoute({
  getParentRoute: () => desk,
  path: "phieu",
  validateSearch: readTickets,
  component: lazyRouteComponent(() => import("./ticket/ticket-list-page.tsx"), "TicketListPage"),
});
const ticket = createRoute({
  getParentRoute: () => desk,
  path: "phieu/$code",
  component: lazyRouteComponent(() => import("./ticket/ticket-page.tsx"), "TicketPage"),
});
const work = createRoute({
  getParentRoute: () => desk,
  path: "viec-cua-toi",
  component: lazyRouteComponent(() => import("./work/work-page.tsx"), "WorkPage"),
});
const calls = createRoute({
  getParentRoute: () => desk,
  path: "goi",
  validateSearch: readCalls,
  component: lazyRouteComponent(() => import("./call/calls-page.tsx"), "CallsPage"),
});
const callEntry = createRoute({
  getParentRoute: () => desk,
  path: "goi/moi",
  component: lazyRouteComponent(() => import("./call/call-page.tsx"), "CallPage"),
});

const channels = createRoute({
  getParentRoute: () => desk,
  path: "kenh",
  validateSearch: readChannels,
  component: lazyRouteComponent(() => import("./channels/channels-page.tsx"), "ChannelsPage"),
});
const signs = createRoute({
  getParentRoute: () => desk,
  path: "bang-qr",
  component: lazyRouteComponent(() => import("./signs/signs-page.tsx"), "SignsPage"),
});
const counter = createRoute({
  getParentRoute: () => desk,
  path: "quay",
  component: lazyRouteComponent(() => import("./counter/counter-page.tsx"), "CounterPage"),
});

const knowledge = createRoute({
  getParentRoute: () => desk,
  path: "kho-kien-thuc",
  validateSearch: readKnowledge,
  component: lazyRouteComponent(() => import("./knowledge/knowledge-page.tsx"), "KnowledgePage"),
});

const learning = createRoute({
  getParentRoute: () => desk,
  path: "may-hieu",
  component: lazyRouteComponent(() => import("./learning/learning-page.tsx"), "LearningPage"),
});

const readings = createRoute({
  getParentRoute: () => desk,
  path: "may-hieu/phieu",
  validateSearch: readReadings,
  component: lazyRouteComponent(() => import("./learning/readings-page.tsx"), "ReadingsPage"),
});

/** Where questions without an answer stood before they became a part of the knowledge. */
const unanswered = createRoute({
  getParentRoute: () => desk,
  path: "kho-kien-thuc/chua-tra-loi",
  beforeLoad: () => {
    throw redirect({ to: "/kho-kien-thuc", search: { phan: "hoi" } });
  },
});
const find = createRoute({
  getParentRoute: () => desk,
  path: "tim",
  validateSearch: readFind,
  component: lazyRouteComponent(() => import("./find/find-page.tsx"), "FindPage"),
});
const report = createRoute({
  getParentRoute: () => desk,
  path: "bao-cao",
  validateSearch: readReport,
  component: lazyRouteComponent(() => import("./report/report-page.tsx"), "ReportPage"),
});
const figure = createRoute({
  getParentRoute: () => desk,
  path: "bao-cao/phieu",
  validateSearch: readFigure,
  component: lazyRouteComponent(() => import("./report/figure-page.tsx"), "FigurePage"),
});
const spots = createRoute({
  getParentRoute: () => desk,
  path: "ban-do",
  component: lazyRouteComponent(() => import("./report/spots-page.tsx"), "SpotsPage"),
});
const monthly = createRoute({
  getParentRoute: () => desk,
  path: "bao-cao/thang",
  validateSearch: readMonthly,
  component: lazyRouteComponent(() => import("./report/monthly-page.tsx"), "MonthlyPage"),
});

const incidents = createRoute({
  getParentRoute: () => desk,
  path: "su-co",
  validateSearch: readIncidents,
  component: lazyRouteComponent(() => import("./incident/incidents-page.tsx"), "IncidentsPage"),
});
const incident = createRoute({
  getParentRoute: () => desk,
  path: "su-co/$code",
  validateSearch: readIncidents,
  component: lazyRouteComponent(() => import("./incident/incident-page.tsx"), "IncidentPage"),
});

/** For whoever changes the console; nothing leads there. */
const look = createRoute({
  getParentRoute: () => desk,
  path: "__look",
  component: lazyRouteComponent(() => import("./look/look-page.tsx"), "LookPage"),
});

const routeTree = root.addChildren([
  signIn,
  ownPassword,
  desk.addChildren([
    home,
    inbox.addChildren([conversation]),
    ticketList,
    ticket,
    work,
    calls,
    callEntry,
    channels,
    signs,
    counter,
    knowledge,
    learning,
    readings,
    unanswered,
    find,
    report,
    figure,
    monthly,
    spots,
    incidents,
    incident,
    look,
    adminRoutes,
  ]),
]);

/** The console's addresses, all under /app. */
export function makeRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    basepath: "/app",
    context: { client },
    defaultErrorComponent: ({ error, reset }) => <Failure title={sayWhy(error)} onRetry={reset} />,
    defaultNotFoundComponent: () => <Empty title={deskWords.errors.NOT_FOUND} />,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
