import { readdirSync, readFileSync } from "node:fs";
import { parse, parseAllDocuments } from "yaml";
import { environment } from "../../server/config.ts";
import { createMetrics } from "../../server/metrics.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

interface Rule {
  alert: string;
  expr: string;
  annotations: { runbook?: string };
}
interface Panel {
  targets: { expr: string }[];
}

const rules = (parse(read("docs/operations/alerts.yaml")) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const { panels } = JSON.parse(read("docs/operations/grafana-dashboard.json")) as { panels: Panel[] };
const runbooks = read("docs/operations/so-tay-su-co.md");

/** Every series this product shows, as queries name them. */
function series(): Set<string> {
  const metrics = createMetrics({ isWholeProcess: true }).registry.getMetricsAsArray();
  const parts = (name: string, type: unknown) =>
    String(type) === "histogram" ? ["_bucket", "_sum", "_count"].map((part) => name + part) : [name];
  return new Set(metrics.flatMap(({ name, type }) => parts(name, type)));
}

const named = (query: string): string[] => query.match(/\b(?:cau_noi|nodejs|process)_\w+/g) ?? [];

test("alerts and dashboard ask for series the product has; every series of the product is on the dashboard", () => {
  const known = series();
  const dashboard = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => named(expr)));
  const asked = [...rules.flatMap(({ expr }) => named(expr)), ...dashboard];
  expect(asked.filter((name) => !known.has(name))).toEqual([]);
  const base = (name: string): string => name.replace(/_(bucket|sum|count)$/, "");
  const shown = new Set(asked.map(base));
  const own = [...known].filter((name) => name.startsWith("cau_noi_")).map(base);
  const besides = ["cau_noi_errands_oldest_seconds", "cau_noi_lanes_due"];
  expect([...new Set(own)].filter((name) => !shown.has(name) && !besides.includes(name))).toEqual([]);
});

test("an alert names a chapter that is there", () => {
  const anchors = [...runbooks.matchAll(/^## (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, "")
      .replace(/\s/g, "-"),
  );
  const wanted = rules.flatMap(({ annotations: { runbook } }) => (runbook ? [runbook] : []));
  expect(wanted.filter((one) => !anchors.includes(one.replace("so-tay-su-co.md#", "")))).toEqual([]);
  expect(rules.length).toBeGreaterThan(10);
});

/** Names that are set, in a file of settings or a map of a manifest. */
const settingsIn = (text: string): string[] =>
  [...text.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = ""]) => name);

test("what is delivered with the product sets variables it reads", () => {
  const manifests = readdirSync(new URL("deploy/kubernetes", root)).flatMap((name) =>
    parseAllDocuments(read(`deploy/kubernetes/${name}`)).map((document) => document.toJS()),
  );
  const maps = manifests.flatMap(({ data, stringData }) => Object.keys({ ...data, ...stringData }));
  const { services } = parse(read("compose.yaml"), { merge: true });
  const composed = ["web", "worker"].flatMap((name) => Object.keys(services[name].environment));
  const files = ["env.example", "systemd/env.web", "systemd/env.worker"].flatMap((name) =>
    settingsIn(read(`deploy/${name}`)),
  );
  const image = [...read("Dockerfile").matchAll(/^ENV (.+)$/gm)].flatMap(([, line = ""]) =>
    [...line.matchAll(/([A-Z_]+)=/g)].map(([, name = ""]) => name),
  );
  const others = ["POSTGRES_PASSWORD", "NODE_ENV", "NODE_OPTIONS", "ONNXRUNTIME_NODE_INSTALL"];
  const known = new Set([...Object.keys(environment.shape), ...others]);
  const used = [...maps, ...composed, ...files, ...image];
  expect(used.filter((name) => !known.has(name))).toEqual([]);
  expect(manifests.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["Deployment", "PodDisruptionBudget", "Secret", "Service"]),
  );
  expect(services.worker).toMatchObject({ environment: { ROLE: "worker" }, restart: "unless-stopped" });
});

test("every command the runbooks tell is there", () => {
  const scripts = (JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts;
  const told = new Set([...runbooks.matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => name));
  expect([...told].filter((name) => !(name in scripts))).toEqual([]);
});
