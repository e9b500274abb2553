import { z } from "zod";
import { unitId } from "../core/routing/units.ts";
import { isOutsideUnit } from "../core/ticket/taxonomy.ts";

/** JSON in a variable, checked against a schema; a fault names the variable, never its value. */
function jsonIn<S extends z.ZodType>(schema: S) {
  const json = z.string().transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue("is not JSON");
      return z.NEVER;
    }
  });
  return json.pipe(schema);
}

const listIn = z.string().transform((text) =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean),
);

/** A name that goes into addresses, threads and logs. */
const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "must be lower-case letters, digits and hyphens");
const outside = unitId.refine(isOutsideUnit, "must be a unit outside the ward");

const open311Client = z.strictObject({
  name,
  /** `printf %s KEY | sha256sum`; the key itself is kept by the client only. */
  keySha256: z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hex digits"),
  tellsByEmail: z.boolean().default(false),
});

const machineSource = z.strictObject({
  name,
  secret: z.string().min(16),
  alarms: z.boolean().default(false),
  groupMetres: z.number().min(1).max(5_000).default(50),
  groupMinutes: z
    .number()
    .min(1)
    .max(7 * 1_440)
    .default(120),
  /** Not more than a turn can look back on. */
  ticketsPerHour: z.number().int().min(1).max(20).default(10),
});

const relayBody = z.strictObject({
  unit: outside,
  /** The GeoReport base, "https://host/open311/v2". */
  url: z.url(),
  apiKey: z.string().min(1),
  format: z.enum(["json", "xml"]).default("xml"),
  jurisdictionId: z.string().optional(),
  /** Their service code for a category of ours. */
  services: z.record(z.string(), z.string()).default({}),
  /** For every other category. */
  serviceCode: z.string().min(1),
  /** They take FixMyStreet's `POST servicerequestupdates`: the chase goes there. */
  takesUpdates: z.boolean().default(false),
});

/** Settings of the doors and ways between us and other systems; all are off until named. */
export const systemsEnvironment = {
  /** Who may file by Open311, as JSON: `[{"name", "keySha256", "tellsByEmail"}]`; `printf %s KEY | sha256sum`. */
  OPEN311_CLIENTS: jsonIn(z.array(open311Client)).optional(),
  /** Our jurisdiction_id; a request may leave it out. */
  OPEN311_JURISDICTION: z.string().min(1).optional(),
  /** How long a filed request waits for its number before it is given a token, milliseconds. */
  OPEN311_WAIT_MS: z.coerce.number().int().min(0).max(10_000).default(2_000),
  /** Cameras and sensors that may report, as JSON: `[{"name", "secret", "alarms", "groupMetres", "groupMinutes", "ticketsPerHour"}]`. */
  MACHINE_SOURCES: jsonIn(z.array(machineSource)).optional(),
  /** Hosts from which pictures named by Open311 clients and machines are fetched; others stay links. */
  REPORT_MEDIA_HOSTS: listIn.default([]),
  /** Bodies outside the ward that take tickets by Open311, as JSON: `[{"unit", "url", "apiKey", "format", "services", "serviceCode", …}]`. */
  RELAY_BODIES: jsonIn(z.array(relayBody)).optional(),
  /** How often a relayed ticket is asked for. */
  RELAY_LOOK_SECONDS: z.coerce.number().int().min(30).max(86_400).default(300),
  /** Push services of browsers that notices may be posted to; others cannot be asked for. */
  PUSH_HOSTS: listIn.default([
    ...["fcm.googleapis.com", "jmt17.google.com", "*.push.services.mozilla.com", "*.push.apple.com"],
    "*.notify.windows.com",
  ]),
  /** Hosts of our own network that webhooks and relays may go to, for example "gis.phuong.local". */
  OUTGOING_PRIVATE_HOSTS: listIn.default([]),
};

/**
 * The demo's: api key "demo-open311-key", and one camera whose secret is this text. Nobody is relayed to: there is no
 * other body on this machine.
 */
export const demoSystems = {
  OPEN311_CLIENTS: [
    {
      name: "demo",
      keySha256: "d107f5bb8d2ee831bcac61e98ff095c3276eab97a31d0c3b8a02aca295376010",
      tellsByEmail: true,
    },
  ],
  MACHINE_SOURCES: [
    {
      name: "demo-camera",
      secret: "test-machine-secret-khong-that",
      alarms: false,
      groupMetres: 50,
      groupMinutes: 120,
      ticketsPerHour: 10,
    },
  ],
};
