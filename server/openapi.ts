import { z } from "zod";
import { routes } from "./contract.ts";
import { errorBody, named } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";

type JsonSchema = Record<string, unknown>;

const componentUri = (id: string): string => `#/components/schemas/${id}`;

/** Drops what belongs to a schema file of its own, not to a part of the document. */
function bare({ $schema: _, $id: __, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

/** Named response schemas, referring to one another by name. */
function components(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(named, { uri: componentUri, io: "output" });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema as JsonSchema)]));
}

/** A schema in a response: a reference when it has a name, else written out with references inside. */
function responseSchema(schema: z.ZodType): JsonSchema {
  const id = named.get(schema)?.id;
  if (id) return { $ref: componentUri(id) };
  return inlineWith(schema);
}

/** Writes a schema out; the parts that have a name become references to the components. */
function inlineWith(schema: z.ZodType): JsonSchema {
  const { $defs: _, ...rest } = z.toJSONSchema(schema, { metadata: named, io: "output" }) as JsonSchema;
  return JSON.parse(JSON.stringify(bare(rest)).replaceAll('"#/$defs/', `"${componentUri("")}`)) as JsonSchema;
}

const plain = z.registry<{ id?: string }>();

/** A schema in a request: written out whole, as it looks before parsing. */
function requestSchema(schema: z.ZodType): JsonSchema {
  return bare(z.toJSONSchema(schema, { metadata: plain, io: "input" }) as JsonSchema);
}

function parametersOf(place: "path" | "query", schema: z.ZodObject | undefined): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = requestSchema(schema) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

const uploadSchema: JsonSchema = {
  type: "object",
  properties: { file: { type: "string", format: "binary" } },
  required: ["file"],
};

function bodyOf(route: Route): JsonSchema | undefined {
  if (route.upload) return { required: true, content: { "multipart/form-data": { schema: uploadSchema } } };
  if (!route.body) return undefined;
  return { required: true, content: { "application/json": { schema: requestSchema(route.body) } } };
}

function contentOf({ response }: Route): JsonSchema {
  if (response === "file") return { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  if (response === "events") return { "text/event-stream": { schema: { type: "string" } } };
  return { "application/json": { schema: responseSchema(response) } };
}

function operationOf(operationId: string, route: Route): JsonSchema {
  const parameters = [...parametersOf("path", route.params), ...parametersOf("query", route.query)];
  const requestBody = bodyOf(route);
  return {
    operationId,
    summary: route.summary,
    "x-access": route.access,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: {
      200: { description: "OK", content: contentOf(route) },
      default: { description: "Error", content: { "application/json": { schema: responseSchema(errorBody) } } },
    },
  };
}

/** The OpenAPI 3.1 document of the JSON API, made from the contract. Served at /api/openapi.json. */
export function openApiDocument(): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const [operationId, route] of Object.entries<Route>(routes)) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(operationId, route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Cầu Nối", version: "1" },
    paths,
    components: { schemas: components() },
  };
}
