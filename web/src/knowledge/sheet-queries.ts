import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError, api, call, type Schemas } from "../api.ts";
import { sayWhy, showDone, showFailure, showHint } from "../shared/say-why.ts";
import { sheetWords as say } from "../words-sheet.vi.ts";

export type Look = Schemas["SheetLook"];

/** A file in memory: the same bytes are sent twice, whatever becomes of the file on the disk meanwhile. */
export interface SheetFile {
  name: string;
  content: Blob;
}

/** Reads a chosen file. */
export async function readSheet(file: File): Promise<SheetFile> {
  return { name: file.name, content: new Blob([await file.arrayBuffer()]) };
}

/** Where the records are downloaded. */
export const sheetAddress = (type: "xlsx" | "csv") => `/api/knowledge/sheet?type=${type}`;

/** One file as the server wants it; the contract knows no more than that there is one. */
function formOf({ name, content }: SheetFile) {
  const form = new FormData();
  form.append("file", content, name);
  return { body: { file: name }, bodySerializer: () => form };
}

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

/** Why a file was not taken, and what to do about it. */
export function whyRefused(error: unknown): string {
  if (!(error instanceof ApiError)) return sayWhy(error);
  const sentences: Record<string, string> = say.refused;
  const sentence = sentences[String(error.details.reason)];
  if (sentence) return sentence;
  return error.code === "TOO_LARGE" ? say.tooBig : sayWhy(error);
}
