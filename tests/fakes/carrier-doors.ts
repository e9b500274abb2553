import { startSmsServer } from "./sms-server.ts";
import { startSmtpServer } from "./smtp-server.ts";

/** Where news goes out only: an SMS gateway and a mail server, with the settings that lead to them. */
export async function openCarriers(now: () => Date) {
  const sms = await startSmsServer("esms", { now });
  const smtp = await startSmtpServer();
  const environment = {
    SMS_GATEWAY: "esms",
    SMS_KEY: "test-sms-key-khong-that",
    SMS_SECRET: "test-sms-secret-khong-that",
    SMS_BRANDNAME: "PBENSEN",
    SMS_REPORT_SECRET: "test-sms-report-khong-that",
    SMS_URL: sms.url,
    SMTP_URL: smtp.url,
    SMTP_FROM: "phuong@bensen.example",
    WARD_ADDRESS: "12 Hoa Sứ, phường Bến Sen",
  };
  return { sms, smtp, environment, close: () => Promise.all([sms.close(), smtp.close()]) };
}
export type Carriers = Awaited<ReturnType<typeof openCarriers>>;
