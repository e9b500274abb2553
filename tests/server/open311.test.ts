import { createHash } from "node:crypto";
import { categories } from "../../core/ticket/taxonomy.ts";
import type { TicketChange } from "../../core/ticket/ticket.ts";
import { presentRequest, presentUpdate, statusOf } from "../../server/open311/present.ts";
import { defineService, listServices, releaseChangeset, serviceOf } from "../../server/open311/services.ts";
import { openToken, signToken } from "../../server/open311/token.ts";
import { toXml } from "../../server/open311/xml.ts";
import { aReport, aTicket } from "../builders.ts";
import { fakeWard } from "../fakes/world.ts";

test("services that change are announced by a new changeset: when this fails, set both", () => {
  const all = listServices(fakeWard).map(({ service_code }) => defineService(fakeWard, service_code));
  const hash = createHash("sha256")
    .update(JSON.stringify([listServices(fakeWard), all]))
    .digest("hex")
    .slice(0, 12);
  expect([releaseChangeset, hash]).toEqual(["2026-11-29T00:00:00+07:00", "92597ec872e5"]);
});

test("every leaf but the confidential one is a service, and every question it asks is understood when answered", () => {
  expect(listServices(fakeWard)).toHaveLength(categories.length - 1);
  for (const { service_code } of listServices(fakeWard)) {
    const asked = defineService(fakeWard, service_code)?.attributes.filter(({ variable }) => variable);
    expect(serviceOf(fakeWard, service_code)?.attributes.map(({ code }) => code)).toEqual(
      asked?.map(({ code }) => code),
    );
    expect(asked?.every(({ required }) => !required)).toBe(true);
  }
  expect(serviceOf(fakeWard, "integrity-complaint")).toBeUndefined();
});

test("a result counts as closed, everything the ward still works on as open", () => {
  expect((["new", "waiting-external", "extended", "reopened"] as const).map(statusOf)).toEqual(Array(4).fill("open"));
  const over = ["resolved", "closed", "rejected", "duplicate", "withdrawn"] as const;
  expect(over.map(statusOf)).toEqual(Array(5).fill("closed"));
});

test.each([
  ["its reporter's name is hidden", { visibility: "hide-name" }],
  ["it is about somebody in need", { category: "social-welfare" }],
] as const)("of a matter everybody is told the kind alone where %s", (_, overrides) => {
  const place = { ...aReport().place, label: "", precision: "exact", latitude: 10.7769, longitude: 106.7009 } as const;
  const ticket = aTicket({ ...overrides, place, title: "cống nghẹt ở Hoa Sứ" });
  const resolved = {
    ...(ticket.changes[0] as TicketChange),
    to: "resolved",
    facts: { text: "Đã thông cống" },
  } as const;
  const shown = presentRequest({ ...ticket, changes: [resolved] }, fakeWard);
  expect(shown).toMatchObject({ address: "phường Bến Sen", lat: null, long: null, status_notes: "Đã có kết quả" });
  expect(shown.description).toBe(shown.service_name);
  expect(presentUpdate(ticket, resolved).description).toBe("Đã có kết quả");
});

test("a summary that names a person gives way to the kind", () => {
  const shown = presentRequest(aTicket({ title: "ông Tám đổ rác trước nhà bà Tư" }), fakeWard);
  expect(shown.description).toBe(shown.service_name);
});

test("XML escapes what residents write and leaves out what it cannot carry", () => {
  expect(toXml("services", [{ service_name: `<a> & "b" 'c' \u0001`, none: null, empty: "", yes: true, n: 0 }])).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<services><service><service_name>&lt;a&gt; &amp; &quot;b&quot; &apos;c&apos; \uFFFD</service_name><none/><empty/><yes>true</yes><n>0</n></service></services>\n',
  );
});

test("a token is ours or unknown, whatever is changed in it", () => {
  const [secret, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const token = signToken("form:abc", secret);
  expect(openToken(token, secret)).toBe("form:abc");
  expect(openToken(token, other)).toBeUndefined();
  for (let index = 0; index < token.length; index += 1) {
    const flipped = `${token.slice(0, index)}${token[index] === "A" ? "B" : "A"}${token.slice(index + 1)}`;
    expect(openToken(flipped, secret)).not.toBe("form:abc");
  }
});
