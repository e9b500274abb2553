import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { desk } from "../desk-route.ts";
import { readAudit, readCode } from "../search.ts";
import { sessionQuery } from "../session/session.ts";
import { adminPlaces, placesFor } from "./places.ts";

const admin = createRoute({
  getParentRoute: () => desk,
  path: "quan-tri",
  beforeLoad: async ({ context, location }) => {
    const { actions } = await context.client.ensureQueryData(sessionQuery);
    const place = adminPlaces.find(({ to }) => location.pathname.startsWith(to));
    if (place && !actions.includes(place.action)) throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("./admin-page.tsx"), "AdminPage"),
});
/** Leads to the first part that somebody may open. */
const adminHome = createRoute({
  getParentRoute: () => admin,
  path: "/",
  beforeLoad: async ({ context }) => {
    const { actions } = await context.client.ensureQueryData(sessionQuery);
    throw redirect({ to: placesFor((action) => actions.includes(action))[0]?.to ?? "/" });
  },
});

const calendar = createRoute({
  getParentRoute: () => admin,
  path: "lich",
  component: lazyRouteComponent(() => import("./calendar-page.tsx"), "CalendarPage"),
});
const assistant = createRoute({
  getParentRoute: () => admin,
  path: "tro-ly",
  component: lazyRouteComponent(() => import("./assistant-page.tsx"), "AssistantPage"),
});

const answers = createRoute({
  getParentRoute: () => admin,
  path: "cau-mau",
  component: lazyRouteComponent(() => import("./answers-page.tsx"), "AnswersPage"),
});
const orderPages = () => import("./order-pages.ts");
const units = createRoute({
  getParentRoute: () => admin,
  path: "don-vi",
  component: lazyRouteComponent(orderPages, "UnitsPage"),
});
const kinds = createRoute({
  getParentRoute: () => admin,
  path: "phan-loai",
  component: lazyRouteComponent(orderPages, "CategoriesPage"),
});
const routing = createRoute({
  getParentRoute: () => admin,
  path: "tuyen",
  component: lazyRouteComponent(orderPages, "RoutingPage"),
});
const sharedViews = createRoute({
  getParentRoute: () => admin,
  path: "bo-loc",
  component: lazyRouteComponent(() => import("./shared-views-page.tsx"), "SharedViewsPage"),
});
const assignment = createRoute({
  getParentRoute: () => admin,
  path: "phan-cong",
  component: lazyRouteComponent(() => import("./assignment-page.tsx"), "AssignmentPage"),
});
const deadlines = createRoute({
  getParentRoute: () => admin,
  path: "thoi-han",
  component: lazyRouteComponent(() => import("./deadlines-page.tsx"), "DeadlinesPage"),
});
const thresholds = createRoute({
  getParentRoute: () => admin,
  path: "nguong",
  component: lazyRouteComponent(() => import("./thresholds-page.tsx"), "ThresholdsPage"),
});
const privacy = createRoute({
  getParentRoute: () => admin,
  path: "du-lieu-ca-nhan",
  validateSearch: readCode,
  component: lazyRouteComponent(() => import("./privacy-page.tsx"), "PrivacyPage"),
});
const retention = createRoute({
  getParentRoute: () => admin,
  path: "thoi-han-luu",
  component: lazyRouteComponent(() => import("./retention-page.tsx"), "RetentionPage"),
});
const accounts = createRoute({
  getParentRoute: () => admin,
  path: "nguoi-dung",
  component: lazyRouteComponent(() => import("./accounts-page.tsx"), "AccountsPage"),
});
const audit = createRoute({
  getParentRoute: () => admin,
  path: "nhat-ky",
  validateSearch: readAudit,
  component: lazyRouteComponent(() => import("./audit-page.tsx"), "AuditPage"),
});

/** What administrators set, each part at an address of its own. */
export const adminRoutes = admin.addChildren([
  ...[adminHome, accounts, audit, calendar, answers, assistant, units, kinds, routing, assignment],
  ...[deadlines, thresholds, sharedViews, privacy, retention],
]);
