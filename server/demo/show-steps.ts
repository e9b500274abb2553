import { type Html, html } from "../pages/html.ts";
import { reasonOf, type Scene, type Step, stepsOf } from "./steps.ts";

const seconds = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 3, maximumSignificantDigits: 2 });

function timeOf({ seconds: took, state }: Step): string {
  if (took !== undefined && state === "done") return `${seconds.format(took)} giây`;
  return state === "now" ? "đang chờ" : "";
}

/** What the ward did with it, step by step, with the time each took here. */
export function showSteps(scene: Scene): Html {
  const reason = reasonOf(scene);
  return html`<h2>Hệ thống đang làm gì</h2>
<ol class="flow">${stepsOf(scene).map(
    (step, at) =>
      html`<li class="is-${step.state}"><span class="dot" aria-hidden="true">${step.state === "done" ? "✓" : at + 1}</span><div><strong>${step.title}</strong> <span class="took">${timeOf(step)}</span><p>${step.detail}</p></div></li>`,
  )}</ol>
${reason && html`<aside class="why"><h3>${reason.title}</h3><p>${reason.text}</p></aside>`}`;
}
