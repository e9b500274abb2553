import { maskPhone, redact } from "../../core/redact.ts";
import { fc } from "../properties.ts";

/** Invented secrets in many spellings. Each line stands in a sentence of its own in the test. */
const phones = `
0903123456 | 0903 123 456 | 090 312 3456 | 0903.123.456 | 090.312.3456 | 0903-123-456 | 090-3123456 | 09 03 12 34 56
+84903123456 | +84 903 123 456 | +84.903.123.456 | +84-903-123-456 | 84903123456 | 84 903 123 456 | (+84) 903 123 456 | +84 (0) 903 123 456
(090) 312 3456 | (0903) 123456 | 0903 123456 | 0 9 0 3 1 2 3 4 5 6 | 028 3812 3456 | (028) 3812 3456 | 028.38123456 | 02838123456
0283 812 3456 | 024 3825 1234 | 0236 382 1234 | 0084903123456 | 0084 903 123 456 | 0903_123_456 | 0903,123,456 | 0903–123–456
0798765432 | 0356789012 | 0567 890 123 | 0812.345.678 | O903123456 | o9o3123456 | 09O3 123 456 | 0 903 123 456
0903  123  456 | 090 31 23 456 | 09031 23456 | 090312.3456 | 0903/123/456 | 0903·123·456 | tel:+84903123456
`;
const identities = `
079090012345 | 079 090 012 345 | 079.090.012.345 | 0790 9001 2345 | 079-090-012-345 | 001190000001 | 025123456 | 025 123 456
025.123.456 | 025-123-456 | 272345678 | 331 234 567 | C1234567 | B 7654321 | C12345678
`;
const emails = `
lan.nguyen@gmail.com | lan_nguyen+phuong@yahoo.com.vn | hong@bensen.gov.vn | HONG@BENSEN.GOV.VN | a.b.c@x.vn | lan @ gmail.com
lan.nguyen@ gmail.com | lan.nguyen(at)gmail.com | lan nguyen [at] gmail.com | lan@gmail .com | tư.trần@mail.vn | x-y@sub.domain.vn
`;
const plates = `
59X1-234.56 | 59X1 23456 | 59X123456 | 59-X1 234.56 | 59 X1 234 56 | 59X1-23456 | 51F-123.45 | 51F 12345
51F12345 | 51f-123.45 | 51f12345 | 59x1 234.56 | 59-f1 234.56 | 50LD-123.45 | 51A-1234 | 51A 1234
29A-999.99 | 29Đ1-123.45 | 59P1-1234 | 43B1 567.89 | 80A-012.34 | 51.F 123.45 | 59x1.23456 | 51F_123_45
63B9-456.78 | 60-C2 99.345 | 59t2 - 678.90 | 41-291-NG-01 | 80-NG-123.45 | 66S1 12345 | 72c-123.45 | 59-Z2 567.89 | 51K-999.88 | 30E 456.78 | 92H1 345.67 | 60B5-88888
`;
const split = (text: string): string[] =>
  text
    .trim()
    .split(/\s*[|\n]\s*/)
    .map((one) => one.trim());

const frames = [
  "tui tên Lan, {}, gọi giúp",
  "{}",
  "liên hệ {}.",
  "sđt/số: {} nha phường",
  "zalo: {}\tnhé",
  "xe ({}) đậu chắn hẻm",
  "a\n{}\nb",
];
const planted = [phones, identities, emails, plates].flatMap(split);

test("at least a hundred spellings of phones, papers, e-mails and plates are planted", () => {
  expect(planted.length).toBeGreaterThanOrEqual(100);
});

test.each(planted)("«%s» is taken out wherever it stands", (secret) => {
  for (const frame of frames) {
    const text = frame.replace("{}", secret);
    const left = redact(text);
    // Nothing that helps to find the person is left: no run of three of its digits, no mailbox.
    const digits = secret.replace(/\D/g, "");
    for (let index = 0; index + 3 <= digits.length; index += 1) {
      expect(left.replace(/\D/g, "")).not.toContain(digits.slice(index, index + 3));
    }
    expect(left.toLowerCase()).not.toContain(secret.toLowerCase());
  }
});

test.each([
  "cống trước nhà 45 Hoa Sứ nghẹt cả tuần",
  "12/3 Hoa Sứ phường 4 cũ",
  "hẻm 41/12/3A Hoa Sứ",
  "nhà số 123/45/67/8 Sen Hồng",
  "số 1234 quốc lộ 13",
  "nhà 20A, ngã tư Hoa Sứ Sen Hồng",
  "đường D2, lô A12, căn 1504",
  "đèn tắt từ 18:30 tới 5 giờ 45",
  "lúc 18h30 ngày 16/11/2026",
  "16-11-2026, 16.11.2026",
  "từ 7:30-11:30 và 13:00-17:00",
  "phí 7.000 đồng, nộp trực tiếp 15.000 đồng",
  "phạt 2.500.000 đồng",
  "đòi 150.000.000 đồng",
  "bồi thường 1.250.000.000 đồng",
  "hỗ trợ 500000 đồng, 3000000 đồng",
  "mất 10 000 000 đ",
  "gọi 113, 114, 115, 111, 112 hoặc 1022",
  "tổng đài 1022, 19001022",
  "mã BS-2611-0412 tới đâu rồi",
  "bs 2611 0412",
  "BS26110412",
  "hồ sơ HS-251103-0012",
  "thủ tục 1.001193 và 1.010041",
  "Nghị quyết 411 ngày 29/9/2025, Nghị định 141/2026",
  "3 cây 20 mét, 2 xe, 100 người",
  "toạ độ 10.80123, 106.71234",
  "nhiệt độ 38.5 độ, ngập 30 cm",
  "quý 4 2026, khu phố 3, tổ 12",
  "phường 25 quận Bình Thạnh cũ",
  "trụ điện số 12A 345",
  "https://bensen.example/p/BS-2611-0412",
  "2 giờ 15 phút, 1 tiếng 30",
  "tuyến xe 08, 36, 150",
  "tầng 3 phòng 301, block B2 căn 1203",
  "bán 50k 20000 một bó, dài 10m 25000 đồng",
  "lúc 16h 2026, 18h30 2026, căn 12b 1504",
  "ngày 05-11-2026 07-30, 03.11.2026 18.30",
  "mở cửa 07.30-11.30 13.00-17.00",
  "500000000 đồng, 250000000đ, 100000000 vnd",
  "0192f3a4-5b6c-7d8e-9f00-112233445566",
])("«%s» stays as it is", (text) => {
  expect(redact(text)).toBe(text);
});

test("redacting what is redacted changes nothing, whatever the text", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[0-9 .\-+()a-zA-ZđĐ@/]{0,60}$/)),
      (text) => {
        const once = redact(text);
        expect(redact(once)).toBe(once);
      },
    ),
  );
});

test("a long text takes no time to redact", () => {
  const started = performance.now();
  redact("0 1 2 3 ".repeat(12_500));
  redact("a.".repeat(50_000));
  redact(`${"1".repeat(50_000)}@${"a".repeat(50_000)}`);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test.each([
  ["0903123456", "0903 ••• 456"],
  ["+84 903 123 456", "0903 ••• 456"],
  ["84903123456", "0903 ••• 456"],
  ["113", "•••"],
  ["", "•••"],
])("staff read %s as %s", (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});
