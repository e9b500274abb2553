import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import { showDone, showFailure, showHint } from "../shared/say-why.ts";
import { formOf, type SheetFile } from "../shared/spreadsheet.ts";
import { sheetWords as say } from "../words-sheet.vi.ts";

export type Look = Schemas["SheetLook"];

/** Where the records are downloaded. */
export const sheetAddress = (type: "xlsx" | "csv") => `/api/knowledge/sheet?type=${type}`;

/** What a file would change; keeps nothing. */
export const useLook = () =>
  useMutation({ mutationFn: (file: SheetFile) => call(api.POST("/api/knowledge/sheet/look", formOf(file))) });

/** Drafts of what was looked at. */
export function useDraftSheet() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, seen }: { file: SheetFile; seen: string }) =>
      call(api.POST("/api/knowledge/sheet/drafts", { params: { query: { seen } }, ...formOf(file) })),
    onSettled: () => client.invalidateQueries({ queryKey: ["knowledge"] }),
  });
}

/** Offers all these drafts to a second person. */
export function useProposeDrafts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) => call(api.POST("/api/knowledge/sheet/propose", { body: { ids } })),
    onSuccess: ({ proposed, stale }) => {
      if (proposed > 0) showDone(say.proposed(proposed));
      if (stale.length > 0) showHint(say.notProposed(stale.length));
    },
    onError: showFailure,
    onSettled: () => client.invalidateQueries({ queryKey: ["knowledge"] }),
  });
}
