import { randomBytes } from "node:crypto";
import type { Clock, Ids } from "../core/clock.ts";

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** Version 7 UUIDs (RFC 9562, 2024): they begin with the time, so that rows inserted later sort later. */
export const uuidV7: Ids = {
  next: () => {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(Date.now(), 0, 6);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  },
};
