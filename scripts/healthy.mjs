// Whether the process beside this one works, for a container's health check: 0 or 1. One that serves is asked for
// readiness; a worker serves nothing but /metrics.
const { PORT = "3000", METRICS_PORT, ROLE = "all" } = process.env;
const address = ROLE === "worker" ? `${METRICS_PORT}/metrics` : `${PORT}/readyz`;
const answer = await fetch(`http://127.0.0.1:${address}`, { signal: AbortSignal.timeout(4_000) }).catch(
  () => undefined,
);
const page = answer?.ok ? await answer.text() : "";
process.exit(answer?.ok && !page.includes("\ncau_noi_database_up 0") ? 0 : 1);
