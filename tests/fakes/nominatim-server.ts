import {
  type FakeHttp,
  type PlatformAnswer,
  type PlatformRequest,
  startFakeHttp,
} from "../../adapters/stand-ins/http-platform.ts";

export interface NominatimServer extends FakeHttp {
  /** What was looked for. */
  readonly asked: string[];
}

interface Row {
  lat: string;
  lon: string;
  display_name: string;
  address: Record<string, string>;
}

/** A search that behaves: checks the key and who asks, wants the country and the format, and knows the given rows. */
export async function startNominatimServer(options: {
  key?: { header: string; value: string };
  rows: readonly Row[];
}): Promise<NominatimServer> {
  const { key, rows } = options;
  const asked: string[] = [];
  const handle = ({ method, path, query, headers }: PlatformRequest): PlatformAnswer => {
    if (method !== "GET" || path !== "/search") return { status: 404, body: { error: "no such address" } };
    if (key && headers[key.header] !== key.value) return { status: 401, body: { error: "wrong key" } };
    const agent = headers["user-agent"] ?? "";
    if (agent === "" || agent.startsWith("axios")) return { status: 403, body: { error: "say who you are" } };
    if (query.get("format") !== "jsonv2" || query.get("countrycodes") !== "vn") return { status: 400, body: {} };
    const words = query.get("q") ?? "";
    asked.push(words);
    const wanted = words.split(",")[0]?.toLowerCase() ?? "";
    const known = rows.filter(({ display_name }) => display_name.replaceAll(",", "").toLowerCase().includes(wanted));
    const withDetails = query.get("addressdetails") === "1";
    const limit = Number(query.get("limit"));
    return { body: known.slice(0, limit).map(({ address, ...row }) => (withDetails ? { ...row, address } : row)) };
  };
  const http = await startFakeHttp({
    sends: /search/,
    handle,
    faultAnswer: ({ code }) => ({ status: code, body: { error: "fault" } }),
  });
  return { ...http, asked };
}

/** Rows as Nominatim answers them, of an invented street. */
export const someRows: readonly Row[] = [
  {
    lat: "10.7921",
    lon: "106.7081",
    display_name: "12, Cây Gòn, Phường Thạnh Mỹ Tây, Thành phố Hồ Chí Minh, 72300, Việt Nam",
    address: { house_number: "12", road: "Cây Gòn", city: "Thành phố Hồ Chí Minh", country_code: "vn" },
  },
  {
    lat: "10.7801",
    lon: "106.6981",
    display_name: "Cây Gòn, Phường Bến Sen, Thành phố Hồ Chí Minh, Việt Nam",
    address: { road: "Cây Gòn", country_code: "vn" },
  },
];
