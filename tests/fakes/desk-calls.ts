import { AppError } from "../../core/errors.ts";
import type { Handler } from "./desk-handler.ts";
import { rowOf } from "./desk-present.ts";
import { at } from "./desk-seed.ts";

const currentCall: Handler<"currentCall"> = ({ desk, person, query }) => {
  const call = desk.calls.at(query.extension ?? person.extension);
  if (!call) return { tickets: [] };
  const tickets = call.phone ? desk.tickets.slice(0, 2).map((one) => rowOf(one, person)) : [];
  return { call, tickets, greeting: "Dạ, phường Bến Sen xin nghe. Anh/chị có việc gì ạ?" };
};

const openRecording: Handler<"openRecording"> = ({ desk, params }) => {
  if (!desk.calls.items.some(({ id, hasRecording }) => id === params.id && hasRecording)) {
    throw new AppError("NOT_FOUND", "no recording");
  }
  return { url: `/recordings/${params.id}` };
};

const setExtension: Handler<"setExtension"> = ({ person, body }) => {
  delete person.extension;
  if (body.extension) person.extension = body.extension;
  return body.extension ? { extension: body.extension } : {};
};

/** Telephone calls at the fake desk. */
export const callHandlers = {
  currentCall,
  listCalls: (({ desk }) => ({ items: desk.calls.items, at: at(0) })) satisfies Handler<"listCalls">,
  openRecording,
  setExtension,
};
