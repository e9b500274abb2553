import {
  type FakeHttp,
  type PlatformAnswer,
  type PlatformRequest,
  startFakeHttp,
} from "../../adapters/stand-ins/http-platform.ts";

/** A dossier as the one-stop system keeps it: it knows more than it may tell. */
export interface FiledDossier {
  code: string;
  procedure: string;
  state: string;
  receivedAt?: string;
  dueAt?: string | null;
  changedAt: string;
  phoneTail?: string;
}

export interface OneStopServer extends FakeHttp {
  /** By code; what is put here is answered from now on, whatever its shape. */
  readonly dossiers: Map<string, unknown>;
  /** Codes that were asked for, in order. */
  readonly asked: string[];
}

/** A one-stop system that behaves: checks the token, knows its dossiers by their codes as printed, and no others. */
export async function startOneStopServer(options: {
  token: string;
  dossiers?: readonly FiledDossier[];
}): Promise<OneStopServer> {
  const dossiers = new Map<string, unknown>((options.dossiers ?? []).map((one) => [one.code, one]));
  const asked: string[] = [];
  const handle = ({ method, path, headers }: PlatformRequest): PlatformAnswer => {
    if (headers.authorization !== `Bearer ${options.token}`) return { status: 401, body: { error: "token" } };
    const [, code] = /^\/api\/dossiers\/([^/]+)$/.exec(path) ?? [];
    if (method !== "GET" || code === undefined) return { status: 404, body: { error: "no such address" } };
    const wanted = decodeURIComponent(code);
    asked.push(wanted);
    const known = dossiers.get(wanted);
    return known === undefined ? { status: 404, body: { error: "not-found" } } : { body: known };
  };
  const http = await startFakeHttp({
    sends: /dossiers/,
    handle,
    faultAnswer: ({ code }) => ({ status: code, body: { error: "fault" } }),
  });
  return { ...http, url: `${http.url}/api`, dossiers, asked };
}
