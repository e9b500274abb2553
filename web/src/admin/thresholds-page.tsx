import { NativeSelect, NumberInput } from "@mantine/core";
import "@mantine/core/styles/NumberInput.css";
import { useQuery } from "@tanstack/react-query";
import { useReference } from "../session/session.ts";
import { Failure, GreyRows } from "../shared/states.tsx";
import { adminWords } from "../words-admin.vi.ts";
import { thresholdWords as say } from "../words-thresholds.vi.ts";
import { type SettingForm, SettingPage } from "./setting-page.tsx";
import { asPoints, type ThresholdGround, type Thresholds, thresholdQuery } from "./threshold-figures.ts";
import { ThresholdRouting } from "./threshold-routing.tsx";
import styles from "./thresholds.module.css";

interface PartProps {
  form: SettingForm<"thresholds">;
  ground: ThresholdGround;
}

/** From which chance of danger a person is called; only sooner than the release does. */
function Alarm({ form, ground }: PartProps) {
  const { points, dangers, others } = ground.figures.alarm;
  const options = asPoints(points).map(([cut, heard, rings]) => {
    const label = say.alarmOption(cut, heard, rings);
    return { value: String(cut), label: cut === ground.ranges.alarm.initial ? say.released(label) : label };
  });
  const fault = form.faultAt("alarm");
  return (
    <section>
      <h2>{say.alarm}</h2>
      <p className={styles.muted}>{say.alarmMean(dangers, others)}</p>
      <NativeSelect
        label={say.alarmLabel}
        value={String(form.body.alarm)}
        data={options}
        disabled={form.isReadOnly}
        error={fault && (say.faults[fault] ?? say.faults.other)}
        onChange={(event) => form.change({ ...form.body, alarm: Number(event.currentTarget.value) })}
      />
    </section>
  );
}

/** From which likeness on residents are asked whether it is the same thing, by group. */
function Alike({ form, ground }: PartProps) {
  const { groups } = useReference();
  const set: Record<string, number | undefined> = form.body.alike;
  return (
    <section>
      <h2>{say.alike}</h2>
      <p className={styles.muted}>{say.alikeMean}</p>
      <div className={styles.fields}>
        {Object.entries(ground.figures.alike).map(([group, { pairs, points }]) => {
          const released = ground.release.alike[group] ?? 0;
          const options = asPoints(points).map(([cut, right, found]) => {
            const label = say.alikeOption(cut, right, found);
            return { value: String(cut), label: cut === released ? say.released(label) : label };
          });
          return (
            <NativeSelect
              key={group}
              label={say.alikePairs(groups.find(({ id }) => id === group)?.name ?? group, pairs)}
              value={String(set[group] ?? released)}
              data={options}
              disabled={form.isReadOnly}
              onChange={(event) => {
                const cut = Number(event.currentTarget.value);
                const { [group]: _, ...rest } = set;
                const next = cut === released ? rest : { ...rest, [group]: cut };
                form.change({ ...form.body, alike: next as Thresholds["alike"] });
              }}
            />
          );
        })}
      </div>
    </section>
  );
}

const names = ["warningTimes", "warningCount", "smallCount", "commentsPerHour", "chatMessages", "chatPhotos"] as const;

/** Plain numbers: each with its range, what the release has, and what it does. */
function Numbers({ form, ground }: PartProps) {
  return (
    <section>
      <h2>{say.numbers}</h2>
      <div className={styles.fields}>
        {names.map((name) => {
          const { min, max, step, initial } = ground.ranges[name];
          const fault = form.faultAt(name);
          const value = form.body[name];
          return (
            <NumberInput
              key={name}
              label={say.names[name]}
              description={`${say.effects[name](value)} ${say.range(min, max, initial)}`}
              inputWrapperOrder={["label", "input", "description", "error"]}
              value={value}
              {...{ min, max, step, allowDecimal: step % 1 !== 0, decimalSeparator: ",", hideControls: true }}
              readOnly={form.isReadOnly}
              error={fault && (say.faults[fault] ?? say.faults.other)}
              onChange={(next) => form.change({ ...form.body, [name]: Number(next) || min })}
            />
          );
        })}
      </div>
    </section>
  );
}

/** How sure the machine must be, when it alarms and warns, and how much it takes from one resident. */
export function ThresholdsPage() {
  const { data, error, refetch } = useQuery(thresholdQuery);
  return (
    <SettingPage kind="thresholds" title={adminWords.thresholds} intro={say.intro}>
      {(form) => (
        <>
          {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
          {!data && !error && <GreyRows rows={6} height={56} />}
          {data && (
            <>
              <ThresholdRouting form={form} ground={data} />
              <Alarm form={form} ground={data} />
              <Alike form={form} ground={data} />
              <Numbers form={form} ground={data} />
            </>
          )}
        </>
      )}
    </SettingPage>
  );
}
