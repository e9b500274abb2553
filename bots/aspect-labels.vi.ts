import type { Aspect } from "../core/understanding/knowledge.ts";

/** What a procedure can tell besides, on buttons: 20 characters at most, the narrowest channel's limit. */
export const aspectLabels: Partial<Record<Aspect, string>> = {
  documents: "Giấy tờ",
  fee: "Lệ phí",
  time: "Bao lâu",
  where: "Nộp ở đâu",
  online: "Nộp online",
  forms: "Mẫu đơn",
  benefit: "Mức hưởng",
  steps: "Các bước làm",
  eligibility: "Điều kiện",
  penalty: "Mức phạt",
  validity: "Thời hạn giấy",
  legal: "Căn cứ pháp luật",
};
