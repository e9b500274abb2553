// Who may import whom, and which packages belong to which room. One allow-list; anything else is an error.
const rooms = {
  core: [],
  bots: ["core"],
  nlp: ["core"],
  adapters: ["core"],
  prisma: ["core"],
  server: ["core", "bots", "nlp", "adapters", "prisma"],
  web: [],
};
const packages = {
  "(express|better-auth|multer|helmet|pino|prom-client|@opentelemetry)": "server",
  "(@prisma|pg)": "prisma",
  "react(-dom)?": "web",
  "(axios|telegraf|nodemailer|web-push)": "adapters",
  "(@langchain|@huggingface|langchain|minisearch)": "nlp",
};
const all = [...Object.keys(rooms), "tests", "scripts"].join("|");
const direction = ([from, to]) => ({
  name: `${from}-imports`,
  severity: "error",
  from: { path: `^${from}/` },
  to: { path: `^(${all})/`, pathNot: `^(${[from, ...to].join("|")})/` },
});
const owner = ([pkg, room]) => ({
  name: `${pkg}-only-in-${room}`,
  severity: "error",
  from: { path: `^(${all})/`, pathNot: `^(${room}|tests|scripts)/` },
  to: { path: `(^|node_modules/)${pkg}(/|$)`, pathNot: `^(${all})/` },
});
module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(direction),
    ...Object.entries(packages).map(owner),
    {
      name: "core-alone",
      severity: "error",
      from: { path: "^core/" },
      to: { pathNot: "^core/|node_modules/zod/|^(node:)?crypto$" },
    },
    {
      name: "adapters-apart",
      severity: "error",
      from: { path: "^adapters/([^/]+)/" },
      to: { path: "^adapters/[^/]+/", pathNot: "^adapters/$1/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^prisma/client/" },
  },
};
