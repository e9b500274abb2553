import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, type Body, call, type Schemas } from "../api.ts";
import { showDone, showFailure } from "../shared/say-why.ts";
import { photoWords as say } from "../words-photos.vi.ts";
import type { Mask } from "./masks.ts";

export type TicketPhoto = Schemas["TicketPhoto"];

const to = (code: string) => ({ params: { path: { code } } });

/** Photos of a ticket, and what everybody is shown of them. */
export const photosQuery = (code: string) =>
  queryOptions({
    queryKey: ["ticket", code, "public-photos"],
    queryFn: () => call(api.GET("/api/tickets/{code}/public-photos", to(code))),
  });

/** The picture everybody would see, as an address of this browser; made by the server, which makes the public one alike. */
export function usePreview(code: string, key: string, masks: readonly Mask[]) {
  const { data: picture, error } = useQuery({
    queryKey: ["photo-preview", code, key, masks],
    queryFn: ({ signal }) => {
      const body = { key, masks: [...masks] };
      const request = { ...to(code), body, parseAs: "blob" as const, signal };
      return call(api.POST("/api/tickets/{code}/public-photos/preview", request));
    },
    retry: false,
    gcTime: 0,
  });
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!picture) return undefined;
    const address = URL.createObjectURL(picture as unknown as Blob);
    setUrl(address);
    return () => URL.revokeObjectURL(address);
  }, [picture]);
  return { url, error };
}

/** Showing a photo to everybody, and taking one down. */
export function usePhotoActs(code: string) {
  const client = useQueryClient();
  const onSuccess = (photos: Schemas["TicketPhotos"]): void =>
    void client.setQueryData(photosQuery(code).queryKey, photos);
  const publish = useMutation({
    mutationFn: (body: Body<"publishPhoto">) =>
      call(api.POST("/api/tickets/{code}/public-photos", { ...to(code), body })),
    onSuccess: (photos) => {
      onSuccess(photos);
      showDone(say.published);
    },
    onError: showFailure,
  });
  const takeDown = useMutation({
    mutationFn: (id: string) =>
      call(api.POST("/api/tickets/{code}/public-photos/{id}/take-down", { params: { path: { code, id } } })),
    onSuccess: (photos) => {
      onSuccess(photos);
      showDone(say.takenDown);
    },
    onError: showFailure,
  });
  return { publish, takeDown };
}
