import type { Schemas } from "./api.ts";

type Learning = Schemas["Learning"];
type Model = Schemas["Model"];

/** Words of the screen of what the machine understands. */
export const learningWords = {
  intro:
    "Máy đọc tin của bà con rồi đề nghị loại việc. Mỗi lần người trực sửa loại việc, máy học ngay một bước; lần huấn luyện sau học lại từ đầu với mọi lần sửa.",
  failed: "Chưa tải được tình trạng của máy.",
  now: "Bản đang dùng",
  none: "Chưa có bản nào được ghi.",
  trained: (time: string) => `Huấn luyện lúc ${time}`,
  fromRelease: "Đi kèm bản phát hành, chưa học thêm lần sửa nào",
  withCorrections: (n: number) => (n === 0 ? "không có lần sửa nào" : `với ${n} lần sửa`),
  since: (time: string, who: string) => `Dùng từ ${time}, ${who}`,
  train: "Huấn luyện lại",
  confirmTrain: "Huấn luyện lại ngay bây giờ?",
  confirmTrainHint: (n: number) =>
    `Máy học lại từ dữ liệu gốc và mọi lần sửa, trong đó ${n} lần sửa mới. Mất vài phút, bàn trực vẫn làm việc bình thường. Bản mới chỉ được dùng khi không kém bản đang dùng.`,
  asked: "Đã ghi. Máy sẽ huấn luyện ngay khi rảnh.",
  cancel: "Để sau",
  training: {
    waiting: (who: string) => `${who} đã yêu cầu huấn luyện, đang chờ.`,
    running: "Đang huấn luyện.",
    active: (time: string) => `Lần huấn luyện lúc ${time}: bản mới đã được dùng.`,
    ready: (time: string) => `Lần huấn luyện lúc ${time}: bản mới tốt, nhưng để dành.`,
    refused: (time: string) => `Lần huấn luyện lúc ${time}: bản mới bị từ chối vì kém hơn.`,
    known: (time: string) => `Lần huấn luyện lúc ${time}: không có gì mới để học.`,
    failed: (time: string) => `Lần huấn luyện lúc ${time} bị hỏng. Báo người quản trị máy chủ.`,
  },
  drift: {
    title: "Dạo này máy hiểu thế nào",
    days: (n: number) => `${n} ngày qua`,
    outOf: (n: number, all: number) => `${n} trên ${all}`,
    noData: "chưa có",
    byVersion: "Theo từng bản",
    unknownVersion: "trước khi ghi bản",
    tooMuch: (bar: string) => `Quá mức ${bar}: bảng loại việc hoặc máy đang có vấn đề. Xem các phiếu “khác” gần đây.`,
    other: {
      name: "Rơi vào “khác”",
      means: (bar: string) => `Phiếu mở ra mà máy không xếp được loại nào. Trên ${bar} một tuần là có vấn đề.`,
    },
    asked: {
      name: "Phải hỏi lại loại việc",
      means: "Phiếu mà máy phân vân giữa hai loại nên đã hỏi bà con chọn.",
    },
    corrected: {
      name: "Bị người trực sửa",
      means: "Trong các phiếu đã phân loại, phiếu mà người trực chọn loại khác với loại máy đoán đầu tiên.",
    },
  },
  quality: {
    title: "Người trực có đồng ý với máy không",
    confirmed: {
      name: "Người trực đồng ý",
      means: (days: number) =>
        `${days} ngày qua, trong các phiếu có người quyết loại việc: phiếu mà loại sau cùng là loại máy đoán đầu tiên.`,
    },
    danger: {
      name: "Nhận ra nguy hiểm",
      means: "Trên bộ câu giữ riêng mà máy chưa từng học. Xem",
    },
    inUse: "Bản đang dùng",
    trained: (time: string) => `Huấn luyện lần cuối lúc ${time}`,
    agreement: "Theo loại máy đoán",
    proposed: "Máy đoán",
    agreed: "Người trực đồng ý",
    judged: "Có người quyết",
    figures: {
      other: "Rơi vào “khác”",
      asked: "Phải hỏi lại loại việc",
      corrected: "Bị người trực sửa",
      judged: "Có người quyết loại việc",
      confirmed: "Người trực đồng ý với máy",
    },
    back: "Về máy hiểu",
    total: (n: number) => `${n} phiếu`,
    empty: "Không có phiếu nào.",
  },
  waiting: {
    title: "Lần sửa chờ huấn luyện",
    none: "Không có. Bản đang dùng đã học hết.",
    count: (n: number) => `${n} lần sửa mới. Mỗi lần đã được học một bước.`,
    atNight: (n: number) => `Từ ${n} lần sửa mới, máy tự huấn luyện vào ban đêm.`,
    never: "Máy không tự huấn luyện ban đêm; chỉ khi có người bấm.",
    pair: (from: string, to: string) => `${from} → ${to}`,
  },
  models: {
    title: "Các bản",
    list: "Các bản đã huấn luyện",
    use: "Quay về bản này",
    actLabel: (version: string) => `Quay về bản này: ${version}`,
    confirmUse: (version: string) => `Dùng bản ${version}?`,
    confirmUseHint:
      "Mọi máy của phường đổi sang bản này ngay, không phải khởi động lại. Các lần sửa từ trước tới giờ không học chồng lên bản này nữa, nhưng vẫn được giữ cho lần huấn luyện sau.",
    keep: "Giữ bản đang dùng",
    done: (version: string) => `Đang dùng bản ${version}.`,
    unmeasured: "Chưa đo",
    verdicts: {
      active: "Đang dùng",
      ready: "Để dành",
      refused: "Bị từ chối",
      retired: "Đã dùng",
    } satisfies Record<Model["verdict"], string>,
    scores: {
      categoryTyped: "Loại việc",
      categoryBare: "Loại việc, không dấu",
      intentTyped: "Ý của tin",
      intentBare: "Ý của tin, không dấu",
      emergencyRecall: "Nhận ra nguy hiểm",
    } satisfies Record<keyof NonNullable<Model["scores"]>, string>,
    scoresMean:
      "Điểm từ 0 đến 1, đo trên các câu giữ riêng mà máy chưa từng học. Bản mới giảm quá 0,005 ở bất kỳ điểm nào thì bị từ chối.",
  },
  log: {
    title: "Ai đổi bản",
    line: (time: string, who: string) => `${time}, ${who}`,
  },
} as const;

/** Shares that are shown as tiles, in their order: what of what. */
export const driftTiles = [
  { id: "other", part: "other", whole: "reports" },
  { id: "asked", part: "asked", whole: "reports" },
  { id: "corrected", part: "corrected", whole: "triaged" },
] as const satisfies readonly {
  id: "other" | "asked" | "corrected";
  part: keyof Learning["drift"]["windows"][number]["all"];
  whole: keyof Learning["drift"]["windows"][number]["all"];
}[];
