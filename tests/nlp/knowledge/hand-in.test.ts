import { handInOf } from "../../../nlp/knowledge/hand-in.ts";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";

/** Records that are handed in where the home or the land is, read off their words by hand. */
const atHome = [
  ...["thuong-tru", "tam-tru", "gia-han-tam-tru", "tam-vang", "thuong-tru-nha-thue", "luu-tru", "tach-ho"],
  ...["dieu-chinh-cu-tru", "xoa-thuong-tru", "khai-bao-nguoi-nuoc-ngoai", "so-do-lan-dau", "chuyen-muc-dich-dat"],
  ...["hoa-giai-dat-dai", "chung-thuc-hop-dong", "chung-thuc-di-san", "nghia-vu-quan-su", "pccc-ho-gia-dinh"],
  ...["nuoi-cho-meo", "gpxd-nha-o", "mien-gpxd", "gpxd-sua-chua", "gpxd-gia-han", "so-nha"],
];
/** Records whose own words name one place for everybody, or none that a home could change. */
const byItself = [
  ...["bhyt-ho-gia-dinh", "bhyt-doi-the", "bhyt-65-tuoi", "bhxh-tu-nguyen", "chung-thuc-ban-sao-dien-tu"],
  ...["ban-sao-so-goc", "thue-dat-phi-nong-nghiep", "tuyen-sinh-dau-cap", "chuyen-truong", "mien-hoc-phi", "ho-chieu"],
  ...["doi-gplx", "cap-lai-gplx", "phat-nguoi", "lien-thong-khai-sinh", "lien-thong-khai-tu", "hkd-thue"],
  ...["hoa-don-dien-tu", "thue-cho-thue-nha", "khai-trinh-lao-dong", "ly-lich-tu-phap", "khieu-nai", "to-cao"],
  ...["tiep-cong-dan", "phan-anh-1022"],
];

test("every record of the release goes by the home, by any ward, or by its own words, as read by hand", () => {
  const read = (wanted: ReturnType<typeof handInOf>) =>
    loadKnowledge()
      .records.filter((record) => handInOf(record) === wanted)
      .map(({ id }) => id)
      .sort();
  expect(read("home")).toEqual([...atHome].sort());
  expect(read(undefined)).toEqual([...byItself].sort());
});
