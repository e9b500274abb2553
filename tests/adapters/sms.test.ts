import { gatewaySchema } from "../../adapters/sms/gateway.ts";
import { knownGateways } from "../../adapters/sms/gateways.ts";
import { isStop } from "../../adapters/sms/parse.ts";
import { readPhone, spellPhone } from "../../adapters/sms/phone.ts";
import { sizeOf } from "../../adapters/sms/segments.ts";
import { inboundEventSchema } from "../../core/channel/event.ts";
import { AppError } from "../../core/errors.ts";
import { accountUrl, arrived, aText, smsStage } from "../fakes/sms-stage.ts";

const phone = "+84900000001";
const news = "Phản ánh BS-2611-0142: Đã xử lý. Xem tại https://bensen.example/p/BS-2611-0142";
const longNews = Array.from({ length: 20 }, (_, index) => `Câu thứ ${index + 1} của tin này, ạ.`).join(" ");

let stage: Awaited<ReturnType<typeof smsStage>>;
afterEach(() => stage?.server.close());

async function faultOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error("expected an AppError");
  return error;
}

test("numbers are spelt as each gateway wants them and read back", () => {
  for (const begins of ["+84", "84", "0"] as const) {
    expect(readPhone(spellPhone(phone, begins) ?? "")).toBe(phone);
  }
  expect(spellPhone("113", "0")).toBeUndefined();
  expect(spellPhone("+1202555000", "0")).toBeUndefined();
  expect(readPhone("1022")).toBeUndefined();
});

