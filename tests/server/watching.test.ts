import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { readConfig } from "../../server/config.ts";
import { createMetrics } from "../../server/metrics.ts";
import { createMetricsServer } from "../../server/metrics-server.ts";
import { startTracer, type Tracer, tracePlace } from "../../server/tracing.ts";
import { realUnderstanding } from "../fakes/understanding.ts";
import { openTown, type Town } from "../scenarios/town.ts";

/** A span as OTLP's JSON brings it. */
interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
}

const now = new Date("2026-11-16T14:06:00+07:00");
const words = "cống trước nhà 45 hoa sứ nghẹt cả tuần mưa chút xíu là tràn";
const user = "7700000000000000123";
const spans: Span[] = [];
let collector: Server;
let tracer: Tracer;
let town: Town;

async function addressOf(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A collector that takes OTLP over HTTP as JSON. */
function createCollector(): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (request.url !== "/v1/traces") return void response.writeHead(404).end();
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      for (const { scopeSpans } of body.resourceSpans) for (const one of scopeSpans) spans.push(...one.spans);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
}

const metrics = createMetrics({ isWholeProcess: true });

beforeAll(async () => {
  collector = createCollector();
  const endpoint = await addressOf(collector);
  const role = "all";
  tracer = await startTracer({
    OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/`,
    OTEL_SERVICE_NAME: "phuong-thu",
    ROLE: role,
  });
  const understanding = realUnderstanding();
  town = await openTown({ understanding, now, environment: { ROLE: role }, watching: { metrics, tracer } });
});
afterAll(async () => {
  await town.close();
  await tracer.close();
  collector.closeAllConnections();
  await new Promise((resolve) => collector.close(resolve));
});

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(50);
  }
  throw new Error("it never came");
}

const figure = (page: string, name: string): number | undefined => {
  const line = page.split("\n").find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
};

test("a message is one trace from webhook to delivery, and counted on the way; nothing says who wrote or what", async () => {
  await town.doors.of("zalo").act(town.origin, user, [{ text: words }]);
  const delivery = await until(() => spans.find(({ name }) => name === "delivery"));
  // the turn ends a moment after its answer may go out, and may be told in a later batch
  const trace = await until(() => {
    const found = spans.filter(({ traceId }) => traceId === delivery.traceId);
    return ["webhook", "turn", "delivery"].every((name) => found.some((span) => span.name === name))
      ? found
      : undefined;
  });
  const [event] = await town.wired.store.client.inboxEvent.findMany({ where: { channel: "zalo" }, take: 1 });
  const place = tracePlace({ channel: "zalo", id: event?.providerId ?? "" });
  const root = trace.find(({ name }) => name === "webhook");
  expect(root).toMatchObject(place);
  expect(root?.parentSpanId ?? "").toBe("");
  for (const span of trace.filter((one) => one !== root)) expect(span.parentSpanId).toBe(place.spanId);
  const said = JSON.stringify(spans);
  for (const secret of [words, "hoa sứ", user]) expect(said).not.toContain(secret);

  const page = await until(async () => {
    const text = await town.wired.readMetrics();
    return figure(text, 'cau_noi_deliveries_total{channel="zalo",code="OK"}') ? text : undefined;
  });
  expect(figure(page, 'cau_noi_webhooks_total{channel="zalo",result="taken"}')).toBe(1);
  expect(figure(page, 'cau_noi_turn_seconds_count{channel="zalo",code="OK"}')).toBeGreaterThanOrEqual(1);
  expect(figure(page, 'cau_noi_reply_seconds_count{channel="zalo"}')).toBeGreaterThanOrEqual(1);
  expect(figure(page, "cau_noi_database_up")).toBe(1);
  expect(figure(page, 'cau_noi_database_connections{state="open"}')).toBeGreaterThanOrEqual(1);
  expect(page).toMatch(/^cau_noi_model_info\{version="[^"]+"\} 1$/m);
  for (const secret of ["hoa sứ", user]) expect(page).not.toContain(secret);
});

test("the platform's receipt stands in the trace of the message it is about", async () => {
  const [ref] = await town.wired.store.client.messageRef.findMany({
    where: { channel: "zalo", message: { direction: "out" } },
  });
  const { bytes, headers } = town.doors.zalo.webhook({
    event_name: "user_received_message",
    sender: { id: town.doors.zalo.oaId },
    recipient: { id: user },
    message: { msg_id: ref?.ref },
  });
  await fetch(`${town.origin}/webhooks/zalo`, { method: "POST", headers, body: new Uint8Array(bytes) });
  const receipt = await until(() => spans.find(({ name }) => name === "receipt"));
  expect(receipt.traceId).toBe(spans.find(({ name }) => name === "delivery")?.traceId);
});

test("a forged delivery is counted as refused, and its task stands at the desk; what waits is shown with its age", async () => {
  await fetch(`${town.origin}/webhooks/zalo`, { method: "POST", body: "{}" });
  const late = {
    channel: "sms",
    providerId: "late-1",
    at: now,
    event: {},
    receivedAt: new Date(now.getTime() - 60_000),
  };
  await town.wired.store.client.inboxEvent.create({ data: { ...late, lane: "sms:late" } });
  const page = await town.wired.readMetrics();
  expect(figure(page, 'cau_noi_webhooks_total{channel="zalo",result="refused"}')).toBe(1);
  expect(figure(page, 'cau_noi_tasks_open{kind="bad-signatures"}')).toBe(1);
  expect(figure(page, 'cau_noi_inbox_waiting{channel="sms"}')).toBe(1);
  expect(figure(page, 'cau_noi_inbox_oldest_seconds{channel="sms"}')).toBe(60);
  await town.wired.store.client.inboxEvent.deleteMany({ where: { channel: "sms" } });
  expect(figure(await town.wired.readMetrics(), 'cau_noi_inbox_waiting{channel="sms"}')).toBeUndefined();
});

test("/metrics stands on a port of its own, off until one is named, and the public door does not have it", async () => {
  const { METRICS_PORT, METRICS_HOST } = readConfig({
    DATA_DIR: "/tmp",
    APP_SECRET: Buffer.alloc(32).toString("base64"),
  });
  expect(createMetricsServer({ METRICS_PORT, METRICS_HOST }, town.wired.readMetrics)).toBeUndefined();
  expect(METRICS_HOST).toBe("127.0.0.1");
  const open = createMetricsServer({ METRICS_PORT: 0, METRICS_HOST }, town.wired.readMetrics);
  if (!open) throw new Error("it is off");
  const address = await addressOf(open.server);
  const answer = await fetch(`${address}/metrics`);
  expect(answer.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  expect(await answer.text()).toContain("nodejs_eventloop_lag_seconds");
  expect((await fetch(`${address}/`)).status).toBe(404);
  expect((await fetch(`${town.origin}/metrics`)).status).toBe(404);
  open.server.closeAllConnections();
  await new Promise((resolve) => open.server.close(resolve));
});
