import type { Router } from "express";
import { ensureDatabase, migrate } from "../../prisma/migrate.ts";
import type { Config } from "../config.ts";
import type { Logger } from "../log.ts";
import { wardOf } from "../ward.ts";
import type { WireInput } from "../wire.ts";
import { demoRoutes } from "./routes.ts";
import { openTenant, type Tenant } from "./tenant.ts";

type Input = Pick<WireInput, "classifier" | "knowledge" | "places" | "gazetteer"> & {
  config: Config;
  /** The ward's own database; the demo's stands beside it. */
  url: string;
  log: Logger;
};

async function open({ config, url, log, ...parts }: Input): Promise<Tenant> {
  const own = new URL(url);
  // Two demos on one server would take each other's database away.
  const name = `${own.pathname.slice(1)}_play_${config.PORT}`;
  const beside = new URL(url);
  beside.pathname = `/${name}`;
  await ensureDatabase({ serverUrl: url, name, isFresh: true });
  await migrate({ url: beside.href });
  return openTenant(config, beside.href, parts, log);
}

/** The demo beside a ward: opened meanwhile, as nobody waits for it but its first visitor. Each start begins anew. */
export function startDemo(input: Input): { router: Router; close(): Promise<void> } {
  const opening = open(input);
  opening.catch((error) => input.log.warn({ error }, "the demo could not be opened"));
  const close = async (): Promise<void> => {
    const tenant = await opening.catch(() => undefined);
    await tenant?.close();
  };
  return { router: demoRoutes(opening, wardOf(input.config)), close };
}
