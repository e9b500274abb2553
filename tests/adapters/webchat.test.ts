import { createWebchatAdapter } from "../../adapters/webchat/adapter.ts";
import { open, sign } from "../../adapters/webchat/session.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { aClock } from "../fakes/adapter-stages.ts";

const secret = "test-webchat-secret-khong-that";
const clock = aClock();
const dayMs = 86_400_000;

function aChat() {
  const adapter = createWebchatAdapter({ account: "web", secret, clock });
  const post = (body: object, token = sign({ sessionId: "session-1", issuedAt: clock.now() }, secret)) => ({
    method: "POST",
    path: "/api/chat/messages",
    query: {},
    headers: { "x-webchat-session": token },
    body: Buffer.from(JSON.stringify({ clientMessageId: "client-0001", ...body })),
    receivedAt: clock.now(),
  });
  return { adapter, post };
}

describe("a chat session", () => {
  const issuedAt = clock.now();
  const token = sign({ sessionId: "session-1", issuedAt }, secret);

  test("is read back from its token", () => {
    expect(open(token, secret, clock.now())).toEqual({ sessionId: "session-1", issuedAt });
  });

  test("ends after half a year, with another secret, and with any character changed", () => {
    const later = (days: number) => new Date(issuedAt.getTime() + days * dayMs);
    expect(open(token, secret, later(179))).toBeDefined();
    expect(open(token, secret, later(181))).toBeUndefined();
    expect(open(token, "another", issuedAt)).toBeUndefined();
    for (let index = 0; index < token.length; index += 1) {
      const changed = `${token.slice(0, index)}${token[index] === "a" ? "b" : "a"}${token.slice(index + 1)}`;
      expect(open(changed, secret, issuedAt)).toBeUndefined();
    }
    for (const garbage of ["", ".", "..", "a.b.c", token.slice(1)])
      expect(open(garbage, secret, issuedAt)).toBeUndefined();
  });
});

describe("the ward's own chat", () => {
  test("takes words, our own files, a pin, and buttons", () => {
    const { adapter, post } = aChat();
    const attachments = [{ kind: "image", key: "file-1" }];
    expect(adapter.parse(post({ text: " Cống nghẹt ", attachments }))).toMatchObject([
      { id: "session-1:client-0001", thread: "web:session-1", kind: "message", text: " Cống nghẹt ", attachments },
    ]);
    const pin = { place: { latitude: 10.7769, longitude: 106.7009 } };
    expect(adapter.parse(post(pin))).toMatchObject([{ kind: "message", place: { latitude: 10.7769 } }]);
    expect(adapter.parse(post({ choice: "confirm", label: "Đúng rồi" }))).toMatchObject([
      { kind: "choice", value: "confirm", label: "Đúng rồi" },
    ]);
  });

  test("takes the code of a sign, and a form filled in whole with the name it was given", () => {
    const { adapter, post } = aChat();
    expect(adapter.parse(post({ ref: "noi-cho-cu" }))).toMatchObject([{ kind: "joined", ref: "noi-cho-cu" }]);
    const attachments = [{ kind: "image", key: "file-1" }];
    const report = { text: " rác đổ đống ", name: "Cô Ba", phone: "0900000001" };
    expect(adapter.parse(post({ report, attachments, ref: "noi-cho-cu" }))).toMatchObject([
      {
        kind: "report",
        text: "rác đổ đống",
        displayName: "Cô Ba",
        contact: { name: "Cô Ba", phone: "0900000001" },
        attachments,
        ref: "noi-cho-cu",
      },
    ]);
  });

  test("refuses a message with nothing in it, and files by address: nobody makes us fetch from elsewhere", () => {
    const { adapter, post } = aChat();
    const bodies = [
      {},
      { text: "   " },
      { attachments: [{ kind: "image", url: "http://169.254.169.254/" }] },
      { attachments: [{ kind: "image", key: "file-1", url: "http://169.254.169.254/" }] },
      { place: { latitude: 1000, longitude: 0 } },
      { text: "x", clientMessageId: "short" },
      { attachments: Array.from({ length: 40 }, (_, index) => ({ kind: "image", key: `file-${index}` })) },
    ];
    for (const body of bodies) {
      expect(() => adapter.parse(post(body))).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
    }
  });

  test("has nothing left to send: the line is stored, and sending it twice is the same", async () => {
    const { adapter } = aChat();
    const message: OutboundMessage = {
      id: "message-1",
      conversationId: "conversation-1",
      to: { channel: "webchat", account: "web", user: "session-1" },
      purpose: "reply",
      text: "Dạ, phường đã nhận.",
      choices: [],
      attachments: [],
      createdAt: clock.now(),
    };
    const receipt = { providerIds: ["message-1"], state: "sent", at: clock.now() };
    expect(await adapter.send(message)).toEqual(receipt);
    expect(await adapter.send(message)).toEqual(receipt);
  });
});
