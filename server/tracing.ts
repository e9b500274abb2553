import { createHash } from "node:crypto";
import type { Attributes } from "@opentelemetry/api";
import type { Cause } from "../core/queues.ts";
import type { Config } from "./config.ts";
import { release } from "./release.ts";

/** One piece of work as a trace shows it: ids and codes, never a text. */
export interface Piece {
  name: "webhook" | "turn" | "delivery" | "receipt";
  /** The event that caused it; unset: the piece begins a trace of its own. */
  cause?: Cause | undefined;
  /** It is the first of its trace. */
  isFirst?: boolean;
  /** Milliseconds since 1970. */
  from: number;
  until: number;
  attributes: Attributes;
  /** Code of the fault that ended it. */
  fault?: string | undefined;
}

/** Tells a collector what was done. `close` sends what is left. */
export interface Tracer {
  /** Somebody listens: what has to be looked up for a trace is worth it. */
  isOn: boolean;
  note(piece: Piece): void;
  close(): Promise<void>;
}

/** Nobody is told anything. */
export const noTracer: Tracer = { isOn: false, note: () => undefined, close: async () => undefined };

/** Trace and first span of an event: made of its identity, so that every process knows them and none has to keep them. */
export function tracePlace({ channel, id }: Cause): { traceId: string; spanId: string } {
  const hash = createHash("sha256").update(`${channel}\n${id}`).digest("hex");
  return { traceId: hash.slice(0, 32), spanId: hash.slice(32, 48) };
}

/** What the SDK asks when a span begins: the place we named last, else a new one. */
function createPlaces(random: { generateTraceId(): string; generateSpanId(): string }) {
  let next: ReturnType<typeof tracePlace> | undefined;
  return {
    /** Begins one span at this place. */
    at: <T>(place: ReturnType<typeof tracePlace> | undefined, begin: () => T): T => {
      next = place;
      const span = begin();
      next = undefined;
      return span;
    },
    generateTraceId: () => next?.traceId ?? random.generateTraceId(),
    generateSpanId: () => next?.spanId ?? random.generateSpanId(),
  };
}

/** A tracer as the settings say. The libraries are loaded only where a collector is named. */
export async function startTracer({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_SERVICE_NAME: service,
  ROLE: role,
}: Pick<Config, "OTEL_EXPORTER_OTLP_ENDPOINT" | "OTEL_SERVICE_NAME" | "ROLE">): Promise<Tracer> {
  if (!endpoint) return noTracer;
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, "")}/v1/traces` });
  const places = createPlaces(new sdk.RandomIdGenerator());
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ "service.name": service, "service.version": release, "cau_noi.role": role }),
    idGenerator: places,
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter, scheduledDelayMillis: 1_000 })],
  });
  const tracer = provider.getTracer("cau-noi", release);
  return {
    isOn: true,
    note: ({ name, cause, isFirst = false, from, until, attributes, fault }) => {
      const place = cause && tracePlace(cause);
      const parent =
        place && !isFirst
          ? api.trace.setSpanContext(api.ROOT_CONTEXT, { ...place, traceFlags: api.TraceFlags.SAMPLED, isRemote: true })
          : api.ROOT_CONTEXT;
      const options = { startTime: from, attributes };
      const span = places.at(isFirst ? place : undefined, () => tracer.startSpan(name, options, parent));
      if (fault !== undefined) span.setStatus({ code: api.SpanStatusCode.ERROR, message: fault });
      span.end(until);
    },
    close: () => provider.shutdown(),
  };
}
