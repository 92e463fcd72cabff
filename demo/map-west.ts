import { estate, type Neighbourhood, road } from './map.ts';

/** The older half of 晴棠, between the canal and the mills. Drawn by hand; every name is invented. */
export const west: readonly Neighbourhood[] = [
  {
    no: '01',
    name: '雁来',
    nameEn: 'Yanlai',
    blocks: 6,
    estates: [
      estate('雁来新村', [4, 4, 4, 3, 4]),
      estate('纱厂北宿舍', [3, 4, 3], { aka: '老纱厂宿舍' }),
      estate('雁来苑', [2, 1, 2]),
      estate('南湾公寓', [1]),
    ],
    roads: [
      road('雁来路', 'odd', 1, 79, 1, 2, 3),
      road('雁来路', 'even', 2, 80, 4, 5, 6),
      road('横棠路', 'odd', 1, 59, 1, 4),
    ],
    landmarks: [
      [2, '老水塔'],
      [0, '雁来菜场'],
      [4, '纱厂后门'],
    ],
  },
  {
    no: '02',
    name: '橹声',
    nameEn: 'Lusheng',
    blocks: 6,
    estates: [
      estate('橹声里', [6, 6, 7, 6]),
      estate('船闸新村', [4, 4, 3, 4], { aka: '闸口老房子' }),
      estate('渡口小区', [3, 3]),
      estate('橹声名邸', [1, 2]),
    ],
    roads: [
      road('闸口路', 'both', 1, 96, 1, 2, 3),
      road('橹声弄', 'both', 1, 60, 4, 5),
      road('横棠路', 'odd', 61, 119, 5, 6),
    ],
    landmarks: [
      [1, '旧船闸'],
      [6, '渡口凉亭'],
    ],
  },
  {
    no: '03',
    name: '听禾',
    nameEn: 'Tinghe',
    blocks: 7,
    estates: [
      // 东风新村 stands here and in 竹笆弄, with the same building numbers: such a report is doubtful on purpose.
      estate('东风新村', [4, 4]),
      estate('𠮷祥里', [6]),
      estate('听禾苑', [4, 3, 4]),
      estate('稻香公寓', [2, 2, 1]),
      estate('幸福里', [4, 4, 3, 4, 3]),
    ],
    roads: [
      road('听禾路', 'odd', 1, 99, 1, 2, 3),
      road('听禾路', 'even', 2, 100, 4, 5, 6, 7),
      road('中弄', 'both', 1, 40, 2),
      road('横棠路', 'odd', 121, 179, 1, 7),
    ],
    landmarks: [
      [7, '幸福里大槐树'],
      [0, '听禾广场'],
      [3, '稻香亭'],
    ],
  },
  {
    no: '04',
    name: '梧影',
    nameEn: 'Wuying',
    blocks: 6,
    estates: [
      estate('梧影新村', [4, 4, 4, 4, 3]),
      estate('文教楼', [3], { aka: '老师范宿舍' }),
      estate('梧影华庭', [2, 1, 2]),
      estate('桂枝小区', [3, 4, 3]),
    ],
    roads: [
      road('梧影路', 'odd', 1, 65, 1, 2, 3),
      road('梧影路', 'even', 2, 66, 4, 5),
      road('横棠路', 'odd', 181, 239, 3, 6),
    ],
    landmarks: [
      [3, '师范老校门'],
      [1, '梧影书场'],
    ],
  },
  {
    no: '05',
    name: '银杏湾',
    nameEn: 'Yinxingwan',
    blocks: 7,
    estates: [
      estate('银杏湾一村', [4, 4, 4, 4]),
      estate('银杏湾二村', [4, 3, 4, 4]),
      estate('银杏湾三村', [4, 3]),
      estate('湾景苑', [2, 1, 2, 1]),
    ],
    roads: [
      road('银杏湾路', 'odd', 1, 119, 1, 2, 3, 4),
      road('银杏湾路', 'even', 2, 120, 5, 6, 7),
      road('横棠路', 'odd', 241, 299, 4, 5),
    ],
    landmarks: [
      [0, '银杏湾活动中心'],
      [2, '千年银杏'],
    ],
  },
  {
    no: '06',
    name: '槐荫弄',
    nameEn: 'Huaiyinnong',
    blocks: 6,
    estates: [
      estate('槐荫里', [7, 6, 7, 7, 6]),
      estate('粮库新村', [4, 4, 4], { aka: '粮站宿舍' }),
      estate('㐂乐坊', [6, 6]),
      estate('锅厂公寓', [3, 3]),
    ],
    roads: [
      road('槐荫弄', 'both', 1, 108, 1, 2, 3),
      road('粮库路', 'both', 1, 54, 4, 5),
      road('横棠路', 'even', 2, 60, 5, 6),
    ],
    landmarks: [
      [5, '㐂乐坊牌楼'],
      [3, '老粮库'],
    ],
  },
  {
    no: '07',
    name: '晒布场',
    nameEn: 'Shaibuchang',
    blocks: 6,
    estates: [
      estate('印染一村', [4, 4, 4, 4]),
      estate('印染二村', [4, 4, 3], { aka: '染厂后楼' }),
      estate('布场名苑', [2, 2, 1]),
      estate('晴川公寓', [1, 1]),
    ],
    roads: [
      road('晒布路', 'odd', 1, 71, 1, 2),
      road('晒布路', 'even', 2, 72, 3, 4),
      road('横棠路', 'even', 62, 120, 5, 6),
    ],
    landmarks: [
      [0, '晒布场老球场'],
      [2, '染坊井'],
    ],
  },
  {
    no: '08',
    name: '竹笆弄',
    nameEn: 'Zhubanong',
    blocks: 7,
    estates: [
      estate('东风新村', [4, 4, 3]),
      estate('竹笆小区', [4, 4, 4]),
      estate('篾匠里', [7, 6, 7, 6], { aka: '竹器社老房' }),
      estate('清竹苑', [2, 1, 2, 1]),
    ],
    roads: [
      road('竹笆弄', 'both', 1, 126, 4, 5, 6),
      road('中弄', 'both', 1, 40, 3),
      road('竹笆后路', 'odd', 1, 45, 1, 2),
      road('横棠路', 'even', 122, 180, 1, 7),
    ],
    landmarks: [
      [4, '竹器社门市'],
      [2, '东风澡堂'],
    ],
  },
  {
    no: '09',
    name: '锦梭',
    nameEn: 'Jinsuo',
    blocks: 6,
    estates: [
      estate('锦梭一村', [4, 4, 4, 3]),
      estate('锦梭二村', [4, 4, 4]),
      estate('织机苑', [2, 1, 2]),
      estate('丝厂工房', [5, 5], { aka: '缫丝老厂房' }),
    ],
    roads: [
      road('锦梭路', 'odd', 1, 87, 1, 2, 3),
      road('锦梭路', 'even', 2, 88, 4, 5),
      road('横棠路', 'even', 182, 240, 4, 6),
    ],
    landmarks: [
      [6, '丝厂大烟囱'],
      [1, '锦梭少年宫'],
    ],
  },
  {
    no: '10',
    name: '问渠',
    nameEn: 'Wenqu',
    blocks: 6,
    estates: [
      estate('问渠小区', [4, 3, 4, 4]),
      estate('水厂新村', [3, 3, 3], { aka: '老水厂宿舍' }),
      estate('渠上雅苑', [2, 2, 1]),
      estate('书带里', [6, 7]),
    ],
    roads: [
      road('问渠路', 'both', 1, 110, 1, 2, 3, 4),
      road('书带弄', 'both', 1, 48, 6),
      road('横棠路', 'even', 242, 300, 5, 6),
    ],
    landmarks: [
      [3, '老水厂泵房'],
      [0, '问渠桥'],
    ],
  },
];
