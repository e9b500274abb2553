/** Pages that say who does what; they share their tables, and whoever opens one soon opens the next. */
export { CategoriesPage } from "./categories-page.tsx";
export { RoutingPage } from "./routing-page.tsx";
export { UnitsPage } from "./units-page.tsx";
