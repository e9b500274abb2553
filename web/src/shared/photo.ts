import type { Schemas } from "../api.ts";
import type { Act } from "../offline/acts.ts";

/** A photo on our server, or still on this device, named by its key; `shot`: when and where it was taken. */
export type Photo = Schemas["Attachment"] & { key: string; shot?: Omit<Act["shots"][number], "key"> };