describe.each(["esms", "speedsms"] as const)("%s", (provider) => {
  beforeEach(async () => {
    stage = await smsStage(provider);
  });

  test("the telephone gets the template's words under the ward's name; the receipt names the message and what is left", async () => {
    const receipt = await stage.adapter.send(aText(news));
    expect(stage.server.received(phone)).toEqual([news]);
    expect(receipt).toMatchObject({ state: "sent", at: stage.clock.now(), quota: { kind: "vnd", remaining: 999_200 } });
    expect(receipt.providerIds).toHaveLength(1);
  });

  test("what is left is asked every ten minutes, not for every message", async () => {
    await stage.adapter.send(aText(news));
    expect(await stage.adapter.send(aText(news, { id: "m-2" }))).not.toHaveProperty("quota");
    stage.clock.pass(600_000);
    expect(await stage.adapter.send(aText(news, { id: "m-3" }))).toHaveProperty("quota");
  });

  test("a gateway that does not say what is left still carries the message", async () => {
    stage.server.failNext({ status: 502, on: /user\/info|GetBalance/ });
    expect(await stage.adapter.send(aText(news))).not.toHaveProperty("quota");
    expect(stage.server.received(phone)).toEqual([news]);
  });

  test("a person's own words go out as they are, with their links", async () => {
    const { asTemplate: _, ...message } = aText(news, { purpose: "operator", text: "Anh Dũng tới lúc 15 giờ." });
    const choices = [{ label: "Xem", value: "x", url: "https://bensen.example/p/BS-2611-0142" }];
    await stage.adapter.send({ ...message, choices });
    expect(stage.server.received(phone)).toEqual([
      "Anh Dũng tới lúc 15 giờ.\nXem: https://bensen.example/p/BS-2611-0142",
    ]);
  });

  test("longer words go out as several messages in order, none above two parts", async () => {
    const receipt = await stage.adapter.send(aText(longNews));
    const got = stage.server.received(phone);
    expect(got.join(" ")).toBe(longNews);
    expect(got.length).toBeGreaterThan(1);
    expect(got.every((text) => sizeOf(text).parts <= 2)).toBe(true);
    expect(new Set(receipt.providerIds).size).toBe(got.length);
  });

  test("an account without money waits and says why; once it is paid the message goes", async () => {
    await stage.server.close();
    stage = await smsStage(provider, { server: { balance: 100 } });
    const fault = await faultOf(stage.adapter.send(aText(news)));
    expect(fault).toMatchObject({ code: "RATE_LIMITED", retryable: true, details: { retryAfterMs: 3_600_000 } });
    expect(fault.details.advice).toContain("hết tiền");
    stage.server.pay(100_000);
    await stage.adapter.send(aText(news));
    expect(stage.server.received(phone)).toEqual([news]);
  });

  test("a wrong key, a number that cannot be reached and an unknown code are told apart", async () => {
    const { adapter, server } = stage;
    server.block(phone);
    expect(await faultOf(adapter.send(aText(news)))).toMatchObject({ code: "RECIPIENT_GONE", retryable: false });
    const abroad = { channel: "sms" as const, account: "PBENSEN", user: "+12025550000" };
    expect(await faultOf(adapter.send(aText(news, { to: abroad })))).toMatchObject({ code: "RECIPIENT_GONE" });
    server.failNext({ code: 4242 });
    expect(await faultOf(adapter.send(aText(news)))).toMatchObject({
      code: "PLATFORM_REFUSED",
      details: { reason: "4242" },
    });
    await server.close();
    stage = await smsStage(provider, { options: { key: "somebody-else" } });
    expect(await faultOf(stage.adapter.send(aText(news)))).toMatchObject({ code: "TOKEN_INVALID" });
  });

  test("nobody listening there: certainly not sent, so simply later", async () => {
    await stage.server.close();
    expect(await faultOf(stage.adapter.send(aText(news)))).toMatchObject({
      code: "PLATFORM_UNREACHABLE",
      retryable: true,
      details: { reason: "ECONNREFUSED" },
    });
  });

  test("its reports move the message on; the same report again is the same event", async () => {
    const { adapter, server, clock } = stage;
    const { providerIds } = await adapter.send(aText(news));
    const [message] = server.messages;
    if (!message) throw new Error("nothing sent");
    const states = (["waiting", "delivered", "failed"] as const).map((outcome) => {
      const request = arrived(server.report(message, outcome, accountUrl), clock.now());
      adapter.verify(request);
      const events = [...adapter.parse(request), ...adapter.parse(request)];
      expect(events[1]?.id).toBe(events[0]?.id);
      const event = inboundEventSchema.parse(events[0]);
      if (event.kind !== "receipt") throw new Error(`not a receipt: ${event.kind}`);
      expect(event.messageRefs).toContain(providerIds[0]);
      return event.state;
    });
    expect(states).toEqual(["sent", "delivered", "failed"]);
  });

  test("a report at an address we did not give is refused, with any character of it changed", async () => {
    const { adapter, server, clock } = stage;
    await adapter.send(aText(news));
    const [message] = server.messages;
    if (!message) throw new Error("nothing sent");
    const request = arrived(server.report(message, "delivered", accountUrl), clock.now());
    const key = request.path.split("/").at(-1) ?? "";
    for (let index = 0; index < key.length; index += 1) {
      const changed = key.slice(0, index) + (key[index] === "0" ? "1" : "0") + key.slice(index + 1);
      expect(() => adapter.verify({ ...request, path: `/sms/${changed}` })).toThrow(
        expect.objectContaining({ code: "BAD_SIGNATURE" }),
      );
    }
    expect(() => adapter.verify({ ...request, path: "/sms" })).toThrow(AppError);
  });
});

test("a text that broke off goes on where it stopped", async () => {
  stage = await smsStage("esms");
  stage.server.failNext({ code: 103, skip: 1 });
  const since = stage.clock.now();
  expect(await faultOf(stage.adapter.send(aText(longNews)))).toMatchObject({
    code: "PLATFORM_UNAVAILABLE",
    retryable: true,
  });
  await stage.adapter.send(aText(longNews, { uncertainSince: since }));
  expect(stage.server.received(phone).join(" ")).toBe(longNews);
});

