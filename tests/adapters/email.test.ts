import { createEmailSender, type EmailOptions } from "../../adapters/email/adapter.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { AppError } from "../../core/errors.ts";
import { aClock, someFiles } from "../fakes/adapter-stages.ts";
import { type SmtpFake, startSmtpServer } from "../fakes/smtp-server.ts";

const from = "phuong@bensen.example";
const reader = "tu.nguyen@example.vn";
const clock = aClock();

let server: SmtpFake;
beforeEach(async () => {
  server = await startSmtpServer();
});
afterEach(() => server.close());

const sender = (options: Partial<EmailOptions> = {}) =>
  createEmailSender({
    smtpUrl: server.url,
    from,
    fromName: "Phường Bến Sen",
    words: {
      why: "Bà con nhận thư này vì đã đồng ý.",
      stop: "Thôi nhận thư",
      sender: ["Ủy ban nhân dân phường Bến Sen", "12 Hoa Sứ"],
    },
    stopUrl: ({ to }) => `https://bensen.example/n/${Buffer.from(to.user).toString("base64url")}`,
    files: someFiles({ "photo-1": { content: Buffer.from("ảnh"), mimeType: "image/jpeg" } }),
    timeoutMs: 1_500,
    clock,
    ...options,
  });

const news = "Phản ánh BS-2611-0142: Đã xử lý. Xem tại https://bensen.example/p/BS-2611-0142";
function aMail(overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    id: "01905b5e-0000-7000-8000-000000000001",
    conversationId: "conversation-1",
    to: { channel: "email", account: from, user: reader },
    purpose: "status",
    text: "Lời dài hơn.",
    choices: [],
    attachments: [],
    template: { name: "push.template", params: {}, text: news },
    asTemplate: true,
    ticketCode: "BS-2611-0142",
    createdAt: clock.now(),
    ...overrides,
  };
}

async function faultOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error("expected an AppError");
  return error;
}

