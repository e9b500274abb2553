import { pictureName } from "./pictures.ts";

/** One step of a story. What the ward makes of it is not written here: it is done by the ward. */
export type StoryAct =
  | { who: "resident"; says: string; photo?: string }
  /** The button with this label of the ward's last message. */
  | { who: "resident"; presses: string }
  /** Others write the same day, each a person of their own; who is asked back says yes. */
  | { who: "neighbours"; say: readonly string[] }
  /** Whoever the ticket waits for does what comes next. */
  | { who: "staff" }
  /** Spoken on the telephone, shown as subtitles. */
  | { who: "caller" | "operator"; says: string }
  /** The operator files what was said and reads the code out. */
  | { who: "operator"; files: { text: string; place: string; phone: string } };

export interface Story {
  id: string;
  title: string;
  acts: readonly StoryAct[];
}

const worked: readonly StoryAct[] = [{ who: "staff" }, { who: "staff" }, { who: "staff" }];
/** What was understood is right, and no call is wanted. */
const agreed: readonly StoryAct[] = [
  { who: "resident", presses: "Đúng rồi" },
  { who: "resident", presses: "Bỏ qua" },
];

/** The story that is told on the telephone. */
export const callStory = "ba-cu";

/** The stories a visitor may play, in the order of the buttons. */
export const stories: readonly Story[] = [
  {
    id: "cong",
    title: "Cống nghẹt",
    acts: [
      {
        who: "resident",
        says: "Cống trước nhà 45 Hoa Sứ nghẹt cả tuần, nước dơ tràn lên đường hôi quá",
        photo: pictureName("flood", "before"),
      },
      ...agreed,
      ...worked,
      { who: "resident", presses: "Hài lòng" },
    ],
  },
  {
    id: "den",
    title: "Đèn đường tắt",
    acts: [
      { who: "resident", says: "den duong hem 12 hoa su tat 3 bua nay, toi thui" },
      ...agreed,
      ...worked,
      { who: "resident", presses: "Chưa được" },
      { who: "resident", says: "sáng được bữa qua, tối nay tắt lại y chang" },
    ],
  },
  {
    id: "khai-sinh",
    title: "Hỏi giấy khai sinh",
    acts: [
      { who: "resident", says: "làm giấy khai sinh cho con cần giấy tờ gì" },
      { who: "resident", says: "phí bao nhiêu vậy" },
      { who: "resident", says: "mất mấy ngày có" },
    ],
  },
  {
    id: callStory,
    title: "Bà cụ gọi 1022",
    acts: [
      { who: "operator", says: "Dạ, 1022 phường Bến Sen nghe đây ạ." },
      {
        who: "caller",
        says: "Cô ơi, tui bảy mươi hai tuổi, ở đường Hoa Sứ số bốn lăm. Cái nắp cống trước nhà bể rồi.",
      },
      { who: "operator", says: "Dạ bà cho con hỏi, nắp cống bể lớn không, có ai té chưa bà?" },
      { who: "caller", says: "Bể lòi cái lỗ bự lắm, hồi sáng thằng nhỏ suýt té." },
      {
        who: "operator",
        files: {
          text: "Nắp cống trước nhà bể, lòi lỗ lớn, sáng nay có trẻ suýt té",
          place: "45 Hoa Sứ",
          phone: "0900000704",
        },
      },
      { who: "staff" },
    ],
  },
  {
    id: "khong-ro",
    title: "Không rõ địa chỉ",
    acts: [
      { who: "resident", says: "rác đổ đống bốc mùi hôi quá trời", photo: pictureName("rubbish", "before") },
      { who: "resident", says: "trước nhà số 12 đường hoa sứ đó" },
      ...agreed,
    ],
  },
  {
    id: "trung",
    title: "Báo trùng",
    acts: [
      { who: "neighbours", say: ["cống trước số 45 Hoa Sứ nghẹt, nước tràn ra đường"] },
      { who: "resident", says: "nước cống tràn lên đường Hoa Sứ ngay trước số 47 hôi lắm" },
      { who: "resident", presses: "Theo dõi chung" },
    ],
  },
  {
    id: "ngap",
    title: "Ngập lớn, 20 tin",
    acts: [
      {
        who: "resident",
        says: "đường Hoa Sứ ngập tới đầu gối rồi, trước số 45",
        photo: pictureName("flood", "before"),
      },
      ...agreed,
      {
        who: "neighbours",
        say: Array.from(
          { length: 20 },
          (_, at) => `ngập quá phường ơi, trước nhà ${21 + at * 2} Hoa Sứ nước lên tới bậc thềm`,
        ),
      },
    ],
  },
  {
    id: "chay",
    title: "Cháy nhà",
    acts: [{ who: "resident", says: "chay nha roi cuu voi, 12 hoa su, co nguoi trong nha" }],
  },
];
