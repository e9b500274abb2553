import { setTimeout as pause } from "node:timers/promises";
import { startSmsServer } from "../tests/fakes/sms-server.ts";
import { startSmtpServer } from "../tests/fakes/smtp-server.ts";

/** Ports of the stand-ins; the demo's settings in server/config-carriers.ts lead there. */
const smsPort = 4821;
const smtpPort = 4822;

/** The plain words of a mail. */
function textOf(source: string): string {
  const part = source.split(/^--/m).find((one) => /content-type: text\/plain/i.test(one)) ?? "";
  const bytes = part
    .slice(part.indexOf("\r\n\r\n") + 4)
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString().trim();
}

/** Stands in for the SMS gateway and the mail server of a running demo, and shows what residents get by them. */
export async function showCarriers(): Promise<never> {
  const sms = await startSmsServer("esms", { port: smsPort, acceptsAnyone: true });
  const smtp = await startSmtpServer({ port: smtpPort, acceptsAnyone: true });
  console.log("SMS and e-mail arrive here. Agree to them on the page of a ticket (/p/BS-…). Ctrl-C ends it.");
  for (let [texts, mails] = [0, 0]; ; await pause(200)) {
    for (const message of sms.messages.slice(texts)) {
      console.log(`\nSMS tới ${message.phone}:\n${message.text}`);
      const { url } = sms.report(message, "delivered");
      // The server may be slower than its gateway: it takes the report again when it comes again.
      await fetch(url).catch(() => undefined);
      texts += 1;
    }
    for (const { to, source } of smtp.mails.slice(mails)) {
      console.log(`\nThư tới ${to}:\n${textOf(source)}`);
      mails += 1;
    }
  }
}
