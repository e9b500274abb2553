import { readFileSync } from "node:fs";
import { createAmiSource } from "../../adapters/hotline/ami-source.ts";
import { createAriSource } from "../../adapters/hotline/ari-source.ts";
import type { EventOf, InboundEvent } from "../../core/channel/event.ts";
import type { EventSource } from "../../core/channel/source.ts";
import { aClock } from "../fakes/adapter-stages.ts";
import { startFakeAmi, startFakeAri } from "../fakes/asterisk-server.ts";
import { offlineHotline } from "../fakes/hotline-stage.ts";

const user = "cau-noi";
const password = "test-asterisk-secret-khong-that";
const sample = (file: string): string =>
  readFileSync(new URL(`../fixtures/hotline/${file}.json`, import.meta.url), "utf8");
const hearing = { receiver: offlineHotline(), clock: aClock() };

/** A source at work: what it handed over, and how it ended. */
function listenTo(source: EventSource) {
  const events: InboundEvent[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const ending = new AbortController();
  const ended = source.run(async (more) => {
    events.push(...more);
    for (const one of waiting) if (events.length >= one.count) one.resolve();
  }, ending.signal);
  const codeOfEnd = ended.then(
    () => "stopped",
    (error: { code?: string }) => error.code,
  );
  return {
    states: () => events.map((event) => (event as EventOf<"call-state">).phase),
    /** Resolves when so many events have been handed over. */
    got: (count: number) =>
      new Promise<void>((resolve) => (events.length >= count ? resolve() : waiting.push({ count, resolve }))),
    stop: () => ending.abort(),
    codeOfEnd,
  };
}

describe("listening to Asterisk's REST interface", () => {
  const open = async (own: { password?: string; keepAliveMs?: number } = {}) => {
    const ari = await startFakeAri({ user, password });
    const source = () => createAriSource({ ...hearing, url: ari.url, user, password, app: "hotline", ...own });
    return { ari, source };
  };

  test("hands a call over state by state, in order, and passes over what is no call", async () => {
    const { ari, source } = await open();
    const arrival = ari.arrival();
    const heard = listenTo(source());
    await arrival;
    for (const message of [sample("13-ari-StasisStart"), "no json", { type: "PlaybackStarted" }])
      ari.tell("hotline", message);
    ari.tell("hotline", sample("14-ari-ChannelStateChange"));
    ari.tell("hotline", sample("15-ari-ChannelDestroyed"));
    await heard.got(3);
    expect(heard.states()).toEqual(["queued", "answered", "ended"]);
    heard.stop();
    expect(await heard.codeOfEnd).toBe("stopped");
    await ari.close();
  });

  test("a wrong password, a broken line, a silent exchange and a second listener end it, each with its cause", async () => {
    const { ari, source } = await open();
    const stranger = createAriSource({ ...hearing, url: ari.url, user, password: "sai", app: "hotline" });
    expect(await listenTo(stranger).codeOfEnd).toBe("TOKEN_INVALID");
    let arrival = ari.arrival();
    const broken = listenTo(source());
    await arrival;
    ari.hangUp("hotline");
    expect(await broken.codeOfEnd).toBe("PLATFORM_UNAVAILABLE");
    arrival = ari.arrival();
    const first = listenTo(source());
    await arrival;
    const second = listenTo(source());
    expect(await first.codeOfEnd).toBe("PLATFORM_REFUSED");
    second.stop();
    expect(await second.codeOfEnd).toBe("stopped");
    arrival = ari.arrival();
    const silent = listenTo(
      createAriSource({ ...hearing, url: ari.url, user, password, app: "other", keepAliveMs: 20 }),
    );
    await arrival;
    ari.fallSilent("other");
    expect(await silent.codeOfEnd).toBe("PLATFORM_UNAVAILABLE");
    await ari.close();
    expect(await listenTo(source()).codeOfEnd).toBe("PLATFORM_UNAVAILABLE");
  });
});

describe("listening to Asterisk's manager interface", () => {
  const block = (file: string): Record<string, string> => JSON.parse(sample(file));
  const open = async () => {
    const ami = await startFakeAmi({ user, secret: password });
    const source = (own: { secret?: string; keepAliveMs?: number } = {}) =>
      createAmiSource({ ...hearing, host: "127.0.0.1", port: ami.port, user, secret: password, ...own });
    return { ami, source };
  };

  test("hands a call over state by state, however the network cuts the blocks", async () => {
    const { ami, source } = await open();
    const arrival = ami.arrival();
    const heard = listenTo(source());
    await arrival;
    ami.tell(block("16-ami-Newchannel"));
    ami.tell({ Event: "PeerStatus", Peer: "PJSIP/101" });
    const text = Object.entries(block("17-ami-DialEnd"))
      .map(([key, value]) => `${key}: ${value}\r\n`)
      .join("");
    ami.dribble(text.slice(0, 60));
    ami.dribble(`${text.slice(60)}\r`);
    ami.dribble("\n");
    ami.tell(block("18-ami-Hangup"));
    await heard.got(3);
    expect(heard.states()).toEqual(["queued", "answered", "ended"]);
    heard.stop();
    expect(await heard.codeOfEnd).toBe("stopped");
    await ami.close();
  });

  test("a wrong secret, a broken line and a silent exchange end it, each with its cause", async () => {
    const { ami, source } = await open();
    expect(await listenTo(source({ secret: "sai" })).codeOfEnd).toBe("TOKEN_INVALID");
    let arrival = ami.arrival();
    const broken = listenTo(source());
    await arrival;
    ami.hangUp();
    expect(await broken.codeOfEnd).toBe("PLATFORM_UNAVAILABLE");
    arrival = ami.arrival();
    const silent = listenTo(source({ keepAliveMs: 20 }));
    await arrival;
    ami.fallSilent();
    expect(await silent.codeOfEnd).toBe("PLATFORM_UNAVAILABLE");
    expect(ami.actions()).toContain("Ping");
    await ami.close();
  });

  test("a secret cannot smuggle in an action of its own", async () => {
    const { ami, source } = await open();
    expect(await listenTo(source({ secret: "x\r\n\r\nAction: Originate" })).codeOfEnd).toBe("TOKEN_INVALID");
    expect(ami.actions()).toEqual(["Login"]);
    await ami.close();
  });
});
