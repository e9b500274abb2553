import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import { keepReadingOf, readKept } from "../offline/reading.ts";
import { noteServerTime } from "../shared/time.ts";

/** Who is signed in; throws NOT_SIGNED_IN when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  staleTime: 5 * 60_000,
  retry: false,
  queryFn: () =>
    readKept("session", async () => {
      const session = await call(api.GET("/api/session"));
      noteServerTime(session.at);
      await keepReadingOf(session.staff);
      return session;
    }),
});

/** Categories, units, states and their words; a signal tells when the ward set something else. */
export const referenceQuery = queryOptions({
  queryKey: ["reference"],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => index(await readKept("reference", () => call(api.GET("/api/reference")))),
});

type Row<K extends Exclude<keyof Schemas["Reference"], "hasCentre" | "farMetres">> = Schemas["Reference"][K][number];
const byId = <T extends { id: string }>(rows: T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]));

/** The reference with its rows at hand by id. */
function index(reference: Schemas["Reference"]) {
  const category = byId(reference.categories);
  const unit = byId([...reference.units, ...reference.closedUnits]);
  const status = byId(reference.statuses);
  const basis = byId(reference.bases);
  return {
    ...reference,
    category: (id: string | undefined): Row<"categories"> | undefined => category.get(id ?? ""),
    categoryName: (id: string) => category.get(id)?.name ?? id,
    unitName: (id: string | undefined) => unit.get(id ?? "")?.name ?? id ?? "",
    statusLabel: (id: string) => status.get(id)?.label ?? id,
    isOpen: (id: string) => status.get(id)?.open ?? false,
    basisLabel: (id: string) => basis.get(id)?.label ?? id,
  };
}
export type Reference = ReturnType<typeof index>;

/** What somebody may be allowed to do. */
export type Action = Schemas["Session"]["actions"][number];

/** The signed-in person, with the question whether they may do something. Only inside the frame. */
export function useSession() {
  const { data } = useSuspenseQuery(sessionQuery);
  return { ...data, can: (action: Action) => data.actions.includes(action) };
}

/** Words and tables of the domain. Only inside the frame. */
export function useReference(): Reference {
  return useSuspenseQuery(referenceQuery).data;
}

/** The first screen of a role. */
export function landingOf(
  role: Schemas["Staff"]["role"],
): "/hop-thu" | "/viec-cua-toi" | "/bao-cao" | "/phieu" | "/kenh" {
  if (role === "LD") return "/bao-cao";
  if (role === "OP") return "/hop-thu";
  if (role === "ADM") return "/kenh";
  return role === "OFF" || role === "HEAD" ? "/viec-cua-toi" : "/phieu";
}
