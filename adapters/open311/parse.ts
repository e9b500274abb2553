import type { RawRequest } from "../../core/channel/channel.ts";
import type { Attachment, EventOf, InboundEvent } from "../../core/channel/event.ts";
import { AppError } from "../../core/errors.ts";
import { toInternational } from "../../core/people/phone.ts";
import { beginning } from "../../core/storable.ts";
import type { Place } from "../../core/understanding/place.ts";
import { cleanText, hashId, pinOf } from "../event-parts.ts";
import { faultsOf } from "./check.ts";
import { coordinateOf, type Form, fieldOf, maxMedia, readForm, type Service } from "./payload.ts";
import type { Client } from "./verify.ts";

export interface ParseOptions {
  serviceOf: (code: string) => Service | undefined;
  /** Whether a picture at this address may be fetched; what may not stays a link. */
  mayFetch: (address: string) => boolean;
}

/** Fields in which clients put their own id of a request; the first is ours to recommend, the second FixMyStreet's. */
const idFields = ["attribute[external_id]", "attribute[fixmystreet_id]"];
/** The answer to this attribute is "yes" when somebody is in danger. */
const dangerField = "attribute[danger]";
const email = /^[^\s@]{1,64}@[^\s@]{1,190}$/;
const vietnamOffsetMs = 7 * 3_600_000;

/** The local day: the same words sent again on another day are another report. */
const dayOf = (at: Date): string => new Date(at.getTime() + vietnamOffsetMs).toISOString().slice(0, 10);

/** A repeat has the same id: by the client's own id of it, or, without one, by everything it says, for a day. */
function eventId(form: Form, client: Client, externalId: string | undefined, at: Date): string {
  if (externalId) return hashId("id", client.name, externalId);
  const content = [...form].filter(([name]) => name !== "api_key").sort(([a], [b]) => (a < b ? -1 : 1));
  return hashId("form", client.name, dayOf(at), JSON.stringify(content));
}

function contactOf(form: Form, client: Client): EventOf<"report">["contact"] {
  // Clients split a name at its first space, which is wrong for Vietnamese ones: the joined name is kept.
  const name = [fieldOf(form, "first_name"), fieldOf(form, "last_name")].filter(Boolean).join(" ");
  const phone = toInternational(fieldOf(form, "phone") ?? "");
  const address = fieldOf(form, "email");
  const mail = address && email.test(address) ? address : undefined;
  if (!name && !phone && !mail) return undefined;
  return {
    ...(name ? { name: beginning(cleanText(name), 120) } : {}),
    ...(phone ? { phone } : {}),
    ...(mail ? { email: cleanText(mail) } : {}),
    consents: mail && client.tellsByEmail ? ["email"] : [],
  };
}

/** The same person at the same client, as far as the client tells; else the report stands alone. Hashed: it is an address. */
function userOf(form: Form, client: Client, id: string): string {
  const names = ["account_id", "email", "phone", "device_id", "deviceid"];
  const known = names.map((name) => fieldOf(form, name)).find(Boolean);
  return hashId("person", client.name, known ?? id);
}

function placeOf(form: Form): Place | undefined {
  const [latitude, longitude] = [coordinateOf(form, "lat"), coordinateOf(form, "long")];
  if (latitude !== undefined && longitude !== undefined) return pinOf(latitude, longitude);
  const label = fieldOf(form, "address_string") ?? fieldOf(form, "address_id");
  return label ? { label: beginning(cleanText(label), 300), precision: "unknown" } : undefined;
}

/** The description and what was answered to the questions of the service, a line each. */
function textOf(form: Form, { attributes }: Service): string {
  const answers = attributes.flatMap(({ code, description, values }) => {
    const given = form.get(`attribute[${code}]`) ?? [];
    const words = given.map((one) => values?.find(({ key }) => key === one)?.name ?? one.trim());
    return words.length > 0 ? [`${description}: ${words.join(", ")}`] : [];
  });
  return cleanText([fieldOf(form, "description") ?? "", ...answers].filter(Boolean).join("\n"));
}

function mediaOf(form: Form, { mayFetch }: ParseOptions): Attachment[] {
  const given = (form.get("media_url") ?? []).filter((address) => URL.canParse(address)).slice(0, maxMedia);
  return given.map((url) => ({ kind: mayFetch(url) ? "image" : "link", url }));
}

/**
 * One filed service request to one `report`. Throws BAD_INPUT whose details.issues are the standard's errors, code
 * first ("404 service_code was not found").
 */
export function parseOpen311(request: RawRequest, client: Client, options: ParseOptions): InboundEvent[] {
  const form = readForm(request.body, request.query);
  const issues = faultsOf(form, options.serviceOf);
  const service = options.serviceOf(fieldOf(form, "service_code") ?? "");
  if (issues.length > 0 || !service) throw new AppError("BAD_INPUT", "not a service request", { details: { issues } });
  const externalId = idFields.map((name) => fieldOf(form, name)).find(Boolean);
  const id = eventId(form, client, externalId, request.receivedAt);
  const user = userOf(form, client, id);
  const place = placeOf(form);
  const contact = contactOf(form, client);
  const raw = Object.fromEntries([...form].filter(([name]) => name !== "api_key"));
  return [
    {
      kind: "report",
      id,
      channel: "open311",
      from: { channel: "open311", account: client.name, user },
      thread: `${client.name}:${user}`,
      at: request.receivedAt,
      raw,
      category: service.code,
      text: textOf(form, service),
      attachments: mediaOf(form, options),
      urgent: fieldOf(form, dangerField) === "yes",
      ...(contact?.name ? { displayName: contact.name } : {}),
      ...(place ? { place } : {}),
      ...(contact ? { contact } : {}),
      ...(externalId ? { externalId: beginning(cleanText(externalId), 200) } : {}),
    },
  ];
}
