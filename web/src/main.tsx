import "./styles.ts";
import { MantineProvider } from "@mantine/core";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { ApiError } from "./api.ts";
import { forgetReading } from "./offline/reading.ts";
import { makeRouter } from "./router.tsx";
import { cssVariables, theme } from "./theme.ts";

/** A file that cannot be had takes the notices away, never the screen. */
const Toasts = lazy(() =>
  import("./shared/toasts.tsx").then(
    ({ Toasts: found }) => ({ default: found }),
    () => ({ default: () => <></> }),
  ),
);

const isLost = (error: unknown): boolean => error instanceof ApiError && error.code === "OFFLINE";

const client = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      const signedOut = error instanceof ApiError && error.code === "NOT_SIGNED_IN";
      if (signedOut) void forgetReading();
      if (!signedOut || query.queryKey[0] === "session") return;
      client.removeQueries({ queryKey: ["session"] });
      void router.invalidate();
    },
  }),
  defaultOptions: {
    // Asked also without a network: what this person read last is on the device.
    queries: {
      networkMode: "always",
      refetchOnReconnect: true,
      staleTime: 30_000,
      retry: (count, error) => isLost(error) && count < 2,
    },
    mutations: { networkMode: "always", retry: false },
  },
});
const router = makeRouter(client);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <Suspense fallback={null}>
          <Toasts />
        </Suspense>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
