import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import { formOf, type SheetFile } from "../shared/spreadsheet.ts";

export type Look = Schemas["PeopleLook"];
/** Whoever got a first password, with it. */
export type Slip = Awaited<ReturnType<typeof takePeople>>["passwords"][number];

interface Asked {
  file: SheetFile;
  seen: string;
  retire: boolean;
  renew: boolean;
}
const takePeople = ({ file, seen, retire, renew }: Asked) => {
  const query = { seen, retire: retire ? "true" : "false", renew: renew ? "true" : "false" } as const;
  return call(api.POST("/api/accounts/sheet", { params: { query }, ...formOf(file) }));
};

/** Where the list is downloaded. */
export const peopleAddress = (type: "xlsx" | "csv") => `/api/accounts/sheet?type=${type}`;

/** What a list would do; keeps nothing. */
export const useLookAtPeople = () =>
  useMutation({ mutationFn: (file: SheetFile) => call(api.POST("/api/accounts/sheet/look", formOf(file))) });

/** Takes the list as it was looked at. */
export function useTakePeople() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: takePeople,
    onSettled: () => client.invalidateQueries({ queryKey: ["accounts"] }),
  });
}
