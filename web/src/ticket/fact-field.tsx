import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api, call } from "../api.ts";
import { useReference } from "../session/session.ts";
import type { Photo } from "../shared/photo.ts";
import { PhotoField } from "../shared/photo-field.tsx";
import { words } from "../words.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import type { FactName } from "./queries.ts";

/** What stands in a form, before it becomes facts. */
export interface FactForm {
  texts: Partial<Record<FactName, string>>;
  photos: Photo[];
}

type Kind = "area" | "line" | "date" | "choice" | "photos";
const kinds: Record<FactName, Kind> = {
  text: "area",
  question: "area",
  reason: "area",
  plan: "area",
  reference: "line",
  team: "line",
  parentCode: "line",
  expectedAt: "date",
  newDueAt: "date",
  onSceneAt: "date",
  explanation: "area",
  category: "choice",
  severity: "choice",
  unit: "choice",
  outsideUnit: "choice",
  reasonCode: "choice",
  officerId: "choice",
  photos: "photos",
};

interface Choice {
  value: string;
  label: string;
  contact?: string | undefined;
}

/** What can be chosen for a fact. */
function useChoices(name: FactName, unit: string, isElsewhere: boolean): Choice[] {
  const reference = useReference();
  const staff = useQuery({
    queryKey: ["staff", unit],
    enabled: name === "officerId",
    queryFn: () => call(api.GET("/api/staff", { params: { query: { unit: unit as never } } })),
  });
  const units = (outside: boolean): Choice[] =>
    reference.units
      .filter((row) => row.outside === outside)
      .map(({ id, name: label, contact }) => ({ value: id, label, contact }));
  if (name === "unit") return units(false).filter(({ value }) => !isElsewhere || value !== unit);
  if (name === "outsideUnit") return units(true);
  if (name === "category") return reference.categories.map(({ id, name: label }) => ({ value: id, label }));
  if (name === "reasonCode") return reference.refusals.map(({ id, label }) => ({ value: id, label }));
  if (name === "severity") {
    return Object.entries(words.severities).map(([value, label]) => ({ value, label: `${value} · ${label}` }));
  }
  return staff.data?.items.map(({ id, name: label }) => ({ value: id, label })) ?? [];
}

interface FactFieldProps {
  name: FactName;
  form: FactForm;
  required: boolean;
  unit: string;
  /** Another unit than this one is asked for. */
  isElsewhere?: boolean;
  onChange: (form: FactForm) => void;
}

/** The field of one fact, by its kind. */
export function FactField({ name, form, required, unit, isElsewhere = false, onChange }: FactFieldProps) {
  const choices = useChoices(name, unit, isElsewhere);
  const label = `${ticketWords.facts[name]} (${required ? ticketWords.facts.required : ticketWords.facts.optional})`;
  const kind = kinds[name];
  if (kind === "photos") {
    return <PhotoField label={label} photos={form.photos} onChange={(photos) => onChange({ ...form, photos })} />;
  }
  const field = {
    label,
    value: form.texts[name] ?? "",
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...form, texts: { ...form.texts, [name]: event.currentTarget.value } }),
  };
  if (kind === "area") return <Textarea autosize minRows={3} maxRows={10} {...field} />;
  if (kind === "choice") {
    const { contact } = choices.find(({ value }) => value === field.value) ?? {};
    return <NativeSelect data={[{ value: "", label: "–" }, ...choices]} description={contact} {...field} />;
  }
  return <TextInput type={kind === "date" ? "datetime-local" : "text"} {...field} />;
}

const dates: readonly FactName[] = ["expectedAt", "newDueAt", "onSceneAt"];

/** Vietnam has had one offset since 1975; what is typed is local time. */
const localOffset = ":00+07:00";

/** The form as the server wants it: nothing that is empty, dates with their zone, photos by key. */
export function factsOf({ texts, photos }: FactForm): Record<string, unknown> {
  const given = Object.entries(texts).filter(([, value]) => value.trim() !== "");
  const shots = photos.flatMap(({ key, shot }) => (shot ? [{ key, ...shot }] : []));
  return {
    ...Object.fromEntries(
      given.map(([name, value]) => [name, dates.includes(name as FactName) ? `${value}${localOffset}` : value.trim()]),
    ),
    ...(photos.length > 0 ? { photos: photos.map(({ key }) => ({ key })) } : {}),
    ...(shots.length > 0 ? { shots } : {}),
  };
}
