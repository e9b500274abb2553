import { existsSync } from "node:fs";
import express, { type Express, type RequestHandler, type Router } from "express";
import helmet from "helmet";
import type { Auth } from "./auth.ts";
import { handleErrors } from "./error-handler.ts";
import type { Logger } from "./log.ts";
import { keepLanguage } from "./pages/language.ts";

export interface AppDeps {
  /** What the ward does, for everybody: home page, list and map of reports, figures, feeds. */
  published: Router;
  webhooks: Router;
  open311: Router;
  auth: Pick<Auth, "handler">;
  api: Router;
  chat: Router;
  map: Router;
  /** The chat's pages, the form and the printed signs. */
  chatPages: Router;
  /** Where platforms send administrators back to. */
  connect: Router;
  /** Files by their lasting address. */
  files: Router;
  /** What is kept of a person, for whoever was sent the address. */
  exports: Router;
  /** The public pages. */
  pages: Router[];
  /** Hearing of a ticket by SMS or e-mail, or of a street by e-mail, and the way out of it. */
  follow: Router[];
  /** Appointments and queue numbers at the service centre. */
  centre: Router;
  /** A ward to play with; unset: there is none. */
  demo?: Router | undefined;
  /** Folder of the built console. */
  consoleDir: string;
  isReady: () => Promise<boolean>;
  isSecure: boolean;
  /** Reverse proxies whose word on who called counts; unset: those on this machine and its network. */
  trustProxy?: string | undefined;
  log: Logger;
}

/** What pages may load: our own files only, no inline script, no inline style sheet. Pins on maps have their place as an attribute. */
const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  styleSrcAttr: ["'unsafe-inline'"],
  imgSrc: ["'self'", "data:", "blob:"],
  connectSrc: ["'self'"],
  fontSrc: ["'self'", "data:"],
  objectSrc: ["'none'"],
  frameAncestors: ["'self'"],
};

/** The console besides: its component library makes style sheets while it runs. */
const consolePolicy = { ...policy, styleSrc: ["'self'", "'unsafe-inline'"] };

/** What every answer says of itself to browsers. */
function saidOfAnswers(isSecure: boolean): RequestHandler {
  const upgradeInsecureRequests = isSecure ? [] : null;
  const said = (directives: typeof policy): RequestHandler =>
    helmet({
      contentSecurityPolicy: { directives: { ...directives, upgradeInsecureRequests } },
      strictTransportSecurity: isSecure,
      crossOriginOpenerPolicy: isSecure,
    });
  const [ofPages, ofConsole] = [said(policy), said(consolePolicy)];
  return (request, response, next) =>
    (/^\/app(\/|$)/.test(request.path) ? ofConsole : ofPages)(request, response, next);
}

/** A proxy on this machine or network says who asks, for the limits on each address; nobody else is believed. */
const onThisNetwork = "loopback, linklocal, uniquelocal";

/** The HTTP side as one express app, from what it is given; tests call it without a port. */
export function createApp(deps: AppDeps): Express {
  const {
    published,
    webhooks,
    open311,
    auth,
    api,
    chat,
    chatPages,
    map,
    connect,
    files,
    exports: personal,
    pages,
    follow,
    centre,
    demo,
    consoleDir,
    isReady,
    isSecure,
    trustProxy = onThisNetwork,
    log,
  } = deps;
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.set("trust proxy", trustProxy);
  app.use(saidOfAnswers(isSecure));

  app.get("/healthz", (_, response) => {
    response.json({ ok: true });
  });
  app.get("/readyz", async (_, response) => {
    const ready = await isReady();
    response.status(ready ? 200 : 503).json({ ok: ready });
  });
  app.use(keepLanguage({ isSecure }));
  // what many read at once goes past the fewest other routes
  app.use(published);
  app.use("/webhooks", webhooks);
  app.use("/open311", open311);
  app.all("/api/auth/{*any}", auth.handler);
  app.use("/api/chat", chat);
  app.use("/vi-tri", map);
  app.use("/ket-noi", connect);
  app.use("/tep", files);
  app.use("/du-lieu", personal);
  app.use(api);
  if (existsSync(consoleDir)) {
    // What carries its hash in its name never changes; the worker, the manifest and the icons do.
    app.use("/app/assets", express.static(`${consoleDir}/assets`, { index: false, maxAge: "1y", immutable: true }));
    app.use("/app", express.static(consoleDir, { index: false, maxAge: 0 }));
    app.get("/app{/*any}", (_, response) => {
      response.set("cache-control", "no-cache").sendFile("index.html", { root: consoleDir });
    });
  }
  if (demo) app.use("/demo", demo);
  app.use(chatPages, follow, centre, pages);
  app.use(handleErrors(log));
  return app;
}
