import { AppError } from "../../core/errors.ts";
import { phoAtis } from "./phoatis.ts";
import type { PublicSet, PublicSource } from "./public-set.ts";
import { uitVsfc } from "./uit-vsfc.ts";
import { vihsd } from "./vihsd.ts";
import { viLexNorm } from "./vilexnorm.ts";
import { viocd } from "./viocd.ts";

/** The public sets we can be measured on, by the name they are asked for with. */
export const publicSources: Record<string, PublicSource> = {
  viocd,
  "uit-vsfc": uitVsfc,
  vihsd,
  phoatis: phoAtis,
  vilexnorm: viLexNorm,
};

/** Loads what `--public NAME=PATH` names. Throws BAD_INPUT with what is expected. */
export function loadPublicSets(asked: string): PublicSet[] {
  const [name = "", ...path] = asked.split("=");
  const source = publicSources[name.toLowerCase()];
  if (!source || path.join("=") === "") {
    const known = Object.entries(publicSources).map(([each, { layout }]) => `  ${each}=PATH, ${layout}`);
    throw new AppError("BAD_INPUT", `--public takes NAME=PATH, one of:\n${known.join("\n")}`);
  }
  return source.load(path.join("="));
}
