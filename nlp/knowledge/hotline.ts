import type { Answer } from "../../core/understanding/knowledge.ts";
import { lowerFirst } from "./fit.ts";
import type { Hotline } from "./record.ts";

/** Whether a telephone number is asked for at all. */
const asksNumber =
  /\b(so (dien thoai|dt|may|nao|hotline|khan)|sdt|goi (so|ai|dau|toi|cho|den|vao)|duong day nong|hotline|tong dai|so \d{3,4}|dien thoai)\b/;
/** The ward's own desks and people have other numbers, which no record holds. */
const isOurs =
  /\b(phuong|xa|uy ban|ubnd|can bo|chu tich|to truong|khu pho|(anh|chi|co|chu|ong|ba) [a-z]+ (ben|o|phong|to))\b/;

/** The confirmed telephone line a question asks for; nothing where none or several fit. `folded`: without accents. */
export function findHotline(hotlines: readonly Hotline[], folded: string): Answer | undefined {
  if (!asksNumber.test(folded) || isOurs.test(folded)) return undefined;
  const fits = hotlines.filter(
    ({ status, numbers, cues }) => status === "confirmed" && numbers.length > 0 && cues.some((cue) => cue.test(folded)),
  );
  const [hotline] = fits;
  if (!hotline?.checked || fits.length > 1) return undefined;
  return {
    kind: "line",
    name: hotline.name,
    numbers: hotline.numbers,
    use: lowerFirst(hotline.for),
    source: { title: new URL(hotline.source).hostname, checked: hotline.checked, url: hotline.source },
  };
}
