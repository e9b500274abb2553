import type { Schemas } from "../api.ts";

/** Kinds that flood mode is for, as the server has them (core/incident/incident.ts). */
export const floodKinds: readonly Schemas["CategoryId"][] = ["flooding-drainage"];
