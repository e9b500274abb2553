import { Switch } from "@mantine/core";
import { adminWords } from "../words-admin.vi.ts";
import "@mantine/core/styles/Switch.css";
import { channelName } from "../shared/channel-mark.tsx";
import { settingWords } from "../words-setting.vi.ts";
import styles from "./setting.module.css";
import { SettingPage } from "./setting-page.tsx";

const say = settingWords.assistant;
const talking = ["facebook", "zalo", "telegram", "webchat"] as const;

/** One switch a channel: whether the assistant answers residents there. */
export function AssistantPage() {
  return (
    <SettingPage kind="assistant" title={adminWords.assistant} intro={say.intro}>
      {({ body, change, isReadOnly }) => (
        <div className={styles.card}>
          {talking.map((channel) => (
            <div key={channel} className={styles.row}>
              <Switch
                label={say.answers(channelName(channel))}
                checked={!body.off.includes(channel)}
                disabled={isReadOnly}
                onChange={({ currentTarget: { checked } }) =>
                  change({ off: checked ? body.off.filter((one) => one !== channel) : [...body.off, channel] })
                }
              />
            </div>
          ))}
        </div>
      )}
    </SettingPage>
  );
}
