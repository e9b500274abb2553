import type { FacebookServer } from "../../adapters/stand-ins/facebook-server.ts";
import type { ZaloServer } from "../../adapters/stand-ins/zalo-server.ts";
import { hotlineSecrets } from "../fakes/hotline-stage.ts";
import type { TelegramServer } from "../fakes/telegram-server.ts";

const zaloUrls = ({ url }: { url: string }) => ({ ZALO_API_URL: url, ZALO_BUSINESS_URL: url, ZALO_OAUTH_URL: url });

/** How the ward's template for news is called there, and what Zalo approved. */
const approvedTemplate = {
  id: "501",
  params: { code: "ma_phan_anh", state: "trang_thai", link: { name: "duong_dan", maxChars: 60 } },
};
export const zaloTemplates = [
  { id: "501", params: { ma_phan_anh: 30, trang_thai: 30, duong_dan: 60 } },
  { id: "502", params: { ma_hen: 30, gio_hen: 30, noi_hen: 60 } },
  { id: "503", params: { ma_ho_so: 30, trang_thai: 30 } },
  { id: "504", params: { viec: 30, noi: 30, duong_dan: 80 } },
];
/** The question four weeks after a result. */
const askedTemplate = { id: "504", params: { what: "viec", where: "noi", link: { name: "duong_dan", maxChars: 80 } } };
/** The ward's own templates for reminders and for news of dossiers, for towns that have them approved. */
export const moreTemplates = {
  "push.template": approvedTemplate,
  "appt.template": { id: "502", params: { code: "ma_hen", time: "gio_hen", place: { name: "noi_hen", maxChars: 60 } } },
  "dossier.template": { id: "503", params: { dossier: "ma_ho_so", state: "trang_thai" } },
};

/** Settings that lead a server to the stand-ins, with the secrets they sign with. */
export function channelEnvironment({
  zalo,
  facebook,
}: {
  zalo: ZaloServer;
  facebook: FacebookServer;
}): Record<string, string> {
  return {
    ZALO_APP_ID: "1900000000000000001",
    ZALO_OA_ID: zalo.oaId,
    ZALO_OA_SECRET: "test-oa-secret-key-khong-that",
    ZALO_APP_SECRET: "test-zalo-app-secret-khong-that",
    ZALO_REFRESH_TOKEN: "test-zalo-refresh-token-0001",
    ...zaloUrls(zalo),
    ZALO_TEMPLATES: JSON.stringify({ "push.template": approvedTemplate, "followup.template": askedTemplate }),
    ZNS_TEMPLATES: JSON.stringify({ "push.template": approvedTemplate }),
    FACEBOOK_APP_SECRET: "test-facebook-app-secret-khong-that",
    FACEBOOK_VERIFY_TOKEN: "test-facebook-verify-token",
    FACEBOOK_PAGE_ID: facebook.pageId,
    FACEBOOK_PAGE_TOKEN: "test-facebook-page-token",
    FACEBOOK_GRAPH_URL: facebook.url,
    HOTLINE_EVENT_SECRET: hotlineSecrets.neutral,
  };
}

/** The same for Telegram, whose deliveries come by webhook. */
export function telegramEnvironment({ botToken, url }: TelegramServer): Record<string, string> {
  return {
    TELEGRAM_BOT_TOKEN: botToken,
    TELEGRAM_SECRET_TOKEN: "test-telegram-secret_token-0001",
    TELEGRAM_API_URL: url,
  };
}
