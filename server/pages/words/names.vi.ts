import { usualServices } from "../../../core/appointment/services.ts";
import { type CategoryId, categories, categoryGroups } from "../../../core/ticket/taxonomy.ts";
import { type Origin, type TicketStatus, ticketStatuses } from "../../../core/ticket/ticket.ts";

export type GroupId = (typeof categoryGroups)[number]["id"];

/** What things go by on pages: as the taxonomy names them. */
export const nameWords = {
  groups: Object.fromEntries(categoryGroups.map(({ id, name }) => [id, name])) as Record<GroupId, string>,
  kinds: Object.fromEntries(categories.map(({ id, name }) => [id, name])) as Record<CategoryId, string>,
  states: ticketStatuses as Record<TicketStatus, string>,
  /** By id; those of the centre a ward begins with. */
  services: Object.fromEntries(usualServices.map(({ id, name }) => [id, name])),
  origins: {
    zalo: "Zalo",
    facebook: "Messenger",
    telegram: "Telegram",
    webchat: "Trang của phường",
    hotline: "Gọi 1022",
    open311: "Ứng dụng khác",
    machine: "Máy tự báo",
    zns: "Zalo",
    sms: "SMS",
    email: "Thư điện tử",
    counter: "Tại trụ sở",
    form: "Mẫu trên trang",
  } satisfies Record<Origin, string>,
};
