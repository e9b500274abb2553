/** What people come to the centre's counters for; one series of queue numbers a day each. */
export interface CentreService {
  id: string;
  name: string;
  /** For a button: at most 20 characters. */
  label: string;
  /** Begins its queue numbers: "A012". */
  letter: string;
  /** How long one person usually takes. */
  minutes: number;
  /** Records of the knowledge base that are handled there. */
  procedureIds: readonly string[];
  /** How many people may have an appointment at one hour; the rest of the time is for those who come without. */
  seats: number;
}

/**
 * What the counters of a ward's service centre do, as the records of the knowledge base group it; only procedures whose
 * record names the ward's own counter. Minutes and seats are our proposal: a ward sets its own (decision 23).
 */
export const usualServices: readonly CentreService[] = [
  {
    id: "chung-thuc",
    name: "Chứng thực, sao y",
    label: "Chứng thực, sao y",
    letter: "A",
    minutes: 10,
    procedureIds: [
      "chung-thuc-ban-sao",
      "chung-thuc-ban-sao-dien-tu",
      "chung-thuc-chu-ky",
      "giay-uy-quyen",
      "chung-thuc-hop-dong",
      "chung-thuc-di-chuc",
      "chung-thuc-di-san",
      "chung-thuc-ban-dich",
    ],
    seats: 3,
  },
  {
    id: "ho-tich",
    name: "Hộ tịch: khai sinh, kết hôn, khai tử",
    label: "Hộ tịch",
    letter: "B",
    minutes: 20,
    procedureIds: [
      "khai-sinh",
      "khai-sinh-qua-han",
      "dang-ky-lai-khai-sinh",
      "khai-sinh-nguoi-co-giay-to",
      "khai-sinh-yeu-to-nuoc-ngoai",
      "khai-sinh-nhan-cha-me-con",
      "lien-thong-khai-sinh",
      "ket-hon",
      "ket-hon-nuoc-ngoai",
      "dang-ky-lai-ket-hon",
      "ghi-chu-ket-hon-ly-hon-nuoc-ngoai",
      "xac-nhan-tinh-trang-hon-nhan",
      "khai-tu",
      "lien-thong-khai-tu",
      "cai-chinh-ho-tich",
      "trich-luc-ho-tich",
      "nhan-cha-me-con",
      "giam-ho",
      "nuoi-con-nuoi",
    ],
    seats: 2,
  },
  {
    id: "an-sinh",
    name: "Trợ cấp, an sinh xã hội",
    label: "An sinh xã hội",
    letter: "C",
    minutes: 20,
    procedureIds: [
      "huu-tri-xa-hoi",
      "tro-cap-xa-hoi",
      "mai-tang-phi",
      "xac-dinh-khuyet-tat",
      "ho-ngheo",
      "ho-tro-hoa-tang",
      "nguoi-co-cong",
      "bhyt-65-tuoi",
    ],
    seats: 2,
  },
  {
    id: "nha-dat",
    name: "Nhà đất, xây dựng",
    label: "Nhà đất, xây dựng",
    letter: "D",
    minutes: 20,
    procedureIds: [
      "so-do-lan-dau",
      "chuyen-muc-dich-dat",
      "gpxd-nha-o",
      "mien-gpxd",
      "gpxd-sua-chua",
      "gpxd-gia-han",
      "so-nha",
      "xac-nhan-cho-o",
    ],
    seats: 2,
  },
  {
    id: "kinh-doanh",
    name: "Hộ kinh doanh",
    label: "Hộ kinh doanh",
    letter: "E",
    minutes: 20,
    procedureIds: [
      "hkd-thanh-lap",
      "hkd-thay-doi",
      "hkd-tam-ngung",
      "hkd-cham-dut",
      "hkd-cap-lai",
      "ban-le-ruou",
      "ban-le-thuoc-la",
    ],
    seats: 2,
  },
];
