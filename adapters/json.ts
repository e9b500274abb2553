import { AppError } from "../core/errors.ts";

/** Deeper bodies are no platform's; they would only exhaust the stack of whoever walks them. */
const maxDepth = 64;
/** Strings, whole numbers too long for a double (16 digits and more; a long fraction is none), and brackets. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.])-?\d{16,}(?![\d.eE])|[[\]{}]/g;
/** Any escape in a string; a surrogate pair counts as one. */
const escapes = /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)/g;
/** NUL and halves of a surrogate pair: PostgreSQL stores neither. */
const unstorable = /^\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})$/;

function storable(literal: string): string {
  if (!literal.includes("\\u")) return literal;
  return literal.replace(escapes, (code) => (unstorable.test(code) ? "\\ufffd" : code));
}

/**
 * JSON.parse for what platforms send: ids longer than a double holds come out as strings, characters that cannot be
 * stored as U+FFFD. Throws BAD_INPUT.
 */
export function parseJson(source: string | Uint8Array): unknown {
  const text = typeof source === "string" ? source : new TextDecoder().decode(source);
  let depth = 0;
  let deepest = 0;
  const safe = text.replace(tokens, (token) => {
    if (token === "{" || token === "[") deepest = Math.max(deepest, ++depth);
    else if (token === "}" || token === "]") depth -= 1;
    else return token.startsWith('"') ? storable(token) : `"${token}"`;
    return token;
  });
  if (deepest > maxDepth) throw new AppError("BAD_INPUT", "JSON nested too deep", { details: { maxDepth } });
  try {
    return JSON.parse(safe);
  } catch {
    throw new AppError("BAD_INPUT", "the body is not JSON");
  }
}

/** The same for JSON inside a field or behind a gateway: undefined when it is none. */
export function tryJson(source: string): unknown {
  try {
    return parseJson(source);
  } catch {
    return undefined;
  }
}
