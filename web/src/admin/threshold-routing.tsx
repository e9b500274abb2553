import { NativeSelect } from "@mantine/core";
import { useReference } from "../session/session.ts";
import { thresholdWords as say } from "../words-thresholds.vi.ts";
import type { SettingForm } from "./setting-page.tsx";
import {
  asPoints,
  routedAt,
  type Style,
  sharesOf,
  type ThresholdGround,
  type Thresholds,
  styles as ways,
} from "./threshold-figures.ts";
import styles from "./thresholds.module.css";

interface RoutingProps {
  form: SettingForm<"thresholds">;
  ground: ThresholdGround;
}

/** A cut that no chance reaches. */
const never = 1.01;
const shares = ["routed", "asked", "handed"] as const;
const asReleased = (ground: ThresholdGround) => ({
  route: { accented: {}, bare: {} },
  person: ground.ranges.person.initial,
});

/** What becomes of a hundred reports under the cuts on the screen, beside the release's. */
function Outcome({ form: { body }, ground, style }: RoutingProps & { style: Style }) {
  const now = sharesOf(ground, style, body);
  const before = sharesOf(ground, style, asReleased(ground));
  return (
    <div className={styles.outcome}>
      <b>{say.styles[style]}</b>
      <div className={styles.bar} aria-hidden>
        {shares.map((name) => (
          <i key={name} data-share={name} style={{ flexGrow: now[name] }} />
        ))}
      </div>
      <p role="status">
        {shares.map((name) => (
          <span key={name} data-share={name}>
            {say.share(say.shares[name], now[name])}
          </span>
        ))}
        <span>{say.wrong(now.wrong)}</span>
      </p>
      <p className={styles.muted}>{say.before(before.routed, before.asked, before.handed, before.wrong)}</p>
    </div>
  );
}

/** Below which sum of the two likeliest kinds a person decides. */
function Person({ form, ground }: RoutingProps) {
  const [accented, bare] = ways.map((style) => {
    const { pairs } = ground.figures.routing[style];
    const { readings } = sharesOf(ground, style, asReleased(ground));
    const { unclassified } = ground.figures.routing[style];
    return new Map(asPoints(pairs).map(([cut, below]) => [cut, (unclassified + below) / readings]));
  });
  const options = [...(accented?.keys() ?? [])].map((cut) => {
    const label = say.personOption(cut, accented?.get(cut) ?? 0, bare?.get(cut) ?? 0);
    return { value: String(cut), label: cut === ground.ranges.person.initial ? say.released(label) : label };
  });
  return (
    <NativeSelect
      label={say.person}
      value={String(form.body.person)}
      data={options}
      disabled={form.isReadOnly}
      onChange={(event) => form.change({ ...form.body, person: Number(event.currentTarget.value) })}
    />
  );
}

/** The cut of one kind in one way of writing, each choice with what it costs. */
function Cut({ form, ground, style, category }: RoutingProps & { style: Style; category: string }) {
  const { categoryName } = useReference();
  const set: Record<string, number | undefined> = form.body.route[style];
  const released = ground.release.route[style][category] ?? never;
  const { readings = 0, points = [] } = ground.figures.routing[style].categories[category as "street-light"] ?? {};
  const own = set[category] ?? released;
  const cuts = [...new Set([...asPoints(points).map(([cut]) => cut), released, own])].filter((cut) => cut <= 1);
  const options = cuts
    .toSorted((a, b) => a - b)
    .map((cut) => {
      const [routed, wrong] = routedAt(ground, style, category, cut);
      const label = say.cut(cut, routed / Math.max(1, readings), wrong / Math.max(1, routed));
      return { value: String(cut), label: cut === released ? say.released(label) : label };
    });
  return (
    <NativeSelect
      size="xs"
      aria-label={say.cutLabel(categoryName(category), say.styles[style])}
      value={String(own > 1 ? never : own)}
      data={[...options, { value: String(never), label: say.never }]}
      disabled={form.isReadOnly}
      data-set={set[category] !== undefined}
      onChange={(event) => {
        const cut = Number(event.currentTarget.value);
        const { [category]: _, ...rest } = set;
        const next = cut === released ? rest : { ...rest, [category]: cut };
        form.change({ ...form.body, route: { ...form.body.route, [style]: next } as Thresholds["route"] });
      }}
    />
  );
}

/** How sure the machine must be to route, ask or hand over. */
export function ThresholdRouting(props: RoutingProps) {
  const { form, ground } = props;
  const { categoryName } = useReference();
  const readings = ways.reduce((sum, style) => sum + sharesOf(ground, style, form.body).readings, 0);
  const changed = ways.reduce((sum, style) => sum + Object.keys(form.body.route[style]).length, 0);
  return (
    <section>
      <h2>{say.routing}</h2>
      <p className={styles.muted}>{say.routingMean(readings)}</p>
      <div className={styles.card}>
        {ways.map((style) => (
          <Outcome key={style} {...props} style={style} />
        ))}
        <Person {...props} />
      </div>
      <details className={styles.kinds}>
        <summary>{say.kinds(changed)}</summary>
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{say.kind}</th>
                {ways.map((style) => (
                  <th key={style} scope="col">
                    {say.styles[style]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Object.keys(ground.release.route.accented).map((category) => (
                <tr key={category}>
                  <th scope="row">{categoryName(category)}</th>
                  {ways.map((style) => (
                    <td key={style}>
                      <Cut {...props} {...{ style, category }} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
