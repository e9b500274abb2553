import { z } from "zod";

/** Settings of what a technician watches; off until set. */
export const watchingShape = {
  /** Port of `/metrics` in Prometheus' text format, for each process its own. Never the public port. Unset: off. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  /** Address `/metrics` listens on. It asks nobody who they are: keep it on this machine or in a closed network. */
  METRICS_HOST: z.string().min(1).default("127.0.0.1"),
  /** A collector that takes OTLP over HTTP, up to before "/v1/traces". Unset: nothing is traced and nothing loaded for it. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** The name this installation has in the collector. */
  OTEL_SERVICE_NAME: z.string().min(1).default("cau-noi"),
};
