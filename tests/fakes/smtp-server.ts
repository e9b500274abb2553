import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** How the server lets a mail down. */
export type SmtpFault =
  | { at: "RCPT" | "DATA"; code: number }
  /** It takes the words and hangs up before it says so. */
  | { at: "after-data"; keeps: boolean }
  | { at: "silence" };

interface GotMail {
  to: string;
  /** Header lines by lower-case name, unfolded. */
  headers: Record<string, string>;
  source: string;
}

export interface SmtpFake {
  /** smtp:// with user and password. */
  readonly url: string;
  readonly port: number;
  /** Everything taken, in order; the same Message-ID again counts again here. */
  readonly mails: readonly GotMail[];
  /** What a reader sees whose program shows each Message-ID once. */
  inbox(to: string): GotMail[];
  failNext(fault: SmtpFault): void;
  close(): Promise<void>;
}

const user = "phuong";
const password = "test-smtp-khong-that";

function readHeaders(source: string): Record<string, string> {
  const head = source.slice(0, source.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  return Object.fromEntries(
    head
      .split("\r\n")
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
  );
}

const refusal = (responseCode: number): Error => Object.assign(new Error("fake"), { responseCode });

/** A real SMTP server that wants to know who is there and fails as it is told. */
export async function startSmtpServer(options: { port?: number; acceptsAnyone?: boolean } = {}): Promise<SmtpFake> {
  const mails: GotMail[] = [];
  const planned: SmtpFault[] = [];
  const take = (at: SmtpFault["at"]): SmtpFault | undefined => (planned[0]?.at === at ? planned.shift() : undefined);
  const server = new SMTPServer({
    authOptional: options.acceptsAnyone ?? false,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onAuth: (auth, _, done) => {
      const isKnown = options.acceptsAnyone || (auth.username === user && auth.password === password);
      done(isKnown ? null : new Error("fake"), isKnown ? { user } : undefined);
    },
    onRcptTo: (_, __, done) => {
      if (take("silence")) return;
      const fault = take("RCPT");
      done(fault?.at === "RCPT" ? refusal(fault.code) : undefined);
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => void chunks.push(chunk));
      stream.on("end", () => {
        const source = Buffer.concat(chunks).toString();
        const got = { to: session.envelope.rcptTo[0]?.address ?? "", headers: readHeaders(source), source };
        const refused = take("DATA");
        if (refused?.at === "DATA") return done(refusal(refused.code));
        const lost = take("after-data");
        if (!lost || (lost.at === "after-data" && lost.keeps)) mails.push(got);
        if (!lost) return done();
        for (const { _socket } of sockets()) _socket.destroy();
      });
    },
  });
  const sockets = () => [...(server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections];
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${user}:${password}@127.0.0.1:${port}`,
    port,
    mails,
    inbox: (to) => [
      ...new Map(mails.filter((mail) => mail.to === to).map((mail) => [mail.headers["message-id"], mail])).values(),
    ],
    failNext: (fault) => void planned.push(fault),
    close: () =>
      new Promise((resolve) => {
        for (const { _socket } of sockets()) _socket.destroy();
        server.close(() => resolve());
      }),
  };
}
