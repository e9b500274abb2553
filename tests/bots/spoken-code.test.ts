import { speakCode } from "../../bots/spoken-code.ts";

test.each([
  ["BS-2611-0418", "B, S; hai sáu; một một; không bốn; một tám"],
  ["PBS-2701-10235", "P, B, S; hai bảy; không một; một không; hai ba; năm"],
])("the code %s is read out as %s", (code, spoken) => {
  expect(speakCode(code)).toBe(spoken);
});
