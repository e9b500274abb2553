import type { Response } from "express";

/**
 * What a page with a chat may load and who may show it in a frame: our own files only, no inline script, no inline
 * style. `origins` are the sites that may embed it, beside our own.
 */
export function setPolicy(response: Response, origins: readonly string[] = []): void {
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${["'self'", ...origins].join(" ")}`,
  ];
  response.set("content-security-policy", directives.join("; "));
  response.set({
    "cache-control": "no-store",
    "permissions-policy": "geolocation=(self), camera=(self), microphone=()",
  });
  // the older header knows no list of sites; where there is one, the policy above speaks alone
  if (origins.length > 0) response.removeHeader("x-frame-options");
}