test("ids are remembered for a day: what was unclear yesterday is not sent again", async () => {
  stage = await smsStage("esms");
  const since = stage.clock.now();
  stage.clock.pass(86_400_000);
  const fault = await faultOf(stage.adapter.send(aText(news, { uncertainSince: since })));
  expect(fault).toMatchObject({ code: "UNCERTAIN", retryable: false });
});

test("where the gateway knows no id of ours, a text that broke off without an answer ends there", async () => {
  stage = await smsStage("speedsms");
  stage.server.failNext({ status: 502, skip: 1 });
  const since = stage.clock.now();
  expect(await faultOf(stage.adapter.send(aText(longNews)))).toMatchObject({ code: "UNCERTAIN", retryable: false });
  const again = stage.adapter.send(aText(longNews, { uncertainSince: since }));
  expect(await faultOf(again)).toMatchObject({ code: "UNCERTAIN" });
  expect(stage.server.received(phone)).toHaveLength(1);
});

test("how to get no more of them stands below news while it fits into two parts, never below a person's words", async () => {
  const line = "Dừng: https://bensen.example/n/abcdefghijklmn";
  stage = await smsStage("esms", { options: { stopLine: () => line } });
  await stage.adapter.send(aText(news));
  const full = `Phản ánh BS-2611-0142: ${"đang chờ ".repeat(6)}. Xem tại https://bensen.example/p/BS-2611-0142`;
  await stage.adapter.send(aText(full, { id: "m-2" }));
  await stage.adapter.send(aText("Tôi tới ngay.", { id: "m-3", purpose: "operator" }));
  expect(stage.server.received(phone)).toEqual([`${news}\n${line}`, full, "Tôi tới ngay."]);
  expect(sizeOf(`${news}\n${line}`).parts).toBe(2);
});

test("TU CHOI and STOP end it; other words are a message; the same word an hour later is a new answer", async () => {
  stage = await smsStage("speedsms");
  const { adapter, server, clock } = stage;
  const hear = (text: string) => {
    const request = arrived(server.answers(phone, text, accountUrl), clock.now());
    adapter.verify(request);
    return adapter.parse(request)[0];
  };
  const first = hear("TU CHOI");
  expect(first).toMatchObject({ kind: "left", from: { channel: "sms", account: "PBENSEN", user: phone } });
  expect(hear("TU CHOI")?.id).toBe(first?.id);
  clock.pass(3_600_000);
  expect(hear("TU CHOI")?.id).not.toBe(first?.id);
  expect(hear("nước vẫn còn ngập")).toMatchObject({ kind: "message", text: "nước vẫn còn ngập" });
  for (const text of ["stop", "STOP 123", "Từ chối", "từ chối PBENSEN", "TC", "Hủy", "Dừng", "dừng gửi"]) {
    expect([text, isStop(text)]).toEqual([text, true]);
  }
  for (const text of ["dừng xe trên vỉa hè hoài không ai dẹp", "Thôi được rồi cảm ơn phường đã giúp", "ok", ""]) {
    expect([text, isStop(text)]).toEqual([text, false]);
  }
});

test("a call-back nobody understands is kept as such; one that is no data at all is BAD_INPUT", async () => {
  stage = await smsStage("speedsms");
  const odd = arrived({ method: "POST", url: accountUrl, body: '{"type":"hello"}' }, stage.clock.now());
  expect(stage.adapter.parse(odd)).toMatchObject([{ kind: "other", name: "unreadable" }]);
  for (const body of ["", "{", "null", "[]", '"x"', "[".repeat(5000)]) {
    const request = arrived({ method: "POST", url: accountUrl, body }, stage.clock.now());
    expect(() => stage.adapter.parse(request)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  }
});

test("a gateway of one's own is described in JSON; a word nobody knows in it is a fault", () => {
  const { esms } = knownGateways;
  expect(gatewaySchema.parse(JSON.parse(JSON.stringify(esms)))).toEqual(esms);
  expect(gatewaySchema.safeParse({ ...esms, sned: {} }).success).toBe(false);
});
