import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import { showDone } from "../shared/say-why.ts";
import { settingWords } from "../words-setting.vi.ts";

export type SettingKind = Schemas["Setting"]["kind"];
type Bodies = { [S in Schemas["Setting"] as S["kind"]]: S["body"] };
/** A setting with the body of its kind. */
export type Setting<K extends SettingKind> = Omit<Schemas["Setting"], "kind" | "body"> & { kind: K; body: Bodies[K] };

const path = (kind: SettingKind) => ({ params: { path: { kind } } });
const keyOf = (kind: SettingKind) => ["setting", kind] as const;

/** A setting as it is in force, and who set what. */
export function settingQuery<K extends SettingKind>(kind: K) {
  return queryOptions({
    queryKey: keyOf(kind),
    queryFn: async () => (await call(api.GET("/api/settings/{kind}", path(kind)))) as Setting<K>,
  });
}

/** Puts a body in force, or an earlier version's. A refusal stays with the form. */
export function useSettingActs<K extends SettingKind>(kind: K) {
  const client = useQueryClient();
  const onSuccess = (now: Schemas["Setting"]): void => {
    client.setQueryData(keyOf(kind), now);
    showDone(settingWords.saved);
  };
  const change = useMutation({
    mutationFn: (request: { base: number; body: Setting<K>["body"]; note?: string }) =>
      call(api.POST("/api/settings/{kind}", { ...path(kind), body: request })),
    onSuccess,
  });
  const restore = useMutation({
    mutationFn: (request: { base: number; number: number }) =>
      call(api.POST("/api/settings/{kind}/restore", { ...path(kind), body: request })),
    onSuccess,
  });
  return { change, restore };
}
