import type { Channel } from "../core/channel/channel.ts";
import type { Citizen, CitizenLink } from "../core/people/citizen.ts";
import type { Staff } from "../core/people/staff.ts";
import type * as Rows from "./client/client.ts";
import { assertStorable, decode } from "./json.ts";
import { present } from "./rows.ts";

export function toCitizen(row: Rows.Citizen & { addresses: Rows.CitizenAddress[] }): Citizen {
  const { displayName, phone, email, kinship, phoneVerified } = row;
  const addresses = row.addresses.map(({ channel, account, userId }) => ({
    channel: channel as Channel,
    account,
    user: userId,
  }));
  return {
    id: row.id,
    addresses,
    consents: row.consents as Citizen["consents"],
    createdAt: row.createdAt,
    ...(phoneVerified ? { phoneVerified } : {}),
    ...present({ displayName, phone, email, kinship }),
  };
}

export function fromCitizen(citizen: Citizen) {
  assertStorable(citizen);
  const { id, createdAt, displayName = null, phone = null, email = null, kinship = null, consents } = citizen;
  return { id, createdAt, displayName, phone, phoneVerified: citizen.phoneVerified ?? false, email, kinship, consents };
}

export function toLink(row: Rows.CitizenLink): CitizenLink {
  const { id, keptId, joinedId, proof, at, conversationIds, undoneAt } = row;
  return {
    id,
    keptId,
    joinedId,
    proof: proof as CitizenLink["proof"],
    actor: decode(row.actor),
    at,
    addresses: decode(row.addresses),
    conversationIds,
    before: decode(row.before),
    ...present({ undoneAt }),
  };
}

export function toStaff(row: Rows.Staff): Staff {
  const { id, username, name, role, unit, active, extension } = row;
  return {
    id,
    username,
    name,
    role: role as Staff["role"],
    active,
    ...present({ unit: unit as Staff["unit"] | null, extension }),
    ...(row.mustChangePassword && { mustChangePassword: true }),
  };
}

export function fromStaff({ id, username, name, role, unit, active, extension, mustChangePassword = false }: Staff) {
  assertStorable({ id, username, name, extension });
  return { id, username, name, role, unit: unit ?? null, active, extension: extension ?? null, mustChangePassword };
}
