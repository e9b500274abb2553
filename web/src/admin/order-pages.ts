/** Pages that say who does what; they share their tables, and whoever opens one soon opens the next. */
// biome-ignore lint/performance/noBarrelFile: it is a chunk, and nothing else imports it
export { CategoriesPage } from "./categories-page.tsx";
export { RoutingPage } from "./routing-page.tsx";
export { UnitsPage } from "./units-page.tsx";
