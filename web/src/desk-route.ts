import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, redirect } from "@tanstack/react-router";
import { ApiError } from "./api.ts";
import { Frame } from "./frame/frame.tsx";
import { referenceQuery, sessionQuery } from "./session/session.ts";

export const root = createRootRouteWithContext<{ client: QueryClient }>()();

/** Everything behind sign-in: asks who is there first, and keeps the way back for after signing in. */
export const desk = createRoute({
  getParentRoute: () => root,
  id: "desk",
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    try {
      const [{ staff }] = await Promise.all([
        context.client.ensureQueryData(sessionQuery),
        context.client.ensureQueryData(referenceQuery),
      ]);
      if (staff.mustChangePassword) throw redirect({ to: "/doi-mat-khau" });
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "NOT_SIGNED_IN") throw error;
      throw redirect({ to: "/dang-nhap", search: { tiep: `/app${location.href}` } });
    }
  },
});
