// Compares the migrations with schema.prisma in a scratch database: npx tsx scripts/drift.ts
// When they differ it prints the SQL that a new migration needs, and ends with 1.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { migrate } from "../prisma/migrate.ts";
import { startTestServer } from "../tests/fakes/database.ts";

/** What the schema language cannot say (see the comment at the head of schema.prisma); the rest must agree. */
const handWritten = /^(?:DROP INDEX "\w+_hand"|-- DropIndex)/;

/** Neither Node's types nor ours name this global. */
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, () => void> } }>;
};

/** The engine's package asks the runtime to import .wasm files, which Node 20 does not: its two halves are joined here. */
const { SchemaEngine, __wbg_set_wasm: setWasm } = engine as unknown as {
  __wbg_set_wasm(exports: unknown): void;
  SchemaEngine: typeof import("@prisma/schema-engine-wasm").SchemaEngine;
};
const wasmFile = createRequire(import.meta.url)
  .resolve("@prisma/schema-engine-wasm")
  .replace(/schema_engine\.js$/, "schema_engine_bg.wasm");
const { instance } = await WebAssembly.instantiate(await readFile(wasmFile), { "./schema_engine_bg.js": engine });
setWasm(instance.exports);
instance.exports.__wbindgen_start?.();

/** Columns of PostgreSQL's catalogue type "char", by query: the adapter does not know it, the engine insists on it. */
const charColumns = new Map<string, boolean[]>();
const charType = 18;
const textType = 25;

type Ask = (query: pg.QueryConfig, values: unknown[]) => Promise<pg.QueryResult>;

class CataloguePool extends pg.Pool {
  override query = (async (query: pg.QueryConfig, values: unknown[]) => {
    const ask = pg.Pool.prototype.query as unknown as Ask;
    const result = await ask.call(this, query, values);
    charColumns.set(
      query.text,
      result.fields.map((field) => field.dataTypeID === charType),
    );
    for (const field of result.fields) if (field.dataTypeID === charType) field.dataTypeID = textType;
    return result;
  }) as unknown as pg.Pool["query"];
}

class CatalogueReader extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const ask = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await ask(query);
      const isChar = charColumns.get(query.sql) ?? [];
      return {
        ...result,
        columnTypes: result.columnTypes.map((type, i) => (isChar[i] ? ColumnTypeEnum.Character : type)),
      };
    };
    return adapter;
  }
}

const schema = { path: "schema.prisma", content: await readFile("prisma/schema.prisma", "utf8") };
const server = await startTestServer();
const scratch = `drift_${process.pid}`;
const admin = new pg.Client({ connectionString: server.url("postgres") });
await admin.connect();
await admin.query(`CREATE DATABASE ${scratch}`);
try {
  await migrate({ url: server.url(scratch) });
  const pool = new CataloguePool({ connectionString: server.url(scratch) });
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogueReader(pool));
  const comparer = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => undefined, adapter);
  const { stdout } = await comparer.diff({
    from: { tag: "schemaDatasource", files: [schema], configDir: "." },
    to: { tag: "schemaDatamodel", files: [schema] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  await pool.end();
  const missing = (stdout ?? "").split("\n").filter((line) => line.trim() !== "" && !handWritten.test(line));
  const real = missing.filter((line) => !line.startsWith("--"));
  if (real.length > 0) console.log(missing.join("\n"));
  console.log(real.length > 0 ? "The migrations and schema.prisma differ." : "The migrations give schema.prisma.");
  process.exitCode = real.length > 0 ? 1 : 0;
} finally {
  await admin.query(`DROP DATABASE ${scratch} WITH (FORCE)`);
  await admin.end();
  await server.stop();
}
