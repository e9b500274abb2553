import type { ComponentType } from "react";
import { ConnectZalo } from "./connect-zalo.tsx";
import type { Channel } from "./queries.ts";

/** Channels that are connected by pressing something here, beside their steps; the others by the settings alone. */
export const connectors: Partial<Record<Channel, ComponentType>> = { zalo: ConnectZalo };
