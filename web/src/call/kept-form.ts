import type { Schemas } from "../api.ts";
import { newId } from "../shared/new-id.ts";
import { serverNow } from "../shared/time.ts";
import { callWords } from "../words-calls.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import { readable } from "./caller-name.ts";
import type { CallBody } from "./queries.ts";

/** What is typed during a call, in any order; kept while the window is minimised. */
export interface CallForm {
  clientId: string;
  startedAt: string;
  text: string;
  where: string;
  phone: string;
  name: string;
  email: string;
  /** The exchange's call this is about; unset: typed in by hand. */
  callId?: string;
  category?: Schemas["CategoryId"];
  severity?: Schemas["Severity"];
  answerBy: CallBody["answerBy"];
  hideName: boolean;
}

const shelf = "call-entry";

/** A form nothing was typed into. */
export function emptyForm(): CallForm {
  const startedAt = new Date(serverNow()).toISOString();
  const typed = { text: "", where: "", phone: "", name: "", email: "" };
  return { clientId: newId(), startedAt, ...typed, answerBy: "call", hideName: false };
}

/** The form as it was left, or an empty one. */
export function readForm(): CallForm {
  try {
    return { ...emptyForm(), ...JSON.parse(sessionStorage.getItem(shelf) ?? "{}") };
  } catch {
    return emptyForm();
  }
}

/** Keeps the form while the window is minimised. */
export function writeForm(form: CallForm): CallForm {
  sessionStorage.setItem(shelf, JSON.stringify(form));
  return form;
}

/** Whether nothing was typed yet. */
export const isUntouched = ({ text, where, phone, name }: CallForm): boolean => text + where + phone + name === "";

/** The form about a call of the exchange: its number, its time. */
export function formOf(form: CallForm, { id: callId, phone, startedAt }: Schemas["Call"]): CallForm {
  return { ...form, callId, startedAt, ...(phone ? { phone: readable(phone) } : {}) };
}

/** What is missing before a call can be filed; undefined: nothing. */
export function missingIn({ text, phone, email, answerBy }: CallForm): string | undefined {
  if (!text.trim()) return deskWords.call.needText;
  if ((answerBy === "sms" || answerBy === "zalo") && !phone.trim()) return callWords.needPhone;
  return answerBy === "email" && !email.trim() ? callWords.needEmail : undefined;
}

/** Forgets the form: it was filed, or another call begins. */
export function dropForm(): void {
  sessionStorage.removeItem(shelf);
}

/** What counts where the operator said nothing else. */
interface MachineRead {
  category: CallBody["category"];
  severity: Schemas["Severity"];
  place: CallBody["place"] | undefined;
}

/** What is sent when the form is filed, with what the machine read where nobody said otherwise. */
export function bodyOf(form: CallForm, read: MachineRead): CallBody {
  const { clientId, text, phone, name, email, answerBy, hideName, startedAt, callId } = form;
  const { category, severity, place } = read;
  const where = form.where.trim();
  return {
    ...{ clientId, text, category, severity, answerBy, hideName, startedAt },
    durationSeconds: Math.max(0, Math.round((serverNow() - Date.parse(startedAt)) / 1000)),
    ...(phone.trim() ? { phone } : {}),
    ...(name.trim() ? { name } : {}),
    ...(answerBy === "email" ? { email: email.trim() } : {}),
    ...(callId ? { callId } : {}),
    ...(place ? { place } : where ? { place: { label: where, precision: "unknown" as const } } : {}),
  };
}