/** Bodies by type, decoded. */
function partsOf(source: string): Record<string, string> {
  const boundary = /boundary="?([^"\r\n;]+)/.exec(source)?.[1] ?? "";
  const parts = source.split(`--${boundary}`).flatMap((part) => {
    const type = /content-type: ([\w/]+)/i.exec(part)?.[1];
    const at = part.indexOf("\r\n\r\n");
    if (!type || at === -1 || type.startsWith("multipart")) return [];
    const body = part.slice(at + 4).trim();
    const isBase64 = /content-transfer-encoding: base64/i.test(part);
    const text = isBase64
      ? Buffer.from(body, "base64").toString()
      : Buffer.from(
          body
            .replace(/=\r\n/g, "")
            .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
          "latin1",
        ).toString();
    return [[type, text.replace(/\r\n/g, "\n")] as const];
  });
  return Object.fromEntries(parts);
}
const subjectOf = (line = ""): string =>
  line.replace(/=\?UTF-8\?(B|Q)\?([^?]*)\?=\s?/gi, (_, how: string, code: string) =>
    how.toUpperCase() === "B"
      ? Buffer.from(code, "base64").toString()
      : Buffer.from(
          code
            .replace(/_/g, " ")
            .replace(/=([0-9A-F]{2})/g, (__, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
          "latin1",
        ).toString(),
  );

test("the reader gets the words twice, plain and as HTML, with who writes, why, and the way out in one tap", async () => {
  const receipt = await sender().send(aMail());
  const [mail] = server.inbox(reader);
  if (!mail) throw new Error("no mail");
  const { headers } = mail;
  const stop = `https://bensen.example/n/${Buffer.from(reader).toString("base64url")}`;
  expect(subjectOf(headers.subject)).toBe("Phản ánh BS-2611-0142: Đã xử lý");
  expect(headers.from).toContain(`<${from}>`);
  expect(headers["list-unsubscribe"]).toBe(`<${stop}>`);
  expect(headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  expect(headers["auto-submitted"]).toBe("auto-generated");
  expect(receipt).toEqual({ providerIds: [headers["message-id"]], state: "sent", at: clock.now() });
  const parts = partsOf(mail.source);
  expect(parts["text/plain"]).toBe(
    `${news}\n\n-- \nỦy ban nhân dân phường Bến Sen\n12 Hoa Sứ\nBà con nhận thư này vì đã đồng ý.\nThôi nhận thư: ${stop}`,
  );
  expect(parts["text/html"]).toContain(
    '<a href="https://bensen.example/p/BS-2611-0142">https://bensen.example/p/BS-2611-0142</a>',
  );
  expect(parts["text/html"]).toContain(`<a href="${stop}">Thôi nhận thư</a>`);
});

test("what a resident or an officer wrote cannot become markup or a header", async () => {
  const text = "<script>alert(\"x\")</script> & 'chị' <b>Tư</b>\r\nBcc: someone@example.vn\nhai dòng";
  const { asTemplate: _, ...message } = aMail({ purpose: "operator", text });
  await sender().send(message);
  const [mail] = server.inbox(reader);
  expect(Object.keys(mail?.headers ?? {})).not.toContain("bcc");
  const parts = partsOf(mail?.source ?? "");
  expect(parts["text/html"]).not.toContain("<script>");
  expect(parts["text/html"]).toContain("&lt;b&gt;Tư&lt;/b&gt;");
  expect(mail?.headers["list-unsubscribe"]).toBeUndefined();
  expect(server.mails.map(({ to }) => to)).toEqual([reader]);
});

test("a long first sentence is cut in the subject only, and the code stands before it", async () => {
  const { asTemplate: _, ...message } = aMail({ text: `${"rất dài ".repeat(20)}hết.` });
  await sender().send(message);
  const subject = subjectOf(server.inbox(reader)[0]?.headers.subject);
  expect([...subject].length).toBeLessThan(79);
  expect(subject).toMatch(/^BS-2611-0142: rất dài .*…$/);
});

test("our own files go along; one that is not there any more is said", async () => {
  const { asTemplate: _, ...message } = aMail({ attachments: [{ kind: "image", key: "photo-1", name: "cong.jpg" }] });
  await sender().send(message);
  expect(server.inbox(reader)[0]?.source).toContain("filename=cong.jpg");
  const missing = { ...message, attachments: [{ kind: "image" as const, key: "photo-2" }] };
  expect(await faultOf(sender().send(missing))).toMatchObject({ code: "NOT_FOUND" });
});

test("the line breaks after the words were handed over: sent again it is the same mail, and read once", async () => {
  for (const keeps of [true, false]) {
    const message = aMail({
      id: `message-${keeps}`,
      to: { channel: "email", account: from, user: `${keeps}@example.vn` },
    });
    server.failNext({ at: "after-data", keeps });
    const fault = await faultOf(sender().send(message));
    expect(fault).toMatchObject({ code: "PLATFORM_UNAVAILABLE", retryable: true });
    clock.pass(60_000);
    const receipt = await sender().send({ ...message, uncertainSince: clock.now() });
    const inbox = server.inbox(`${keeps}@example.vn`);
    expect(inbox.map(({ headers }) => headers["message-id"])).toEqual(receipt.providerIds);
    expect(
      new Set(server.mails.filter(({ to }) => to === `${keeps}@example.vn`).map(({ headers }) => headers.date)).size,
    ).toBe(1);
  }
});

test.each([
  [{ at: "RCPT", code: 450 }, "RATE_LIMITED", true],
  [{ at: "DATA", code: 451 }, "RATE_LIMITED", true],
  [{ at: "RCPT", code: 550 }, "RECIPIENT_GONE", false],
  [{ at: "RCPT", code: 552 }, "RECIPIENT_GONE", false],
  [{ at: "DATA", code: 550 }, "PLATFORM_REFUSED", false],
  [{ at: "DATA", code: 554 }, "PLATFORM_REFUSED", false],
  [{ at: "DATA", code: 571 }, "PLATFORM_REFUSED", false],
  [{ at: "silence" }, "PLATFORM_UNAVAILABLE", true],
] as const)("the server says %j: %s, and nothing was sent", async (planned, code, retryable) => {
  server.failNext(planned);
  const fault = await faultOf(sender().send(aMail()));
  expect(fault).toMatchObject({ code, retryable });
  expect(fault.details.advice).toBeTruthy();
  if (code === "RATE_LIMITED") expect(fault.details.retryAfterMs).toBe(300_000);
  expect(server.mails).toEqual([]);
  const all = JSON.stringify([fault, fault.message, fault.details, String(fault.cause), fault.stack]);
  expect(all).not.toMatch(/tu\.nguyen|BS-2611|khong-that/);
});

test("a wrong password and a server that is not there are told apart", async () => {
  const wrong = server.url.replace("khong-that", "sai");
  expect(await faultOf(sender({ smtpUrl: wrong }).send(aMail()))).toMatchObject({
    code: "TOKEN_INVALID",
    retryable: true,
  });
  const { url } = server;
  await server.close();
  expect(await faultOf(sender({ smtpUrl: url }).send(aMail()))).toMatchObject({ code: "PLATFORM_UNAVAILABLE" });
  server = await startSmtpServer();
});

test("only from the connected address, and only to what is an address", async () => {
  const to = { channel: "email" as const, account: "khac@example.vn", user: reader };
  expect(await faultOf(sender().send(aMail({ to })))).toMatchObject({ code: "UNKNOWN_CHANNEL" });
  for (const user of ["", "tu", "tu@x", "a@b.vn, c@d.vn", "a b@c.vn", "<a@b.vn>"]) {
    const other = { channel: "email" as const, account: from, user };
    expect(await faultOf(sender().send(aMail({ to: other })))).toMatchObject({
      code: "RECIPIENT_GONE",
      retryable: false,
    });
  }
});
