import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type Body, call, type Schemas } from "../api.ts";
import { showDone, showFailure } from "../shared/say-why.ts";
import { accountWords } from "../words-accounts.vi.ts";

export type Account = Schemas["Account"];

/** Everybody who works or worked here. */
export const accountsQuery = queryOptions({
  queryKey: ["accounts"],
  queryFn: () => call(api.GET("/api/accounts")),
});

const pathOf = ({ id }: Account) => ({ params: { path: { id } } });

/** Makes an act on accounts: the list is read anew when it is over. */
function useAct<T, R>(mutationFn: (given: T) => Promise<R>, done?: (result: R) => string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    ...(done && { onSuccess: (result: R) => showDone(done(result)), onError: showFailure }),
    onSettled: () => client.invalidateQueries({ queryKey: ["accounts"] }),
  });
}

/** Somebody new; a failure stays with the form. */
export const useAddAccount = () => useAct((body: Body<"addAccount">) => call(api.POST("/api/accounts", { body })));

/** Changes somebody else; a failure stays with the form. */
export const useChangeAccount = (account: Account) =>
  useAct((body: Body<"changeAccount">) => call(api.PATCH("/api/accounts/{id}", { ...pathOf(account), body })));

export const useResetPassword = () =>
  useAct((account: Account) => call(api.POST("/api/accounts/{id}/password", pathOf(account))));

export const useForgetFactor = () =>
  useAct(
    (account: Account) => call(api.DELETE("/api/accounts/{id}/second-factor", pathOf(account))),
    () => accountWords.signIn.factorGone,
  );

export const useUnlock = () =>
  useAct(
    (account: Account) => call(api.DELETE("/api/accounts/{id}/lock", pathOf(account))),
    () => accountWords.signIn.unlocked,
  );
