import { z } from "zod";
import { isPrivateEnough } from "./config-speech.ts";

/** Settings of a one-stop system in which filed dossiers are looked up. Off until both are given. */
export const dossierShape = {
  /** A system that speaks our contract (docs/connecting.md), up to before "/dossiers". Codes of dossiers go there. */
  DOSSIER_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Bearer token for it. */
  DOSSIER_TOKEN: z.string().min(1).optional(),
  /** How long one try may take; there are two. */
  DOSSIER_TIMEOUT_SECONDS: z.coerce.number().min(0.1).max(30).default(4),
  /** How often a dossier is asked for whose news somebody wants. */
  DOSSIER_LOOK_MINUTES: z.coerce.number().int().min(5).max(1_440).default(60),
};
type Shape = z.infer<z.ZodObject<typeof dossierShape>>;

/** Where filed dossiers are looked up. */
export interface DossierSettings {
  baseUrl: string;
  token: string;
  timeoutMs: number;
  lookEveryMs: number;
}

/** The one-stop system as it is set up; undefined: none. What is wrong with it is added to `faults`. */
export function dossierSettings(
  own: Shape & { OUTGOING_PRIVATE_HOSTS: string[]; LEASE_SECONDS: number },
  faults: string[],
): DossierSettings | undefined {
  const { DOSSIER_URL: url, DOSSIER_TOKEN: token, DOSSIER_TIMEOUT_SECONDS: seconds } = own;
  if (url && !token) faults.push("DOSSIER_TOKEN: missing, while DOSSIER_URL is set");
  if (!url && token) faults.push("DOSSIER_URL: missing, while DOSSIER_TOKEN is set");
  if (url && !isPrivateEnough(url, own.OUTGOING_PRIVATE_HOSTS)) {
    faults.push("DOSSIER_URL: must be https, or on a host named in OUTGOING_PRIVATE_HOSTS: it carries a token");
  }
  if (!url || !token) return undefined;
  if (seconds * 3 > own.LEASE_SECONDS) {
    faults.push(
      "DOSSIER_TIMEOUT_SECONDS: must be at most a third of LEASE_SECONDS, or two workers could answer at once",
    );
  }
  const lookEveryMs = own.DOSSIER_LOOK_MINUTES * 60_000;
  return { baseUrl: url.replace(/\/$/, ""), token, timeoutMs: seconds * 1000, lookEveryMs };
}
